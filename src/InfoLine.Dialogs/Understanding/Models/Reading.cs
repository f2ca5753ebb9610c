namespace InfoLine.Dialogs.Understanding.Models;

/// <summary>Reads a message: how much of it, and whether there is anything to understand.</summary>
internal static class Reading
{
    /// <summary>Of longer messages the first and the last words count: people greet, tell and ask, in this order.</summary>
    public const int MostWords = 64;

    private const int MostLetters = 1500;
    private const int FirstWords = 40;

    /// <summary>The tokens of a message, at most <see cref="MostWords"/>.</summary>
    public static IReadOnlyList<Token> Tokens(string text)
    {
        var shorter = text.Length <= MostLetters ? text : string.Concat(text.AsSpan(0, MostLetters / 2), " ", text.AsSpan(text.Length - (MostLetters / 2)));
        var tokens = Phonetics.Read(shorter);
        return tokens.Length <= MostWords ? tokens : [.. tokens[..FirstWords], .. tokens[^(MostWords - FirstWords)..]];
    }

    /// <summary>Whether there is nothing to understand: no words, numbers alone, single letters.</summary>
    public static bool IsHopeless(IReadOnlyList<Token> tokens)
    {
        foreach (var token in tokens)
            if (token.Script != TokenScript.Digits && token.Written.Length > 1 && token.Key.Length > 0)
                return false;
        return true;
    }
}
