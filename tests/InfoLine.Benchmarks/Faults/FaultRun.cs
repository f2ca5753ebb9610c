using System.Diagnostics;

namespace InfoLine.Benchmarks.Faults;

/// <summary>What one fault led to.</summary>
/// <param name="Sentence">Which.</param>
/// <param name="Times">How often.</param>
/// <param name="Verdict">Whether the promise was kept.</param>
/// <param name="Recoveries">After each time: how long until everything that was accepted by then was answered.</param>
/// <param name="Retried">Posts that were not answered with 200.</param>
/// <param name="Troubles">Tries with which the carrier misbehaved.</param>
/// <param name="Lookups">How often the carrier was asked what it has.</param>
/// <param name="Elapsed">All in all.</param>
internal sealed record FaultResult(string Sentence, int Times, Verdict Verdict, List<TimeSpan> Recoveries, long Retried, long Troubles, long Lookups, TimeSpan Elapsed)
{
    /// <summary>What else is wrong: see <see cref="IFault.JudgeAsync"/>.</summary>
    public long ElseWrong { get; init; }

    /// <summary>True when all was as promised.</summary>
    public bool IsFaultless => Verdict.IsFaultless && ElseWrong == 0;
}

/// <summary>Sets the stage, lets a fault happen, lets all of it settle, and judges.</summary>
internal static class FaultRun
{
    /// <summary>Runs one.</summary>
    /// <param name="fault">Which.</param>
    /// <param name="setting">Around it; usually its own.</param>
    /// <param name="times">How often.</param>
    /// <param name="tell">Hears how far it is, and what is wrong.</param>
    public static async Task<FaultResult> RunAsync(IFault fault, Setting setting, int times, Action<string> tell)
    {
        var clock = Stopwatch.StartNew();
        await using var stage = await Stage.BuildAsync(setting);
        try
        {
            await stage.OpenAsync();
            stage.People.Start();
            await stage.AcceptsAsync(20);
            await fault.StrikeAsync(stage, times, tell);
            if (stage.People.AreWriting)
                await stage.AcceptsAsync(20);
            await stage.People.StopAsync();
            tell($"{fault.Name}: settling");
            await stage.SettleAsync();
            var verdict = await Verdict.OfAsync(stage, tell);
            var result = new FaultResult(fault.Sentence, times, verdict, stage.Record.Recoveries(), stage.People.Retried, stage.Carrier.Troubles, stage.Carrier.Lookups, clock.Elapsed)
            {
                ElseWrong = await fault.JudgeAsync(stage),
            };
            if (!result.IsFaultless)
                KeepLogs(stage, tell);
            return result;
        }
        catch
        {
            KeepLogs(stage, tell);
            throw;
        }
    }

    private static void KeepLogs(Stage stage, Action<string> tell)
    {
        var folder = Directory.CreateTempSubdirectory("infoline-fault-logs-").FullName;
        foreach (var (replica, i) in stage.Replicas.Select((replica, i) => (replica, i)))
            File.WriteAllLines(Path.Combine(folder, $"replica-{i}.log"), replica.Log);
        tell($"The logs of the replicas are in {folder}");
    }
}
