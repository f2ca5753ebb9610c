using InfoLine.Conversations;
using InfoLine.Messaging;
using InfoLine.Redis;
using InfoLine.Storage;

namespace InfoLine.Tests.Redis;

/// <summary>Two replicas on one PostgreSQL: one only accepts, the other takes the turns and sends. The clock stands still, so nobody looks by himself.</summary>
public sealed class ReplicaWakeupTests
{
    [OnPostgres]
    public async Task A_message_at_one_replica_wakes_the_other_over_redis(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var pair = await Pair.OpenAsync(store, redis.Configuration);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [OnPostgres]
    public async Task With_redis_killed_the_other_finds_it_by_itself_and_hears_again_later(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var pair = await Pair.OpenAsync(store, redis.Configuration);
        await redis.KillAsync();
        await pair.Door.From(Person.Asha).TextAsync("without");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await pair.Door.To(Person.Asha).HearsAsync("without");

        await redis.StartAgainAsync();
        await pair.ConnectedAsync();
        await pair.Door.From(Person.Asha).TextAsync("again");
        await pair.Door.To(Person.Asha).HearsAsync("again");
    }

    [OnPostgres]
    public async Task A_redis_that_starts_later_is_used_from_then_on(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await redis.KillAsync();
        await using var pair = await Pair.OpenAsync(store, redis.Configuration, isRedis: false);
        await redis.StartAgainAsync();
        await pair.ConnectedAsync();
        await pair.Door.From(Person.Asha).TextAsync("hello");
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [OnPostgres]
    public async Task A_frozen_redis_holds_nobody_up(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var pair = await Pair.OpenAsync(store, redis.Configuration);
        await redis.FreezeAsync();
        for (var i = 0; i < 20; i++)
            await pair.Door.From(Person.Number(i)).TextAsync($"frozen {i}");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 20; i++)
            await pair.Door.To(Person.Number(i)).HearsAsync($"frozen {i}");
        await redis.ThawAsync();
    }

    [OnPostgres]
    public async Task Something_else_on_the_port_of_redis_holds_nobody_up(Store store)
    {
        await using var other = await Line.OpenAsync(Store.Sqlite);
        await using var pair = await Pair.OpenAsync(store, other.Address.Authority, isRedis: false);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [OnPostgres]
    public async Task A_database_on_the_port_of_redis_holds_nobody_up(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.Connection);
        await using var pair = await Pair.OpenAsync(store, $"{settings.Host}:{settings.Port}", isRedis: false);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    /// <summary>A replica that accepts and one that works.</summary>
    private sealed class Pair(TestDatabase database, Line door, Line worker) : IAsyncDisposable
    {
        public Line Door => door;

        public FakeClock Clock => door.Clock;

        public static async Task<Pair> OpenAsync(Store store, string redis, bool isRedis = true)
        {
            var database = await TestDatabase.NewAsync(store);
            var clock = new FakeClock();
            var loop = new LoopChannel();
            string[] settings = ["--Redis:Configuration", redis];
            var door = await Line.OpenAsync(database, new(loop) { Clock = clock, Settings = [.. settings], Without = [typeof(TurnWorker), typeof(OutboxWorker)] });
            var worker = await Line.OpenAsync(database, new(loop) { Clock = clock, Settings = [.. settings] });
            var pair = new Pair(database, door, worker);
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
            var heard = listener.Services.GetRequiredService<IWakeup>().Next("test");
            await listener.UntilAsync(
                () =>
                {
                    teller.Services.GetRequiredService<IWakeup>().Wake("test");
                    return Task.FromResult(heard.IsCompleted && teller.Services.GetRequiredService<RedisLink>().IsThere);
                },
                "word over Redis");
        }
    }
}
