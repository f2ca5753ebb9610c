using System.Globalization;
using InfoLine.Messaging;
using StackExchange.Redis;

namespace InfoLine.Redis;

/// <summary>Keeps the pace of a sender over all replicas. While Redis is away each replica keeps to its share.</summary>
internal sealed class RedisTokenBucket(RedisLink link, ITokenBucket own) : ITokenBucket
{
    // The clock is that of Redis, the same for all. A bucket that Redis does not know begins empty: after a flush nobody gets a second's worth twice.
    private const string TakeScript = """
        local clock = redis.call('TIME')
        local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
        local rate, most = tonumber(ARGV[1]), tonumber(ARGV[2])
        local room = math.max(1, rate)
        local bucket = redis.call('HMGET', KEYS[1], 'tokens', 'at')
        local tokens, at = tonumber(bucket[1] or '0'), tonumber(bucket[2] or now)
        tokens = math.min(room, tokens + math.max(0, now - at) * rate / 1000)
        local taken = math.min(most, math.floor(tokens))
        redis.call('HSET', KEYS[1], 'tokens', tostring(tokens - taken), 'at', now)
        redis.call('PEXPIRE', KEYS[1], 86400000)
        return taken
        """;

    private const string GiveBackScript = "if redis.call('EXISTS', KEYS[1]) == 1 then return redis.call('HINCRBYFLOAT', KEYS[1], 'tokens', ARGV[1]) end return '0'";

    /// <inheritdoc/>
    public async ValueTask<int> TakeAsync(string sender, double perSecond, int most)
    {
        var taken = await link.AskAsync(database => database.ScriptEvaluateAsync(
            TakeScript, [KeyOf(sender)], [perSecond.ToString("R", CultureInfo.InvariantCulture), most]));
        return taken is null ? await own.TakeAsync(sender, perSecond, most) : (int)taken;
    }

    /// <inheritdoc/>
    /// <remarks>What does not arrive makes the sender a little slower, never faster.</remarks>
    public async ValueTask GiveBackAsync(string sender, int unused)
    {
        if (unused > 0)
            await link.AskAsync(database => database.ScriptEvaluateAsync(GiveBackScript, [KeyOf(sender)], [unused]));
    }

    private static RedisKey KeyOf(string sender) => $"infoline:pace:{sender}";
}
