namespace InfoLine.Benchmarks.Faults;

/// <summary><c>kill -9</c> of one of two replicas, started again at once.</summary>
internal sealed class KillReplicas : IFault
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(1.5);

    public string Name => "kill";

    public string Sentence => "`kill -9` of a random replica of two, started again at once";

    public int Times => 300;

    public Setting Setting => new() { MessagesPerSecond = 100, Senders = 320 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
#pragma warning disable CA5394 // A seeded chance is wanted.
        var chance = new Random(stage.Setting.Seed);
        for (var i = 1; i <= times; i++)
        {
            if (i % 10 == 1)
                tell($"kill: {i} of {times}, {stage.Record.Accepted} accepted, {stage.Record.Heard} heard");
            await Task.Delay(LongestLife * chance.NextDouble());
            var replica = stage.Replicas[chance.Next(stage.Replicas.Length)];
            replica.Kill();
            replica.Start();
            if (chance.Next(5) != 0) // One in five is killed while it still starts.
                await replica.ReadyAsync();
            stage.Record.Mended();
        }
#pragma warning restore CA5394
        foreach (var replica in stage.Replicas)
            await replica.ReadyAsync();
    }
}
