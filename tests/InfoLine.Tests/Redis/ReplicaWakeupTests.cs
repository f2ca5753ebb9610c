namespace InfoLine.Tests.Redis;

/// <summary>What happens at one replica is known to the other at once, and soon where Redis is in trouble.</summary>
public sealed class ReplicaWakeupTests
{
    [OnPostgres]
    public async Task A_message_at_one_replica_wakes_the_other_over_redis(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [OnPostgres]
    public async Task With_redis_killed_the_other_finds_it_by_itself_and_hears_again_later(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration);
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
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration, isRedis: false);
        await redis.StartAgainAsync();
        await pair.ConnectedAsync();
        await pair.Door.From(Person.Asha).TextAsync("hello");
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [OnPostgres]
    public async Task A_frozen_redis_holds_nobody_up(Store store)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration);
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
        await using var pair = await ReplicaPair.OpenAsync(store, other.Address.Authority, isRedis: false);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [OnPostgres]
    public async Task A_database_on_the_port_of_redis_holds_nobody_up(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.Connection);
        await using var pair = await ReplicaPair.OpenAsync(store, $"{settings.Host}:{settings.Port}", isRedis: false);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }
}
