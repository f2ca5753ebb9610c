using System.Security.Cryptography;
using InfoLine.Redis;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace InfoLine.Tests.Redis;

/// <summary>The cache that replicas share, against a real server.</summary>
public sealed class SharedCacheTests
{
    /// <summary>As docs/settings.md tells operators.</summary>
    private static readonly string[] Rights =
        ["~infoline:*", "&infoline:*", "+@connection", "+@pubsub", "+@scripting", "+@hash", "+@keyspace", "+@read", "+info", "+config|get", "+cluster|nodes"];

    private static readonly DistributedCacheEntryOptions Hour = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) };

    [SkippableFact]
    public async Task What_is_kept_comes_back_for_a_user_with_the_rights_that_are_told()
    {
        await using var redis = await RealRedis.StartAsync();
        await using (var administrator = await ConnectionMultiplexer.ConnectAsync($"{redis.Configuration},allowAdmin=true"))
            await administrator.GetDatabase().ExecuteAsync("ACL", ["SETUSER", "infoline", "reset", "on", ">secret", .. Rights]);
        await using var link = await LinkAsync($"{redis.Configuration},user=infoline,password=secret");
        using var cache = new SharedCache(link);
        foreach (var size in (int[])[0, 1, 3_000_000])
        {
            var value = RandomNumberGenerator.GetBytes(size);
            await cache.SetAsync("report:1", value, Hour);
            (await cache.GetAsync("report:1")).ShouldBe(value);
        }

        await cache.RefreshAsync("report:1");
        await cache.RemoveAsync("report:1");
        (await cache.GetAsync("report:1")).ShouldBeNull();
    }

    [SkippableFact]
    public async Task What_may_not_be_kept_is_not_there_and_breaks_nothing()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var link = await LinkAsync(redis.Configuration);
        using var cache = new SharedCache(link);
        await link.AskAsync(database => database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1"));
        for (var time = 0; time < 20; time++)
        {
            await cache.SetAsync("report:1", [1], Hour);
            (await cache.GetAsync("report:1")).ShouldBeNull();
        }

        // The breaker, which others rely on, has heard of no trouble.
        (await link.AskAsync(database => database.ExecuteAsync("PING"))).ShouldNotBeNull();
    }

    [SkippableFact]
    public async Task Before_there_is_a_connection_nothing_is_there()
    {
        await using var link = new RedisLink(ConfigurationOptions.Parse("127.0.0.1:1"), RedisLink.AnswerLimit, NullLogger<RedisLink>.Instance);
        using var cache = new SharedCache(link);
        await cache.SetAsync("report:1", [1], Hour);
        (await cache.GetAsync("report:1")).ShouldBeNull();
    }

    private static async Task<RedisLink> LinkAsync(string configuration)
    {
        // A busy test machine may take longer than a service would wait.
        var link = new RedisLink(ConfigurationOptions.Parse(configuration), TimeSpan.FromSeconds(30), NullLogger<RedisLink>.Instance);
        await link.ConnectAsync(CancellationToken.None);
        return link;
    }
}
