namespace InfoLine.Benchmarks.Faults;

/// <summary>The disk with the SQLite file is full for a while, again and again.</summary>
internal sealed class FullDisk : IFault
{
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(5);

    public string Name => "disk";

    public string Sentence => "disk with the SQLite file full for 5 s";

    public int Times => 10;

    public string? Lacks => SmallDisk.Lacks;

    public Setting Setting => new() { OnPostgres = false, DiskMegabytes = 512, MessagesPerSecond = 100, Senders = 320 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 1; i <= times; i++)
        {
            tell($"disk: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            SmallDisk.Fill(stage.Replicas[0].Folder);
            await Task.Delay(Full);
            SmallDisk.Free(stage.Replicas[0].Folder);
            stage.Record.Mended();
            await stage.AcceptsAsync(200);
        }
    }
}

/// <summary>PostgreSQL is away, and the disks on which messages wait for it are full for a while.</summary>
internal sealed class FullSpool : IFault
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(4);

    public string Name => "disk-spool";

    public string Sentence => "PostgreSQL away for 12 s, the disks of its spools full for 4 s of them";

    public int Times => 5;

    public string? Lacks => SmallDisk.Lacks;

    public Setting Setting => new() { DiskMegabytes = 64, MessagesPerSecond = 60, Senders = 160 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 1; i <= times; i++)
        {
            tell($"disk-spool: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await stage.Postgres.StopAtOnceAsync();
            await Task.Delay(Each);
            foreach (var replica in stage.Replicas)
                SmallDisk.Fill(replica.Folder);
            await Task.Delay(Each);
            foreach (var replica in stage.Replicas)
                SmallDisk.Free(replica.Folder);
            await Task.Delay(Each);
            await stage.Postgres.StartAgainAsync();
            stage.Record.Mended();
            await stage.AcceptsAsync(200);
        }
    }
}
