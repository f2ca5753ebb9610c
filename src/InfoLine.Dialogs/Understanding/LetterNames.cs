namespace InfoLine.Dialogs.Understanding;

/// <summary>Reads English letter names in Devanagari: जीएसटी is gst.</summary>
internal static class LetterNames
{
    private const int MostLetters = 12;

    // Longer names before their own beginnings: एम before ए.
    private static readonly (string Name, char Letter)[] Names =
    [
        ("डब्ल्यू", 'w'), ("डब्लू", 'w'), ("क्यू", 'q'), ("एक्स", 'x'), ("वाई", 'y'), ("जेड", 'z'),
        ("एफ", 'f'), ("एच", 'h'), ("एल", 'l'), ("एम", 'm'), ("एन", 'n'), ("एस", 's'), ("आई", 'i'), ("आइ", 'i'), ("आर", 'r'),
        ("बी", 'b'), ("सी", 'c'), ("डी", 'd'), ("जी", 'g'), ("जे", 'j'), ("के", 'k'), ("पी", 'p'), ("टी", 't'), ("यू", 'u'), ("वी", 'v'),
        ("ए", 'a'), ("ई", 'e'), ("ओ", 'o'),
    ];

    // Words of their own that read like letters: wife, whistle, vaccines, having drunk, elder sister, having lived.
    private static readonly string[] Words = ["बीवी", "सीटी", "टीके", "पीके", "जीजी", "जीके"];

    /// <summary>The letters that a whole word names, or null where it is any other word. One letter is no acronym.</summary>
    public static string? Acronym(ReadOnlySpan<char> word)
    {
        if (word[0] is not ('ए' or 'आ' or 'ई' or 'ओ') && (word.Length < 2 || word[1] is not ('\u0940' or '\u0942' or '\u0947' or '\u093E' or '\u094D' or 'ब')))
            return null;
        Span<char> room = stackalloc char[MostLetters];
        var n = 0;
        var rest = word;
        while (!rest.IsEmpty && n < MostLetters && First(rest) is (var name, var letter))
        {
            room[n++] = letter;
            rest = rest[name.Length..];
        }
        return rest.IsEmpty && n > 1 && !IsWord(word) ? new string(room[..n]) : null;
    }

    /// <summary>The letter that a word names alone, or null.</summary>
    public static char? Single(ReadOnlySpan<char> word) => First(word) is (var name, var letter) && name.Length == word.Length ? letter : null;

    private static (string Name, char Letter)? First(ReadOnlySpan<char> rest)
    {
        foreach (var name in Names)
            if (rest.StartsWith(name.Name))
                return name;
        return null;
    }

    private static bool IsWord(ReadOnlySpan<char> word)
    {
        foreach (var own in Words)
            if (word.SequenceEqual(own))
                return true;
        return false;
    }
}
