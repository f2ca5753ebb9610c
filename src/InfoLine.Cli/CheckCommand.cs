using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Topics;

namespace InfoLine.Cli;

/// <summary><c>infoline check</c>: every problem with its place, and how to mend it.</summary>
internal static class CheckCommand
{
    public static int Run(string folder)
    {
        var compilation = DialogFolder.Compile(folder);
        if (compilation is null)
            return 1;
        foreach (var problem in compilation.Problems)
            Console.WriteLine(DialogFolder.Show(folder, problem));

        var errors = compilation.Problems.Count(problem => problem.Severity == Severity.Error);
        var warnings = compilation.Problems.Length - errors;
        Console.WriteLine(compilation.Flows is { } flows
            ? $"{flows.Flows.Count} flows, {flows.Steps.Count} steps, {flows.Facts.Count} facts, {flows.Languages.Length} languages, {compilation.Transcripts.Length} conversation tests{Asked(flows.Topics)}: no errors, {warnings} warnings."
            : $"{errors} errors, {warnings} warnings. The dialogs do not start until the errors are mended.");
        return errors > 0 ? 1 : 0;
    }

    private static string Asked(TopicSet topics) => topics.IsEmpty
        ? ""
        : $", {topics.Topics.Length} questions on {topics.Schemes.Length} schemes with {topics.Topics.Sum(topic => topic.Phrases.Length)} phrases";
}
