using InfoLine.Messaging;
using InfoLine.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace InfoLine.Tests.Redis;

/// <summary>The ways to run Redis on more than one machine, as <c>Redis:Configuration</c> names them.</summary>
public sealed class ManyRedisTests
{
    private const int MostWordsLost = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [OnPostgres]
    public async Task Replicas_hear_of_each_other_over_sentinel_and_go_on_with_the_copy_when_the_first_dies(Store store)
    {
        await using var redis = await RedisSentinel.StartAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration);
        await pair.Door.From(Person.Asha).TextAsync("before");
        await pair.Door.To(Person.Asha).HearsAsync("before");

        await redis.LoseTheFirstAsync();
        await pair.ConnectedAsync();

        // A word may fall between while the library moves from the first to the copy; nobody waits longer for that than until workers look by themselves.
        for (var i = 0; !await IsHeardAtOnceAsync(pair, $"after {i}"); i++)
            i.ShouldBeLessThan(MostWordsLost);
    }

    [OnPostgres]
    public async Task A_sentinel_that_starts_later_holds_nobody_up_and_is_used_from_then_on(Store store)
    {
        await using var redis = await RedisSentinel.StartUnwatchedAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration, isRedis: false);
        await pair.Door.From(Person.Asha).TextAsync("without");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await pair.Door.To(Person.Asha).HearsAsync("without");

        await redis.WatchAsync();
        await pair.ConnectedAsync();
    }

    [OnPostgres]
    public async Task Replicas_hear_of_each_other_over_a_cluster(Store store)
    {
        await using var redis = await RedisCluster.StartAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration);
        await pair.Door.From(Person.Asha).TextAsync("hello");
        await pair.Door.To(Person.Asha).HearsAsync("hello");
    }

    [SkippableFact]
    public async Task A_pace_is_kept_wherever_in_the_cluster_its_key_lies()
    {
        await using var redis = await RedisCluster.StartAsync();
        await using var link = new RedisLink(ConfigurationOptions.Parse(redis.Configuration), TimeSpan.FromSeconds(30), NullLogger<RedisLink>.Instance);
        await link.ConnectAsync(CancellationToken.None);
        var bucket = new RedisTokenBucket(link, new NobodysPace());
        for (var i = 0; i < 20; i++)
        {
            (await bucket.TakeAsync($"route-{i}", 0.001, 1)).ShouldBe(0); // It begins empty.
            await bucket.GiveBackAsync($"route-{i}", 1);
            (await bucket.TakeAsync($"route-{i}", 0.001, 1)).ShouldBe(1);
        }
    }

    [OnPostgres]
    public async Task A_cluster_that_has_lost_a_part_holds_nobody_up(Store store)
    {
        await using var redis = await RedisCluster.StartAsync();
        await using var pair = await ReplicaPair.OpenAsync(store, redis.Configuration);
        await redis.LoseOneAsync();
        for (var i = 0; i < 10; i++)
            await pair.Door.From(Person.Number(i)).TextAsync($"part {i}");
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 10; i++)
            await pair.Door.To(Person.Number(i)).HearsAsync($"part {i}");
        await pair.ConnectedAsync(); // Over what is left.
    }

    private static async Task<bool> IsHeardAtOnceAsync(ReplicaPair pair, string text)
    {
        await pair.Door.From(Person.Asha).TextAsync(text);
        var answer = pair.Door.To(Person.Asha).HearsAsync(text);
        if (await Task.WhenAny(answer, Task.Delay(Patience)) == answer)
            return true;
        pair.Clock.Advance(TimeSpan.FromSeconds(1));
        await answer;
        return false;
    }

    /// <summary>What is asked when Redis does not answer: it must not be.</summary>
    private sealed class NobodysPace : ITokenBucket
    {
        public ValueTask<int> TakeAsync(string sender, double perSecond, int most) => throw new InvalidOperationException("Redis did not answer.");

        public ValueTask GiveBackAsync(string sender, int unused) => ValueTask.CompletedTask;
    }
}
