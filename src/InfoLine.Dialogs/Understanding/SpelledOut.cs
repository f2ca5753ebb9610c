using System.Collections.Immutable;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Joins an acronym that was written letter by letter: <c>g s t</c>, <c>P.M.E.G.P.</c>, जी एस टी.</summary>
internal static class SpelledOut
{
    // Two letters in a row may be two small words: "h k".
    private const int FewestLetters = 3;
    private const int MostLetters = 12;

    /// <summary>Replaces each run of three to twelve single letters by one token.</summary>
    public static void Join(ImmutableArray<Token>.Builder tokens)
    {
        var kept = 0;
        for (var i = 0; i < tokens.Count;)
        {
            var run = Run(tokens, i);
            if (run is >= FewestLetters and <= MostLetters)
                tokens[kept++] = Joined(tokens, i, run);
            else
                for (var j = 0; j < run || j == 0; j++)
                    tokens[kept++] = tokens[i + j];
            i += Math.Max(run, 1);
        }
        tokens.Count = kept;
    }

    private static int Run(ImmutableArray<Token>.Builder tokens, int start)
    {
        var end = start;
        while (end < tokens.Count && Letter(tokens[end]) is not null)
            end++;
        return end - start;
    }

    private static Token Joined(ImmutableArray<Token>.Builder tokens, int start, int length)
    {
        Span<char> letters = stackalloc char[MostLetters];
        for (var i = 0; i < length; i++)
            letters[i] = Letter(tokens[start + i])!.Value; // Run counted letters only.
        var written = new string(letters[..length]);
        var key = Phonetics.Sound(written, TokenScript.Latin);
        return new(written, key, Skeleton.Of(key), TokenScript.Latin, IsFunctionWord: false);
    }

    private static char? Letter(in Token token) => token.Script switch
    {
        TokenScript.Latin when token.Written.Length == 1 => token.Written[0],
        TokenScript.Devanagari when token.Written.Length <= 7 => LetterNames.Single(token.Written),
        _ => null,
    };
}
