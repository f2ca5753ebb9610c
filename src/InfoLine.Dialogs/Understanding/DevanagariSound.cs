namespace InfoLine.Dialogs.Understanding;

/// <summary>Writes the sounds of a word in Devanagari with the same letters as <see cref="LatinSound"/>, its unspoken last a left out.</summary>
internal static class DevanagariSound
{
    private const char Anusvara = '\u0902';
    private const char Virama = '\u094D';

    // क to ह in the order of the code points U+0915 to U+0939: aspirates without their h, all three sibilants as s.
    private const string Consonants = "kkggnccjjnttddnttddnnpfbbmyrrlllvsssh";

    /// <summary>Writes the sounds of a folded word (no nukta, no chandrabindu) into a room of twice its length and two.</summary>
    /// <returns>How many letters were written; 0 for a lone sign.</returns>
    public static int Write(ReadOnlySpan<char> word, Span<char> room)
    {
        var written = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (IsConsonant(word[i]))
                i += Syllable(word, i, room, ref written);
            else if (word[i] == Anusvara)
                Nasal(word, i, room, ref written);
            else
                i += Vowel(word, i, room, ref written);
        }
        return written;
    }

    // A consonant with its a, where nothing takes the a away. Returns how many characters after the first were read.
    private static int Syllable(ReadOnlySpan<char> word, int at, Span<char> room, ref int written)
    {
        if (word[at..].StartsWith("ज्ञ"))
        {
            room[written++] = 'g';
            room[written++] = 'y';
            return 2 + Inherent(word, at + 2, room, ref written);
        }
        room[written++] = Consonants[word[at] - 'क'];
        return Inherent(word, at, room, ref written);
    }

    private static int Inherent(ReadOnlySpan<char> word, int at, Span<char> room, ref int written)
    {
        var next = at + 1 < word.Length ? word[at + 1] : '\0';
        if (next == Virama)
            return 1;
        if (IsSign(next))
            return 0;
        if (next == '\0' && at > 0 && !KeepsLastA(word))
            return 0;
        // The last syllable of रजिस्ट्रेशन and पेंशन is the one of -tion and -sion.
        if (word[at] == 'श' && at > 1 && word[(at + 1)..] is "न" && word[at - 1] != Virama)
            return 0;
        room[written++] = 'a';
        return 0;
    }

    // केंद्र, योग्य and तत्व end in an a that people speak and write; बैंक, कार्ड and लिस्ट do not.
    private static bool KeepsLastA(ReadOnlySpan<char> word) => word.Length > 2 && word[^2] == Virama && word[^1] is 'य' or 'र' or 'व';

    // m before the lips close, n elsewhere, nothing at the end: there it only colours the vowel.
    private static void Nasal(ReadOnlySpan<char> word, int at, Span<char> room, ref int written)
    {
        if (at + 1 < word.Length && at > 0)
            room[written++] = word[at + 1] is >= 'प' and <= 'म' ? 'm' : 'n';
    }

    private static int Vowel(ReadOnlySpan<char> word, int at, Span<char> room, ref int written)
    {
        var next = at + 1 < word.Length ? word[at + 1] : '\0';
        // लाइन, टाइम, लाइसेंस: the long i of English, which English writes with i alone.
        if (word[at] is 'आ' or '\u093E' && next == 'इ' && at + 2 < word.Length && IsConsonant(word[at + 2]))
        {
            room[written++] = 'i';
            return 1;
        }
        var sounds = word[at] switch
        {
            'अ' or 'आ' or '\u093E' or 'ऍ' or '\u0945' => "a",
            'इ' or 'ई' or '\u093F' or '\u0940' => "i",
            'उ' or 'ऊ' or '\u0941' or '\u0942' => "u",
            'ऋ' or '\u0943' => "ri",
            'ए' or 'ऎ' or '\u0947' or '\u0946' => "e",
            'ऐ' or '\u0948' => next == Anusvara && at + 2 < word.Length ? "a" : "ai", // बैंक = bank
            'ओ' or 'ऑ' or 'ऒ' or '\u094B' or '\u0949' or '\u094A' => "o",
            'औ' or '\u094C' => "au",
            _ => "", // Visarga, avagraha and signs that no word of a question needs.
        };
        sounds.CopyTo(room[written..]);
        written += sounds.Length;
        return 0;
    }

    private static bool IsConsonant(char c) => c is >= 'क' and <= 'ह';

    private static bool IsSign(char c) => c is >= '\u093E' and <= '\u094C';
}
