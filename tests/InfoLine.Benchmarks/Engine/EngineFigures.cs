using System.Diagnostics;
using InfoLine.Benchmarks.Report;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Benchmarks.Engine;

/// <summary>How many turns the dialogs take in a second of one core, and how much memory a turn costs.</summary>
internal static class EngineFigures
{
    private const double GoalTurns = 150_000;
    private const double GoalBytes = 6 * 1024;
    private const int Rounds = 6;

    public static IEnumerable<Figure> Measure(bool isShort)
    {
        var slice = TimeSpan.FromSeconds(isShort ? 0.5 : 3);
        var conversations = new Conversations(Compile());
        var bare = new BareMachine();
        Action engine = conversations.PlayBoth;
        Action floor = bare.Turn;

        Progress.Tell("Engine: warming up");
        Run(engine, Conversations.Turns, slice);
        Run(floor, 1, slice);

        // Slices by turns: whatever else the machine does meets both alike.
        var measured = Rate.None;
        var beside = Rate.None;
        for (var round = 0; round < Rounds; round++)
        {
            Progress.Tell($"Engine: round {round + 1} of {Rounds}");
            measured += Run(engine, Conversations.Turns, slice);
            beside += Run(floor, 1, slice);
        }

        return
        [
            new("Engine: turns in a CPU-second", Figure.Count(measured.PerSecond), Figure.Count(beside.PerSecond), $"≥ {Figure.Count(GoalTurns)}", measured.PerSecond >= GoalTurns),
            new("Engine: bytes allocated a turn", Figure.Count(measured.BytesEach), Figure.Count(beside.BytesEach), $"≤ {Figure.Count(GoalBytes)}", measured.BytesEach <= GoalBytes),
        ];
    }

    /// <summary>The dialogs of the benchmarks.</summary>
    public static FlowSet Compile()
    {
        var sources = Directory.EnumerateFiles(Repository.BenchmarkDialogs, "*.yaml").Select(file => new FlowSource(Path.GetFileName(file), File.ReadAllText(file)));
        var compiled = FlowCompiler.Compile(sources, new DateOnly(2026, 11, 22));
        return compiled.Flows ?? throw new InvalidOperationException(string.Join(Environment.NewLine, compiled.Problems));
    }

    private static Rate Run(Action action, int turnsEach, TimeSpan slice)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var turns = 0L;
        while (clock.Elapsed < slice)
        {
            for (var i = 0; i < 100; i++)
                action();
            turns += 100 * turnsEach;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        process.Refresh();
        return new(turns, process.TotalProcessorTime - cpu, bytes);
    }

    /// <param name="Turns">How many were taken.</param>
    /// <param name="Cpu">The CPU time of the whole process, collections included.</param>
    /// <param name="Bytes">Allocated.</param>
    private sealed record Rate(long Turns, TimeSpan Cpu, long Bytes)
    {
        public static Rate None { get; } = new(0, TimeSpan.Zero, 0);

        public double PerSecond => Turns / Cpu.TotalSeconds;

        public double BytesEach => (double)Bytes / Turns;

        public static Rate operator +(Rate one, Rate other) => new(one.Turns + other.Turns, one.Cpu + other.Cpu, one.Bytes + other.Bytes);
    }
}
