using System.Diagnostics;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Faults;

/// <summary>People who write. Each message goes to a replica by chance; what is not answered with 200 is posted again elsewhere with the same id, before the same person writes on.</summary>
internal sealed class People(Stage stage)
{
    private const int Connections = 16;

    /// <summary>One message in so many follows at once on another one of the same person.</summary>
    private const int Impatient = 4;

    private readonly int[] _written = new int[stage.Setting.Senders];
    private Task[] _writing = [];
    private bool _isOver;
    private long _retried;

    /// <summary>Posts that were not answered with 200.</summary>
    public long Retried => Volatile.Read(ref _retried);

    /// <summary>True until they are stopped.</summary>
    public bool AreWriting => _writing.Length > 0;

    /// <summary>They begin to write.</summary>
    public void Start()
    {
        Volatile.Write(ref _isOver, false);
        _writing = [.. Enumerable.Range(0, Connections).Select(connection => Task.Run(() => WriteAsync(connection)))];
    }

    /// <summary>They stop as soon as what they have written is accepted.</summary>
    public async Task StopAsync()
    {
        Volatile.Write(ref _isOver, true);
        await Task.WhenAll(_writing);
        _writing = [];
    }

    /// <summary>The next message of somebody.</summary>
    public Message Next(int sender)
    {
        var number = ++_written[sender];
        return Webhooks.Write(run: 1, sender, number, Script.Text(sender, number));
    }

    private async Task WriteAsync(int connection)
    {
        Caller[] callers = [.. stage.Replicas.Select(replica => new Caller(replica.Address))];
#pragma warning disable CA5394 // A seeded chance is wanted.
        var chance = new Random(HashCode.Combine(stage.Setting.Seed, connection));
        var mine = stage.Setting.Senders / Connections;
        var sender = connection;
        while (!Volatile.Read(ref _isOver))
        {
            var atOnce = chance.Next(Impatient) == 0;
            if (!atOnce)
                sender = (chance.Next(mine) * Connections) + connection;
            await PostAsync(Next(sender), callers, chance.Next(callers.Length));
            if (!atOnce)
                await Task.Delay(TimeSpan.FromSeconds(2 * chance.NextDouble() * Connections / stage.Setting.MessagesPerSecond));
        }
#pragma warning restore CA5394
        foreach (var caller in callers)
            caller.Dispose();
    }

    private async Task PostAsync(Message message, Caller[] callers, int first)
    {
        var writtenAt = Stopwatch.GetTimestamp();
        for (var i = first; await callers[i % callers.Length].PostAsync(message.Request) != StatusCodes.Status200OK; i++)
        {
            Interlocked.Increment(ref _retried);
            await Task.Delay(10);
        }

        stage.Record.Accept(message.Sender, message.Number, writtenAt);
    }
}
