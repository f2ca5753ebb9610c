using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace InfoLine.Redis;

/// <summary>The cache that all replicas share. It never fails: while Redis does not answer in time, or holds something else under a key, nothing is there and nothing is kept.</summary>
/// <param name="link">The way to Redis, with its limit and its breaker.</param>
internal sealed class SharedCache(RedisLink link) : IDistributedCache, IDisposable
{
    /// <summary>With what every key begins, as everything of ours in Redis does.</summary>
    public const string Prefix = "infoline:";

    private static readonly object Done = new();

    // The official cache, over the connection that all uses of Redis share.
    private readonly RedisCache _cache = new(new RedisCacheOptions
    {
        InstanceName = Prefix,
        ConnectionMultiplexerFactory = () => Task.FromResult(link.Connection ?? throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "Not connected yet.")),
    });

    /// <inheritdoc/>
    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => link.AskAsync(async database =>
    {
        try
        {
            return (await _cache.GetAsync(key, token))!; // Null is what is not there, here as there.
        }
        catch (Exception trouble) when (trouble is RedisServerException or InvalidCastException or FormatException or ArgumentException)
        {
            // Redis is well: somebody else wrote there. It would stand in our way for ever.
            await database.KeyDeleteAsync(Prefix + key);
            return null!; // As above.
        }
    });

    /// <inheritdoc/>
    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => AskAsync(() => _cache.SetAsync(key, value, options, token));

    /// <inheritdoc/>
    public Task RefreshAsync(string key, CancellationToken token = default) => AskAsync(() => _cache.RefreshAsync(key, token));

    /// <inheritdoc/>
    public Task RemoveAsync(string key, CancellationToken token = default) => AskAsync(() => _cache.RemoveAsync(key, token));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: no thread is to wait for Redis.</exception>
    public byte[]? Get(string key) => throw new NotSupportedException("Ask with GetAsync.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException("Ask with SetAsync.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void Refresh(string key) => throw new NotSupportedException("Ask with RefreshAsync.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void Remove(string key) => throw new NotSupportedException("Ask with RemoveAsync.");

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    private Task<object?> AskAsync(Func<Task> question) => link.AskAsync(async _ =>
    {
        try
        {
            await question();
        }
        catch (RedisServerException)
        {
            // Redis is full, or this user may not write there: what is not kept is made again.
        }

        return Done;
    });
}
