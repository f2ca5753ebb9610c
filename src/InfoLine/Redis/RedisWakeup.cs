using System.Collections.Concurrent;
using System.Globalization;
using InfoLine.Storage;
using StackExchange.Redis;

namespace InfoLine.Redis;

/// <summary>Wakes workers of this process at once, and those of the other replicas over Redis.</summary>
/// <remarks>What happens while the last word is on its way is told together in the next one, so a burst of messages costs a few hundred words a second at most.</remarks>
internal sealed class RedisWakeup : BackgroundService, IWakeup
{
    private const string Something = "something";
    private static readonly RedisChannel Channel = RedisChannel.Literal("infoline:wake");

    private readonly LocalWakeup _local;
    private readonly RedisLink _link;
    private readonly ILogger<RedisWakeup> _log;
    private readonly string _me = Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture);
    private readonly ConcurrentDictionary<string, byte> _untold = new(StringComparer.Ordinal);
    private readonly LocalWakeup _teller = new();

    /// <summary>Over the workers of this process and Redis.</summary>
    public RedisWakeup(LocalWakeup local, RedisLink link, ILogger<RedisWakeup> log)
    {
        (_local, _link, _log) = (local, link, log);
        link.Returned = local.WakeAll; // Something may have happened meanwhile.
    }

    /// <inheritdoc/>
    public void Wake(string topic)
    {
        _local.Wake(topic);
        if (_link.IsThere && _untold.TryAdd(topic, 0))
            _teller.Wake(Something);
    }

    /// <inheritdoc/>
    public Task Next(string topic) => _local.Next(topic);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ListenAsync(await _link.ConnectAsync(stoppingToken));
            while (!stoppingToken.IsCancellationRequested)
            {
                var next = _teller.Next(Something);
                if (_untold.IsEmpty)
                    await next.WaitAsync(stoppingToken);
                else
                    await TellAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The others look by themselves each second.
        }
    }

    private async Task ListenAsync(ISubscriber subscriber)
    {
        try
        {
            // The subscription is kept, and made as soon as Redis is there.
            await subscriber.SubscribeAsync(Channel, (_, word) => Hear(word.ToString()));
        }
        catch (Exception trouble) when (trouble is RedisException or TimeoutException)
        {
            _log.TellingStumbled(trouble);
        }
    }

    private async Task TellAsync()
    {
        var topics = _untold.Keys.ToList();
        foreach (var topic in topics)
            _untold.TryRemove(topic, out _);
        await _link.AskAsync(async database => (object)await database.PublishAsync(Channel, $"{_me} {string.Join(' ', topics)}"));
    }

    private void Hear(string word)
    {
        var parts = word.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts[0] == _me)
            return;
        foreach (var topic in parts.AsSpan(1))
            _local.Wake(topic);
    }
}
