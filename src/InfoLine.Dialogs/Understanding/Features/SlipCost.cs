namespace InfoLine.Dialogs.Understanding.Features;

/// <summary>How unlikely it is that somebody who meant one word typed another: vowels that were saved cost little, a key beside the right one less than any other.</summary>
internal static class SlipCost
{
    /// <summary>What a slip of the finger costs: two letters in the wrong order, a key beside the right one.</summary>
    public const float Slip = 0.7f;

    private const float SavedVowel = 0.35f;
    private const float SavedH = 0.4f;
    private const float DoubledLetter = 0.2f;
    private const float OtherVowel = 0.5f;
    private const float LostLetter = 0.8f;
    private const float AddedLetter = 0.8f;
    private const float OtherLetter = 1.1f;

    private const int LongestWord = 31;
    private const string KeyRows = "qwertyuiop asdfghjkl  zxcvbnm";
    private const int KeysInRow = 11;

    private static readonly uint[] Neighbours = [.. Enumerable.Range(0, 26).Select(i => NeighboursOf((char)('a' + i)))];

    /// <summary>The cheapest way from a known word to a typed one.</summary>
    /// <param name="typed">What was written, one script.</param>
    /// <param name="known">What may have been meant, in the same script.</param>
    /// <param name="limit">What is dearer need not be known exactly.</param>
    /// <returns>0 for equal words; <see cref="float.MaxValue"/> for anything above the limit.</returns>
    public static float Of(ReadOnlySpan<char> typed, ReadOnlySpan<char> known, float limit)
    {
        if (typed.Length > LongestWord || known.Length > LongestWord)
            return float.MaxValue;
        const int width = LongestWord + 1;
        Span<float> rows = stackalloc float[4 * width];
        var before = rows[..width];
        var above = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        // What depends on one word alone is looked at once, not once for every letter of the other.
        var lost = rows[(3 * width)..];
        above[0] = 0;
        for (var j = 1; j <= known.Length; j++)
            above[j] = above[j - 1] + (lost[j] = Lost(known, j - 1));
        for (var i = 1; i <= typed.Length; i++)
        {
            var (letter, added) = (typed[i - 1], Added(typed, i - 1));
            var cheapest = row[0] = above[0] + added;
            for (var j = 1; j <= known.Length; j++)
            {
                var cost = above[j - 1] + Changed(letter, known[j - 1]);
                cost = Math.Min(cost, row[j - 1] + lost[j]);
                cost = Math.Min(cost, above[j] + added);
                if (i > 1 && j > 1 && letter == known[j - 2] && typed[i - 2] == known[j - 1])
                    cost = Math.Min(cost, before[j - 2] + Slip);
                row[j] = cost;
                cheapest = Math.Min(cheapest, cost);
            }
            if (cheapest > limit)
                return float.MaxValue;
            var free = before;
            before = above;
            above = row;
            row = free;
        }
        return above[known.Length] <= limit ? above[known.Length] : float.MaxValue;
    }

    /// <summary>Which consonants a word has, a bit each, h left out: words with quite other ones need no closer look.</summary>
    public static uint Consonants(ReadOnlySpan<char> word)
    {
        var set = 0u;
        foreach (var c in word)
            if (!IsVowel(c) && c is not ('h' or 'ह'))
                set |= 1u << (c & 31);
        return set;
    }

    /// <summary>Whether a letter is a vowel of Latin letters, or a sign of Devanagari that goes with a consonant.</summary>
    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or (>= '\u093E' and <= '\u094D') or '\u0902';

    private static float Lost(ReadOnlySpan<char> known, int at)
    {
        if (at > 0 && known[at - 1] == known[at])
            return DoubledLetter;
        if (IsVowel(known[at]))
            return at == 0 ? LostLetter : SavedVowel;
        return known[at] is 'h' ? SavedH : LostLetter;
    }

    private static float Added(ReadOnlySpan<char> typed, int at)
    {
        if (at > 0 && typed[at - 1] == typed[at])
            return DoubledLetter;
        return (at > 0 && AreNeighbours(typed[at - 1], typed[at])) || (at + 1 < typed.Length && AreNeighbours(typed[at + 1], typed[at])) ? Slip : AddedLetter;
    }

    private static float Changed(char typed, char known)
    {
        if (typed == known)
            return 0;
        if (IsVowel(typed) && IsVowel(known))
            return OtherVowel;
        return AreNeighbours(typed, known) ? Slip : OtherLetter;
    }

    // In Devanagari, where boards differ, the letters beside it in the alphabet: they sound alike too.
    private static bool AreNeighbours(char a, char b)
    {
        if (char.IsAsciiLetterLower(a) && char.IsAsciiLetterLower(b))
            return (Neighbours[a - 'a'] >> (b - 'a') & 1) != 0;
        return a is >= 'क' and <= 'ह' && Math.Abs(a - b) == 1;
    }

    private static uint NeighboursOf(char letter)
    {
        var set = 0u;
        var own = KeyRows.IndexOf(letter, StringComparison.Ordinal);
        for (var other = 0; other < KeyRows.Length; other++)
        {
            var (down, across) = (Math.Abs((other / KeysInRow) - (own / KeysInRow)), (other % KeysInRow) - (own % KeysInRow));
            if (KeyRows[other] != ' ' && ((down == 0 && Math.Abs(across) == 1) || (down == 1 && Math.Abs(across) <= 1)))
                set |= 1u << (KeyRows[other] - 'a');
        }
        return set;
    }
}
