using System.Globalization;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Cli;

/// <summary><c>infoline test</c>: plays every conversation test and says which steps no test visits.</summary>
internal static class TestCommand
{
    public static int Run(string folder)
    {
        if (DialogFolder.CompileAndLearn(folder) is not { Flows: { } flows } compilation)
            return 1;
        if (compilation.Transcripts.IsEmpty)
        {
            Console.WriteLine($"There are no conversation tests in '{folder}'. Write one as name.chat.yaml, or save a chat: infoline play --save {Path.Combine(folder, "first.chat.yaml")}");
            return 1;
        }

        var results = TranscriptPlayer.PlayAll(flows, compilation.Transcripts, Today.Date).ToList();
        foreach (var result in results.Where(result => !result.Passed))
            ShowFailure(folder, result);
        ShowCoverage(flows, results);
        var failed = results.Count(result => !result.Passed);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compilation.Transcripts.Length} conversations on their channels and in their languages:"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{results.Count - failed} passed, {failed} failed"));
        return failed > 0 ? 1 : 0;
    }

    private static void ShowFailure(string folder, TranscriptResult result)
    {
        Console.WriteLine($"FAILED  {result.Transcript.Name} ({result.Channel}, {result.Language})");
        foreach (var failure in result.Failures)
            Console.WriteLine($"  {Path.Combine(folder, failure.Place.ToString())}: {failure.Sentence}");
    }

    private static void ShowCoverage(FlowSet flows, List<TranscriptResult> results)
    {
        var visited = results.SelectMany(result => result.Visited).ToHashSet(StringComparer.Ordinal);
        var missed = flows.Steps.Keys.Where(step => !visited.Contains(step)).Order(StringComparer.Ordinal).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{flows.Steps.Count - missed.Count} of {flows.Steps.Count} steps visited."));
        if (missed.Count > 0)
            Console.WriteLine($"No test visits: {string.Join(", ", missed)}");
    }
}
