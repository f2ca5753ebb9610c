namespace InfoLine.Benchmarks.Faults;

/// <summary>Two replicas whose clocks are an hour wrong, from the start and by jumps, beside a carrier that breaks connections off after it took a message.</summary>
internal sealed class WrongClock : IFault
{
    private static readonly TimeSpan[] Shifts = [TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.Zero];

    public string Name => "clock";

    public string Sentence => "clocks of two replicas ± 1 h, jumping; 10 % of sends reset after accepting";

    public int Times => 12;

    public string? Lacks => FakeTime.Lacks;

    public Setting Setting => new() { Manners = new() { BreaksOff = 0.1 }, MessagesPerSecond = 60, Senders = 160 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 0; i < stage.Replicas.Length; i++)
        {
            var replica = stage.Replicas[i];
            FakeTime.Set(FileOf(stage, i), Shifts[i % 2]);
            foreach (var (key, value) in FakeTime.From(FileOf(stage, i)))
                replica.Environment[key] = value;
            await replica.TerminateAsync();
            replica.Start();
            await replica.ReadyAsync();
        }

        for (var i = 1; i <= times; i++)
        {
            tell($"clock: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await stage.AcceptsAsync(200);
            FakeTime.Set(FileOf(stage, i % stage.Replicas.Length), Shifts[i / 2 % Shifts.Length]);
            stage.Record.Mended();
        }
    }

    private static string FileOf(Stage stage, int replica) => Path.Combine(stage.Folder, $"clock-{replica}");
}

/// <summary>One process on SQLite whose clock is an hour ahead of that of the carrier: there is nobody to compare with but the carrier.</summary>
internal sealed class WrongClockAlone : IFault
{
    public string Name => "clock-sqlite";

    public string Sentence => "clock of one machine (SQLite) 1 h ahead; 20 % of sends reset after accepting";

    public int Times => 600;

    public string? Lacks => FakeTime.Lacks;

    public Setting Setting => new() { OnPostgres = false, Manners = new() { BreaksOff = 0.2 }, MessagesPerSecond = 40, Senders = 160 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        var (replica, file) = (stage.Replicas[0], Path.Combine(stage.Folder, "clock"));
        FakeTime.Set(file, TimeSpan.FromHours(1));
        foreach (var (key, value) in FakeTime.From(file))
            replica.Environment[key] = value;
        await replica.TerminateAsync();
        replica.Start();
        await replica.ReadyAsync();
        tell("clock-sqlite: an hour ahead");
        await stage.AcceptsAsync(times);
        stage.Record.Mended();
    }
}
