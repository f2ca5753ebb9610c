namespace InfoLine.Dialogs.Words;

/// <summary>Says whether a typed word is a known word with one slip of the finger.</summary>
public static class Typo
{
    private const int FewestLetters = 4;
    private const int FewestIndicLetters = 3;

    /// <summary>Whether the two are equal, or differ by one letter put in, left out or replaced, or by two neighbours that changed
    /// places.</summary>
    /// <param name="a">A folded word or phrase.</param>
    /// <param name="b">Another one. A matra, a virama and an anusvara count as letters of their own: they have their own keys.</param>
    /// <returns>True for a Damerau-Levenshtein distance of 0 or 1. Looks at each letter once.</returns>
    public static bool Within1(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
        {
            var longer = a;
            a = b;
            b = longer;
        }
        if (b.Length - a.Length > 1)
            return false;

        var same = a.CommonPrefixLength(b);
        a = a[same..];
        b = b[same..];
        if (a.Length != b.Length)
            return a.SequenceEqual(b[1..]);
        if (a.Length <= 1)
            return true;
        return a[1..].SequenceEqual(b[1..])
            || (a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }

    /// <summary>Whether a known word is long enough to forgive a slip: four letters, or three in the scripts of India, whose letters carry
    /// their vowels.</summary>
    /// <param name="word">A folded word. With a digit in it, it forgives nothing: 12 is not 13.</param>
    /// <returns>False where one letter too easily makes another word: बंद has two letters, मदद and मुद्रा have three.</returns>
    public static bool Forgives(ReadOnlySpan<char> word)
    {
        var letters = 0;
        var indic = false;
        foreach (var c in word)
        {
            if (char.IsDigit(c))
                return false;
            if (!char.IsLetter(c))
                continue; // matras, virama, anusvara: part of the letter before them
            letters++;
            indic |= c is >= '\u0900' and <= '\u0DFF';
        }
        return letters >= (indic ? FewestIndicLetters : FewestLetters);
    }
}
