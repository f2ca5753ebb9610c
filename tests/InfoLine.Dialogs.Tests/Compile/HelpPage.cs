using System.Collections.Immutable;
using InfoLine.Dialogs.Compile;

namespace InfoLine.Dialogs.Tests.Compile;

/// <summary>A page of <c>docs/problems</c>: the bad files, what is said about them, and the mended files.</summary>
internal sealed record HelpPage(string Code, string Text, ImmutableArray<FlowSource> Bad, string Says, ImmutableArray<FlowSource> Mended)
{
    private const string OneLine = " (one line of it)";

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "problems");

    public static ImmutableArray<string> Codes { get; } =
        [.. Directory.EnumerateFiles(Folder, "IL*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static HelpPage Read(string code)
    {
        var text = File.ReadAllText(Path.Combine(Folder, $"{code}.md"));
        var mend = text.IndexOf("## Mend", StringComparison.Ordinal);
        var says = Fences(text, "text").FirstOrDefault() ?? "";
        return new(code, text, Files(text[..mend]), says, Files(text[mend..]));
    }

    private static ImmutableArray<FlowSource> Files(string part) =>
    [
        .. Fences(part, "yaml").Select(fence =>
        {
            var end = fence.IndexOf('\n', StringComparison.Ordinal);
            var name = fence[2..end];
            var text = fence[(end + 1)..];
            return name.EndsWith(OneLine, StringComparison.Ordinal) ? new FlowSource(name[..^OneLine.Length], Replaced(text)) : new FlowSource(name, text);
        }),
    ];

    // "  # offer:" or "  offer: …" takes the place of the first line of the small line that starts so.
    private static string Replaced(string line)
    {
        var key = line.TrimStart(' ', '#').Split(':')[0];
        var lines = SomeDialogs.Line.Split('\n');
        var at = Array.FindIndex(lines, old => old.StartsWith($"  {key}:", StringComparison.Ordinal));
        lines[at] = line;
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Fences(string text, string kind)
    {
        for (var from = text.IndexOf($"```{kind}\n", StringComparison.Ordinal); from >= 0; from = text.IndexOf($"```{kind}\n", from, StringComparison.Ordinal))
        {
            from += kind.Length + 4;
            var end = text.IndexOf("\n```", from, StringComparison.Ordinal);
            yield return text[from..end];
            from = end;
        }
    }
}
