using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using StackExchange.Redis;

namespace InfoLine.Redis;

/// <summary>The way to Redis. Nothing that goes over it is the truth: whoever asks has an answer of their own for when none comes.</summary>
/// <remarks>An answer that takes too long is not waited for, and after a few of those nothing is asked for some seconds.</remarks>
internal sealed class RedisLink : IAsyncDisposable
{
    /// <summary>So long an answer is waited for.</summary>
    public static readonly TimeSpan AnswerLimit = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly ConfigurationOptions _options;
    private readonly ILogger<RedisLink> _log;
    private readonly ResiliencePipeline _guard;
    private volatile ConnectionMultiplexer? _redis;
    private int _isAway;

    /// <summary>Connects later: <see cref="ConnectAsync"/>.</summary>
    public RedisLink(ConfigurationOptions options, TimeSpan answerLimit, ILogger<RedisLink> log)
    {
        (_options, _log) = (options, log);
        var isTrouble = new PredicateBuilder().Handle<RedisException>().Handle<TimeoutException>().Handle<TimeoutRejectedException>();
        _guard = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new() { ShouldHandle = isTrouble, FailureRatio = 0.5, MinimumThroughput = 4, SamplingDuration = Rest, BreakDuration = Rest })
            .AddTimeout(answerLimit)
            .Build();
    }

    /// <summary>Called when Redis is there again after it was away: what was said meanwhile was not heard.</summary>
    public Action Returned { get; set; } = static () => { };

    /// <summary>True while a server of it can be reached. One of a cluster may be gone, or the first of a Sentinel replaced: the others go on.</summary>
    public bool IsThere => _redis is { IsConnected: true };

    /// <summary>The connection, for a library that brings its own commands; null before it is made. Ask by <see cref="AskAsync"/>, which keeps the limit and the breaker.</summary>
    public IConnectionMultiplexer? Connection => _redis;

    /// <summary>Connects: to be called once. After that the connection mends itself. A Redis that is not there is no error; a Sentinel that knows of none is asked until it does.</summary>
    /// <exception cref="OperationCanceledException">It is no longer wanted.</exception>
    public async Task<ISubscriber> ConnectAsync(CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                // Behind a Sentinel the library blocks whoever calls.
                return Keep(await Task.Run(() => ConnectionMultiplexer.ConnectAsync(_options), stopping));
            }
            catch (Exception trouble) when (trouble is RedisException or TimeoutException || (trouble is OperationCanceledException && !stopping.IsCancellationRequested))
            {
                Away("no answer");
            }

            await Task.Delay(Rest, stopping);
        }
    }

    /// <summary>Asks something.</summary>
    /// <returns>Null when no answer came in time, or Redis is known to be away.</returns>
    public async Task<T?> AskAsync<T>(Func<IDatabase, Task<T>> question) where T : class
    {
        if (_redis?.GetDatabase() is not { } database)
            return null;
        try
        {
            var answer = await _guard.ExecuteAsync(
                static async (asked, limit) => await asked.question(asked.database).WaitAsync(limit), (question, database), CancellationToken.None);
            Back();
            return answer;
        }
        catch (Exception trouble) when (trouble is RedisException or TimeoutException or TimeoutRejectedException or BrokenCircuitException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_redis is { } redis)
            await redis.DisposeAsync();
    }

    private ISubscriber Keep(ConnectionMultiplexer redis)
    {
        redis.ConnectionFailed += (_, failed) =>
        {
            if (!redis.IsConnected)
                Away(failed.FailureType.ToString());
        };
        redis.ConnectionRestored += (_, _) =>
        {
            Back();
            Returned();
        };
        _redis = redis;
        if (redis.IsConnected)
            Back();
        else
            Away("no answer");
        return redis.GetSubscriber();
    }

    private void Away(string reason)
    {
        if (Interlocked.Exchange(ref _isAway, 1) == 0)
            _log.RedisAway(string.Join(", ", _options.EndPoints), reason);
    }

    private void Back()
    {
        if (Volatile.Read(ref _isAway) == 1 && Interlocked.Exchange(ref _isAway, 0) == 1)
            _log.RedisBack();
    }
}
