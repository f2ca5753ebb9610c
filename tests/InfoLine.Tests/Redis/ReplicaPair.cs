using InfoLine.Conversations;
using InfoLine.Messaging;
using InfoLine.Redis;
using InfoLine.Storage;

namespace InfoLine.Tests.Redis;

/// <summary>Two replicas on one PostgreSQL: one only accepts, the other takes the turns and sends. The clock stands still, so nobody looks by himself.</summary>
internal sealed class ReplicaPair(TestDatabase database, Line door, Line worker) : IAsyncDisposable
{
    public Line Door => door;

    public FakeClock Clock => door.Clock;

    public static async Task<ReplicaPair> OpenAsync(Store store, string redis, bool isRedis = true)
    {
        var database = await TestDatabase.NewAsync(store);
        var clock = new FakeClock();
        var loop = new LoopChannel();
        string[] settings = ["--Redis:Configuration", redis];
        var door = await Line.OpenAsync(database, new(loop) { Clock = clock, Settings = [.. settings], Without = [typeof(TurnWorker), typeof(OutboxWorker)] });
        var worker = await Line.OpenAsync(database, new(loop) { Clock = clock, Settings = [.. settings] });
        var pair = new ReplicaPair(database, door, worker);
        if (isRedis)
            await pair.ConnectedAsync();
        return pair;
    }

    /// <summary>Waits until each hears the other.</summary>
    public async Task ConnectedAsync()
    {
        await HearsAsync(door, worker);
        await HearsAsync(worker, door);
    }

    public async ValueTask DisposeAsync()
    {
        await door.DisposeAsync();
        await worker.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task HearsAsync(Line listener, Line teller)
    {
        // Twice: whoever has just connected wakes everything by itself, because words may have passed it by. And asked of the teller, because asking nudges all of whoever is asked.
        for (var i = 0; i < 2; i++)
        {
            var heard = listener.Services.GetRequiredService<IWakeup>().Next("test");
            await teller.UntilAsync(
                () =>
                {
                    teller.Services.GetRequiredService<IWakeup>().Wake("test");
                    return Task.FromResult(heard.IsCompleted && teller.Services.GetRequiredService<RedisLink>().IsThere);
                },
                "word over Redis");
        }
    }
}
