namespace InfoLine.Dialogs.Understanding;

/// <summary>Takes from the sounds of a word what people write one way or the other, so that both ways have one key.</summary>
/// <remarks>Each step is one walk over the letters. The order matters: a later step sees what the earlier ones left.</remarks>
internal static class SoundFold
{
    // Words shorter than these keep their ends: little else tells them apart.
    private const int LongEnoughForN = 5;
    private const int LongEnoughForR = 5;
    private const int LongEnoughForE = 4;

    /// <summary>Shortens in place.</summary>
    /// <param name="sounds">What <see cref="LatinSound"/> or <see cref="DevanagariSound"/> wrote.</param>
    /// <returns>The length of the key.</returns>
    public static int Shorten(Span<char> sounds)
    {
        var n = SingleLetters(sounds);
        n = JoinVowels(sounds[..n]);
        n = DropSoftH(sounds[..n]);
        n = DropMedialA(sounds[..n]);
        n = DropVAfterS(sounds[..n]);
        n = Ends(sounds[..n]);
        return Early(sounds[..n]);
    }

    // bussiness = business.
    private static int SingleLetters(Span<char> s)
    {
        var n = 0;
        foreach (var c in s)
            if (n == 0 || s[n - 1] != c)
                s[n++] = c;
        return n;
    }

    // paisa = pesa, aurat = orat, chahiye = chahie, biyaj = byaj, thelia = theliya.
    private static int JoinVowels(Span<char> s)
    {
        var n = 0;
        for (var i = 0; i < s.Length; i++)
        {
            var next = At(s, i + 1);
            var c = s[i];
            if (c == 'a' && next == 'i' && IsConsonant(At(s, i + 2)) && At(s, i + 2) != 'y')
                (c, i) = ('e', i + 1);
            else if (c == 'a' && next == 'u')
                (c, i) = ('o', i + 1);
            else if (c == 'y' && next == 'e' && n > 0 && IsVowel(s[n - 1]))
                continue;
            else if (c == 'i' && next == 'y' && At(s, i + 2) != 'e' && IsVowel(At(s, i + 2)))
                continue;
            else if (c == 'i' && next == 'a')
                c = 'y';
            s[n++] = c;
        }
        return n;
    }

    // mahila = maila, samuh = samu, tehsil = tesil: after a vowel the h is hardly heard.
    private static int DropSoftH(Span<char> s)
    {
        var n = 0;
        for (var i = 0; i < s.Length; i++)
        {
            var soft = s[i] == 'h' && n > 0 && IsVowel(s[n - 1]) && (i < s.Length - 1 || i > 1);
            if (!soft)
                s[n++] = s[i];
        }
        return n;
    }

    // yojana = yojna, jamanat = jamnat: an a between consonants that is neither the first nor the last vowel of the word.
    // Hindi does not always speak it, and Latin letters do not tell it from the long one.
    private static int DropMedialA(Span<char> s)
    {
        var last = s.LastIndexOfAny("aeiou");
        var vowels = 0;
        var n = 0;
        for (var i = 0; i < s.Length; i++)
        {
            vowels += IsVowel(s[i]) ? 1 : 0;
            var medial = s[i] == 'a' && vowels > 1 && i < last && n > 0 && IsConsonant(s[n - 1]) && IsConsonant(At(s, i + 1));
            if (!medial)
                s[n++] = s[i];
        }
        return n;
    }

    // vishvkarma = vishkarma.
    private static int DropVAfterS(Span<char> s)
    {
        var n = 0;
        for (var i = 0; i < s.Length; i++)
            if (!(s[i] == 'v' && n > 0 && s[n - 1] == 's' && IsConsonant(At(s, i + 1))))
                s[n++] = s[i];
        return n;
    }

    // kagajon = कागजों, senter = सेंटर, lone = lon.
    private static int Ends(Span<char> s)
    {
        var n = s.Length;
        if (n >= LongEnoughForN && s[n - 1] == 'n' && s[n - 2] is 'o' or 'e')
            n--;
        if (n >= LongEnoughForR && s[n - 1] == 'r' && s[n - 2] is 'e' or 'o')
            s[n - 2] = 'a';
        if (n >= LongEnoughForE && s[n - 1] == 'e' && s[..(n - 1)].ContainsAny("aiueo"))
            n--;
        return n;
    }

    // dokan = dukan, benk = bank.
    private static int Early(Span<char> s)
    {
        if (s.Length == 5 && s[1] == 'o' && s[3] == 'a' && IsConsonant(s[0]) && IsConsonant(s[2]) && IsConsonant(s[4]))
            s[1] = 'u';
        if (s.IndexOf("enk") is >= 0 and var at)
            s[at] = 'a';
        return s.Length;
    }

    private static char At(ReadOnlySpan<char> s, int at) => at < s.Length ? s[at] : '\0';

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static bool IsConsonant(char c) => c is not '\0' && !IsVowel(c);
}
