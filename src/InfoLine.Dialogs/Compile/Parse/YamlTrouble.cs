using System.Text.RegularExpressions;
using InfoLine.Dialogs.Flows;
using YamlDotNet.Core;

namespace InfoLine.Dialogs.Compile.Parse;

/// <summary>Says in plain words why a file is not YAML: the four mistakes that writers make, else the line.</summary>
internal static partial class YamlTrouble
{
    /// <summary>Looks for letters that were broken when the file was saved. True when it found some.</summary>
    public static bool InLetters(FlowSource source, ProblemList problems)
    {
        var at = source.Text.AsSpan().IndexOfAny(Broken);
        if (at < 0)
            at = LoneSurrogate(source.Text);
        if (at < 0)
            return false;
        problems.Error(ProblemCode.BrokenLetters, PlaceOf(source, at), "A letter here is broken; a villager would see a box or a question mark.",
            "The file was saved in an old encoding or was damaged. Save it as UTF-8 and write the letter again.");
        return true;
    }

    /// <summary>Explains why the file could not be read.</summary>
    public static void Explain(FlowSource source, YamlException exception, ProblemList problems)
    {
        var lines = source.Text.Split('\n');
        var line = (int)Math.Clamp(exception.Start.Line, 1, Math.Max(1, lines.Length));
        var column = (int)Math.Clamp(exception.Start.Column, 1, int.MaxValue);
        var tab = Array.FindIndex(lines, text => TabIndent().IsMatch(text));
        // After a tab the reader is often so lost that it knows no place.
        if (tab >= 0 && (tab < line || line == 1))
        {
            problems.Error(ProblemCode.Tab, new(source.Path, tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1),
                "This line starts with a tab, and the file cannot be read from here on.", "Use spaces at the start of lines, two for each level.");
            return;
        }

        // The reader notices a stray bracket or colon on its own line or on the one after.
        foreach (var nearby in (int[])[line, line - 1])
        {
            if (nearby >= 1 && NeedsQuotes(lines[nearby - 1]) is { } sentence)
            {
                problems.Error(ProblemCode.NeedsQuotes, new(source.Path, nearby, Indent(lines[nearby - 1]) + 1), sentence,
                    "Put the whole text in double quotes: en: \"Note: it is free.\"");
                return;
            }
        }

        if (OpenQuote(exception.Message))
        {
            problems.Error(ProblemCode.QuoteOpen, new(source.Path, line, column), "A quote is opened here and never closed, so the rest of the file is taken for one text.",
                "Add the closing quote. An apostrophe inside a text is fine when the text stands in double quotes.");
            return;
        }

        problems.Error(ProblemCode.NotYaml, new(source.Path, line, column), "This line does not fit the lines above it, so the file cannot be read.",
            "Look at the spaces at the start of this line and the one above, and for a missing colon, quote or bracket.");
    }

    private static string? NeedsQuotes(string line)
    {
        if (BracketFirst().Match(line) is { Success: true } bracket)
            return $"A text cannot start with '{bracket.Groups["mark"].Value}' unless it stands in quotes.";
        if (BracketInside().IsMatch(line))
            return "A text with a curly bracket inside must stand in quotes when it stands between curly brackets itself.";
        return ColonInside().IsMatch(line) ? "A text that has a colon and a space inside must stand in quotes, else the part before the colon is taken for a name." : null;
    }

    private static bool OpenQuote(string message) =>
        message.Contains("quoted scalar", StringComparison.OrdinalIgnoreCase);

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else
                return i;
        }

        return -1;
    }

    private static Place PlaceOf(FlowSource source, int at)
    {
        var before = source.Text.AsSpan(0, at);
        var line = before.Count('\n') + 1;
        return new(source.Path, line, at - before.LastIndexOf('\n'));
    }

    // U+FFFD is what remains of bytes that were not UTF-8; the rest are control characters that no editor writes.
    private static readonly System.Buffers.SearchValues<char> Broken = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (char)c), '\u007F', '\uFFFD', '\uFFFE', '\uFFFF']);

    [GeneratedRegex(@"^ *\t\s*\S", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TabIndent();

    // A value that opens with a placeholder and goes on after it: en: {mudra.most} is the most.
    [GeneratedRegex(@"^\s*(?:- )?[\w.]+:\s+(?<mark>[{\[@`%])[^{}]*(?:[}\]]\s*[^\s,}\]#]|$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BracketFirst();

    // { en: Up to {mudra.most}, hi: … } without quotes.
    [GeneratedRegex(@"[{,]\s*\w+:\s+[^\s""'{\[,}][^""',{}]*\{", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BracketInside();

    [GeneratedRegex(@"^\s*(?:- )?[\w.]+:\s+[^\s""'{\[|>#&*!][^""#]*:\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ColonInside();
}
