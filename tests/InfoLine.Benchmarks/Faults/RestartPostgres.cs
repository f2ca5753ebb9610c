namespace InfoLine.Benchmarks.Faults;

/// <summary>PostgreSQL stops without a word and is started again.</summary>
internal sealed class RestartPostgres : IFault
{
    public string Name => "postgres";

    public string Sentence => "PostgreSQL stopped at once (`immediate`) and started again";

    public int Times => 20;

    public Setting Setting => new() { MessagesPerSecond = 100, Senders = 320 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 1; i <= times; i++)
        {
            tell($"postgres: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await stage.Postgres.StopAtOnceAsync();
            await stage.Postgres.StartAgainAsync();
            stage.Record.Mended();
            await stage.AcceptsAsync(200);
        }
    }
}

/// <summary>PostgreSQL is away for minutes; people write to both replicas, which keep it on their disks.</summary>
/// <param name="away">For how long each time.</param>
internal sealed class PostgresAway(TimeSpan away) : IFault
{
    public string Name => "away";

    public string Sentence => $"PostgreSQL away for {away.TotalMinutes:0.#} minutes; messages wait in two spools";

    public int Times => 1;

    public Setting Setting => new() { MessagesPerSecond = 40, Senders = 320 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 1; i <= times; i++)
        {
            await stage.Postgres.StopAtOnceAsync();
            tell($"away: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await Task.Delay(away);
            tell($"away: back, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await stage.Postgres.StartAgainAsync();
            stage.Record.Mended();
            await stage.AcceptsAsync(400);
        }
    }
}
