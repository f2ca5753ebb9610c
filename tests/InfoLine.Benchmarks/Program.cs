using InfoLine.Benchmarks.Desk;
using InfoLine.Benchmarks.Engine;
using InfoLine.Benchmarks.Faults;
using InfoLine.Benchmarks.Providers;
using InfoLine.Benchmarks.Replicas;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Reports;
using InfoLine.Benchmarks.Service;
using InfoLine.Benchmarks.Understanding;

namespace InfoLine.Benchmarks;

/// <summary>Measures what the README quotes, each figure beside its floor in the same run, and prints one table.</summary>
public static class Program
{
    /// <summary>The hidden word that makes this process the floor of the service: <see cref="BareEndpoint"/>.</summary>
    internal const string BareEndpointWord = "bare-endpoint";

    /// <summary>The hidden word that makes this process the floor of replicas: <see cref="BareRowsEndpoint"/>.</summary>
    internal const string BareRowsWord = "bare-rows";

    /// <summary>For every host of ours: one that watches the folder of its settings also watches each write to the database below it, and slows down what is measured.</summary>
    internal const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Runs the parts that are named, or all.</summary>
    /// <returns>0; 1 when a message was lost, doubled, out of order or not shown; 2 when the arguments are not understood.</returns>
    public static async Task<int> Main(string[] args)
    {
        if (args is [BareEndpointWord, var url, var database])
            return await BareEndpoint.RunAsync(url, database);
        if (args is [BareRowsWord, var address, var connection, .. var carrier])
            return await BareRowsEndpoint.RunAsync(address, connection, carrier is [var there] ? there : null);
        if (args is [BuildComparison.Word, var other])
            return await BuildComparison.RunAsync(other);
        if (args is [FaultPart.Word, .. var faults])
            return await FaultPart.RunAsync(faults);
        if (Wish.Read(args) is not { } wish)
        {
            await Console.Error.WriteLineAsync(Wish.Usage);
            return 2;
        }

        var before = Machine.Load();
        var figures = new List<Figure>();
        var isRight = true;
        if (wish.Engine)
            figures.AddRange(EngineFigures.Measure(wish.Short));
        if (wish.Match)
            figures.AddRange(MatchFigures.Measure(wish.Short));
        if (wish.Understanding)
            figures.AddRange(UnderstandingFigures.Measure(wish.Short));
        if (wish.Reports || wish.Villagers)
            figures.AddRange(await LargeProgramme.MeasureAsync(wish));
        if (wish.Service)
        {
            var (measured, faultless) = await ServiceFigures.MeasureAsync(wish);
            figures.AddRange(measured);
            isRight &= faultless;
        }

        if (wish.Desk)
        {
            var (measured, faultless) = await DeskFigures.MeasureAsync(wish);
            figures.AddRange(measured);
            isRight &= faultless;
        }

        if (wish.Replicas)
        {
            var (measured, faultless) = await ReplicaFigures.MeasureAsync(wish);
            figures.AddRange(measured);
            isRight &= faultless;
        }

        if (wish.Million)
        {
            var (measured, faultless) = await MillionFigures.MeasureAsync(wish);
            figures.AddRange(measured);
            isRight &= faultless;
        }

        if (wish.Kill)
        {
            var result = await KillRun.RunAsync(wish.KillPlan, Progress.Tell);
            figures.AddRange(result.Figures);
            isRight &= result.IsFaultless;
        }

        Table.Print(figures, before, $"Seed {wish.Seed}.{(wish.Short ? " A quick pass: too short to quote." : "")}");
        return isRight ? 0 : 1;
    }
}
