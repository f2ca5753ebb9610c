using System.Security.Cryptography;
using InfoLine.Redis;
using StackExchange.Redis;

namespace InfoLine.Tests.Redis;

/// <summary>The official StackExchange.Redis over our stand-in for the package below it, against a real server.</summary>
public sealed class OfficialLibraryTests
{
    /// <summary>Milliseconds. A busy test machine may take its time.</summary>
    private const int Patience = 30_000;

    [SkippableFact]
    public async Task Values_of_every_size_come_back_as_they_were()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectAsync(redis);
        var database = connection.GetDatabase();
        foreach (var size in (int[])[0, 1, 255, 4096, 65_537, 5_000_000])
        {
            var value = RandomNumberGenerator.GetBytes(size);
            await database.StringSetAsync($"size:{size}", value);
            ((byte[]?)await database.StringGetAsync($"size:{size}")).ShouldBe(value);
        }
    }

    [SkippableFact]
    public async Task Everybody_who_listens_hears_that_the_connection_is_lost()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectAsync(redis);
        var heard = Enumerable.Range(0, 2).Select(_ => new TaskCompletionSource()).ToList();
        foreach (var one in heard)
            connection.ConnectionFailed += (_, _) => one.TrySetResult();
        await redis.KillAsync();
        await Task.WhenAll(heard.Select(one => one.Task)).WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    [SkippableFact]
    public async Task Thousands_of_questions_at_once_get_their_own_answers()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectAsync(redis);
        var database = connection.GetDatabase();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20_000).Select(async number =>
        {
            await database.StringSetAsync($"n:{number}", number);
            return (int)await database.StringGetAsync($"n:{number}");
        }));
        answers.ShouldBe(Enumerable.Range(0, 20_000));
    }

    [SkippableFact]
    public async Task Long_lists_and_lists_of_lists_are_read_whole()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectAsync(redis);
        var database = connection.GetDatabase();
        await database.ListRightPushAsync("long", [.. Enumerable.Range(0, 10_000).Select(number => (RedisValue)number)]);
        (await database.ListRangeAsync("long")).Select(value => (int)value).ShouldBe(Enumerable.Range(0, 10_000));
        await database.SortedSetAddAsync("ranked", [.. Enumerable.Range(0, 600).Select(number => new SortedSetEntry($"m{number}", number))]);
        (await database.SortedSetRangeByRankWithScoresAsync("ranked")).Select(entry => entry.Score).ShouldBe(Enumerable.Range(0, 600).Select(number => (double)number));
        await database.StreamAddAsync("stream", [new("a", 1), new("b", 2)]);
        (await database.StreamRangeAsync("stream")).ShouldHaveSingleItem().Values.Select(entry => (string?)entry.Name).ShouldBe(["a", "b"]);
    }

    [SkippableFact]
    public async Task What_is_published_is_heard_in_order()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectAsync(redis);
        var channel = RedisChannel.Literal("news");
        var queue = await connection.GetSubscriber().SubscribeAsync(channel);
        for (var number = 0; number < 1000; number++)
            await connection.GetSubscriber().PublishAsync(channel, number);
        for (var number = 0; number < 1000; number++)
            ((int)(await queue.ReadAsync()).Message).ShouldBe(number);
    }

    [SkippableFact]
    public async Task An_error_of_the_server_is_an_error_of_the_question_only()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectAsync(redis);
        var database = connection.GetDatabase();
        await database.StringSetAsync("word", "text");
        (await Should.ThrowAsync<RedisServerException>(() => database.ListLengthAsync("word"))).Message.ShouldStartWith("WRONGTYPE");
        ((string?)await database.StringGetAsync("word")).ShouldBe("text");
    }

    [SkippableFact]
    public async Task A_killed_server_is_found_again()
    {
        await using var redis = await RealRedis.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Configuration},abortConnect=false,asyncTimeout=500,connectTimeout=500");
        var restored = new TaskCompletionSource();
        await connection.GetDatabase().PingAsync();
        connection.ConnectionRestored += (_, _) => restored.TrySetResult();
        await redis.KillAsync();
        await Should.ThrowAsync<Exception>(() => connection.GetDatabase().PingAsync());
        await redis.StartAgainAsync();
        await restored.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await connection.GetDatabase().PingAsync();
    }

    [SkippableFact]
    public async Task A_server_with_tls_and_users_takes_the_right_user_only()
    {
        await using var redis = await RealRedis.StartAsync(withTls: true);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([
            new(RedisSettings.Key, $"{redis.Configuration},ssl=true,sslHost=localhost,user=infoline,password={RealRedis.Password}"), new(RedisSettings.IssuerKey, redis.Certificate)]);
        var options = RedisSettings.Read(settings.Build(), new()).ShouldNotBeNull();
        (options.AbortOnConnectFail, options.ConnectTimeout, options.AsyncTimeout) = (true, Patience, Patience);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
        await connection.GetDatabase().StringSetAsync("infoline:word", "kept");
        ((string?)await connection.GetDatabase().StringGetAsync("infoline:word")).ShouldBe("kept");

        // The user may only touch what is ours.
        await Should.ThrowAsync<RedisServerException>(() => connection.GetDatabase().StringGetAsync("other"));
        (options.Password, options.ConnectTimeout) = ("wrong", 2000);
        await Should.ThrowAsync<RedisConnectionException>(async () => await ConnectionMultiplexer.ConnectAsync(options));
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(RealRedis redis) =>
        await ConnectionMultiplexer.ConnectAsync($"{redis.Configuration},connectTimeout={Patience},asyncTimeout={Patience}");
}
