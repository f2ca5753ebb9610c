namespace InfoLine.Benchmarks.Faults;

/// <summary>Redis is killed and started again, frozen and thawed, emptied, by turns.</summary>
internal sealed class RedisTroubles : IFault
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(4);

    public string Name => "redis";

    public string Sentence => "Redis killed, frozen, emptied, by turns";

    public int Times => 15;

    public Setting Setting => new() { WithRedis = true, MessagesPerSecond = 100, Senders = 320 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        for (var i = 1; i <= times; i++)
        {
            tell($"redis: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await ((i % 3) switch { 1 => KillAsync(stage), 2 => FreezeAsync(stage), _ => stage.Redis.FlushAsync() });
            stage.Record.Mended();
            await stage.AcceptsAsync(100);
        }
    }

    private static async Task KillAsync(Stage stage)
    {
        stage.Redis.Kill();
        await Task.Delay(Away);
        await stage.Redis.StartAsync();
    }

    private static async Task FreezeAsync(Stage stage)
    {
        await stage.Redis.FreezeAsync();
        await Task.Delay(Away);
        await stage.Redis.ThawAsync();
    }
}
