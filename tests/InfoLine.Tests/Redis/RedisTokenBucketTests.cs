using System.Diagnostics;
using InfoLine.Messaging;
using InfoLine.Redis;
using InfoLine.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace InfoLine.Tests.Redis;

/// <summary>A sender's pace is one for all replicas. Redis counts time, so these tests take some of it.</summary>
public sealed class RedisTokenBucketTests
{
    private const double Pace = 200;

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_replicas_together_keep_to_the_pace_also_when_redis_forgets(bool inAdvance)
    {
        await using var redis = await RealRedis.StartAsync();
        await using var one = await LinkAsync(redis);
        await using var other = await LinkAsync(redis);
        ITokenBucket[] buckets = [new RedisTokenBucket(one, new Closed()), new RedisTokenBucket(other, new Closed())];
        if (inAdvance)
            buckets = [.. buckets.Select(bucket => new AdvanceBucket(bucket, TimeProvider.System))];
        var since = Stopwatch.StartNew();
        var taken = 0;
        for (var round = 0; taken < 100; round++)
        {
            if (round == 50)
                await redis.FlushAsync();
            foreach (var bucket in buckets)
                taken += await bucket.TakeAsync("sms", Pace, 50);
            taken.ShouldBeLessThanOrEqualTo((int)Math.Ceiling(Pace * since.Elapsed.TotalSeconds));
        }
    }

    [SkippableFact]
    public async Task What_was_not_used_can_be_taken_again()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var link = await LinkAsync(redis);
        var bucket = new RedisTokenBucket(link, new Closed());
        (await bucket.TakeAsync("sms", 1, 5)).ShouldBe(0); // It begins empty.
        await bucket.GiveBackAsync("sms", 3);
        (await bucket.TakeAsync("sms", 100, 3)).ShouldBe(3);
    }

    [SkippableFact]
    public async Task While_redis_is_frozen_each_replica_keeps_to_its_share()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var link = await LinkAsync(redis, RedisLink.AnswerLimit);
        var bucket = new RedisTokenBucket(link, new Share(7));
        await redis.FreezeAsync();
        (await bucket.TakeAsync("sms", Pace, 50)).ShouldBe(7);
        await redis.ThawAsync();
    }

    [Fact]
    public async Task An_advance_is_used_first_and_goes_back_when_it_is_old()
    {
        var clock = new FakeClock();
        var shared = new Purse { Tokens = 100 };
        var bucket = new AdvanceBucket(shared, clock);
        (await bucket.TakeAsync("sms", 200, 3)).ShouldBe(3);
        shared.Tokens.ShouldBe(90); // A twentieth of a second's worth at once.
        (await bucket.TakeAsync("sms", 200, 5)).ShouldBe(5);
        shared.Tokens.ShouldBe(90);
        (await bucket.TakeAsync("sms", 200, 30)).ShouldBe(30); // The two that were left, and others.
        shared.Tokens.ShouldBe(62);

        await bucket.GiveBackAsync("sms", 4);
        clock.Advance(TimeSpan.FromSeconds(1));
        (await bucket.TakeAsync("sms", 1, 66)).ShouldBe(66); // All of them: none was lost.
        (await bucket.TakeAsync("sms", 1, 1)).ShouldBe(0);
    }

    [OnPostgres]
    public async Task Replicas_count_each_other_and_share_the_pace(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        var clock = new FakeClock();
        await using var one = await Line.OpenAsync(database, new() { Clock = clock });
        await using var other = await Line.OpenAsync(database, new() { Clock = clock });
        await SeesAsync(one, 2);
        await SeesAsync(other, 2);
        (await one.Services.GetRequiredService<ITokenBucket>().TakeAsync("sms", 10, 100)).ShouldBe(5);

        await other.StopAsync();
        await SeesAsync(one, 1);
    }

    private static Task SeesAsync(Line line, int count) => line.UntilAsync(
        () =>
        {
            line.Clock.Advance(TimeSpan.FromSeconds(5));
            return Task.FromResult(line.Services.GetRequiredService<Replicas>().Live == count);
        },
        $"{count} replicas");

    private static async Task<RedisLink> LinkAsync(RealRedis redis, TimeSpan? limit = null)
    {
        // A busy test machine may take its time.
        var link = new RedisLink(ConfigurationOptions.Parse($"{redis.Configuration},connectTimeout=20000,asyncTimeout=20000"), limit ?? TimeSpan.FromSeconds(20), NullLogger<RedisLink>.Instance);
        await link.ConnectAsync(CancellationToken.None);
        return link;
    }

    /// <summary>Used only where Redis does not answer: it must not be.</summary>
    private sealed class Closed : ITokenBucket
    {
        public ValueTask<int> TakeAsync(string sender, double perSecond, int most) => throw new InvalidOperationException("Redis was there to be asked.");

        public ValueTask GiveBackAsync(string sender, int unused) => throw new InvalidOperationException("Redis was there to be asked.");
    }

    /// <summary>A pace that stands still.</summary>
    private sealed class Purse : ITokenBucket
    {
        public int Tokens { get; set; }

        public ValueTask<int> TakeAsync(string sender, double perSecond, int most)
        {
            var taken = Math.Min(most, Tokens);
            Tokens -= taken;
            return new(taken);
        }

        public ValueTask GiveBackAsync(string sender, int unused)
        {
            Tokens += unused;
            return default;
        }
    }

    /// <summary>What this replica may send by itself.</summary>
    private sealed class Share(int tokens) : ITokenBucket
    {
        public ValueTask<int> TakeAsync(string sender, double perSecond, int most) => new(tokens);

        public ValueTask GiveBackAsync(string sender, int unused) => default;
    }
}
