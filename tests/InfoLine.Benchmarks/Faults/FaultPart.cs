using System.Globalization;
using InfoLine.Benchmarks.Report;

namespace InfoLine.Benchmarks.Faults;

/// <summary><c>infra/bench faults</c>: runs faults one after the other and prints one table.</summary>
internal static class FaultPart
{
    public const string Word = "faults";

    private const string Usage = "infra/bench faults [name...] [--times N] [--minutes N] [--seed N]";

    /// <summary>Runs those that are named, or all.</summary>
    /// <returns>0; 1 when a promise was broken; 2 when the arguments are not understood.</returns>
    public static async Task<int> RunAsync(string[] words)
    {
        int? times = null;
        var (minutes, seed) = (5.0, 1);
        var names = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            var number = i + 1 < words.Length && double.TryParse(words[i + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : (double?)null;
            switch (words[i])
            {
                case "--times" when number is { } n:
                    times = (int)n;
                    i++;
                    break;
                case "--minutes" when number is { } n:
                    minutes = n;
                    i++;
                    break;
                case "--seed" when number is { } n:
                    seed = (int)n;
                    i++;
                    break;
                default:
                    names.Add(words[i]);
                    break;
            }
        }

        var all = All(TimeSpan.FromMinutes(minutes));
        if (names.Exists(name => all.All(fault => fault.Name != name)))
        {
            await Console.Error.WriteLineAsync($"{Usage}{Environment.NewLine}Faults: {string.Join(", ", all.Select(fault => fault.Name))}.");
            return 2;
        }

        return await RunAsync([.. all.Where(fault => names.Count == 0 || names.Contains(fault.Name))], times, seed);
    }

    private static IFault[] All(TimeSpan away) =>
    [
        new KillReplicas(), new RestartReplicas(), new RestartPostgres(), new PostgresAway(away), new RedisTroubles(), new SamePosts(), new CarrierTroubles(), new ReceiptTroubles(),
        new WrongClock(), new WrongClockAlone(), new FullDisk(), new FullSpool(),
    ];

    private static async Task<int> RunAsync(IFault[] faults, int? times, int seed)
    {
        var before = Machine.Load();
        var results = new List<FaultResult>();
        foreach (var fault in faults)
        {
            if (fault.Lacks is { } lacking)
            {
                Progress.Tell($"{fault.Name}: left out, because {lacking}");
                continue;
            }

            Progress.Tell($"{fault.Name}: {fault.Sentence}");
            results.Add(await FaultRun.RunAsync(fault, fault.Setting with { Seed = seed }, times ?? fault.Times, Progress.Tell));
            Progress.Tell($"{fault.Name}: {results[^1].Verdict}");
        }

        Print(results, before, seed);
        return results.TrueForAll(result => result.IsFaultless) ? 0 : 1;
    }

    private static void Print(List<FaultResult> results, string before, int seed)
    {
        Console.WriteLine();
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"Load average before {before}, after {Machine.Load()}. Seed {seed}.");
        Console.WriteLine();
        Console.WriteLine("| fault | times | accepted | answered | lost | doubled | out of order | to stopped people | sessions unlike their replay | else wrong | seconds to recover, median / worst | posted again | run |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var result in results)
        {
            var verdict = result.Verdict;
            Console.WriteLine(
                $"| {result.Sentence} | {Figure.Count(result.Times)} | {Figure.Count(verdict.Accepted)} | {Figure.Count(verdict.Answered)} | {verdict.Lost} | {verdict.Doubled} "
                + $"| {verdict.OutOfOrder} | {verdict.ToStopped} | {verdict.Unlike} | {result.ElseWrong} | {Seconds(result.Recoveries)} | {Figure.Count(result.Retried)} | {result.Elapsed.TotalMinutes:0.0} min |");
        }
    }

    private static string Seconds(List<TimeSpan> recoveries)
    {
        var ordered = recoveries.Order().ToList();
        return ordered.Count == 0 ? "" : $"{ordered[ordered.Count / 2].TotalSeconds:0.0} / {ordered[^1].TotalSeconds:0.0}";
    }
}
