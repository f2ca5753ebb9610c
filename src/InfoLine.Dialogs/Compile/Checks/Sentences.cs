using System.Text.RegularExpressions;
using InfoLine.Dialogs.Compile.Bind;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Sentences stay short enough for slow readers.</summary>
internal static partial class Sentences
{
    /// <summary>The aim is 12 words; a sentence with a list of papers may need some more.</summary>
    private const int MostWords = 18;

    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var text in draft.Texts)
        {
            foreach (var (_, template) in text.Present)
            {
                var words = SentenceEnd().Split(template.Words).Max(WordsIn);
                if (words > MostWords)
                    problems.Warn(ProblemCode.LongSentence, template.Place, $"A sentence of this text has {words} words; slow readers lose the thread.", "Make two of it: at most 12 words each.");
            }
        }
    }

    private static int WordsIn(string sentence) =>
        sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit) || word.Contains('\uFFFC', StringComparison.Ordinal));

    // A full stop inside "2.5" or after "Rs" ends nothing.
    [GeneratedRegex(@"[.!?:;।|\n](?:\s|$)|[।\n]", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();
}
