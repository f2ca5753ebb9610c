using System.Collections.Concurrent;
using InfoLine.Messaging;

namespace InfoLine.Redis;

/// <summary>Takes permission for a twentieth of a second at a time: Redis is asked twenty times a second, and not for every batch.</summary>
/// <remarks>The pace is kept as before: what was taken and not used by then goes back before more is taken.</remarks>
/// <param name="shared">The bucket of all replicas.</param>
/// <param name="clock">Tells when an advance is too old.</param>
internal sealed class AdvanceBucket(ITokenBucket shared, TimeProvider clock) : ITokenBucket
{
    private const int PartsOfASecond = 20;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1.0 / PartsOfASecond);

    private readonly ConcurrentDictionary<string, Advance> _advances = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<int> TakeAsync(string sender, double perSecond, int most)
    {
        var advance = _advances.GetOrAdd(sender, _ => new());
        var (taken, stale) = Use(advance, most);
        await shared.GiveBackAsync(sender, stale);
        if (taken == most)
            return taken;
        var wanted = Math.Max(most - taken, (int)Math.Min(int.MaxValue, perSecond / PartsOfASecond));
        var more = await shared.TakeAsync(sender, perSecond, wanted);
        var used = Math.Min(more, most - taken);
        lock (advance)
        {
            advance.Tokens += more - used;
            advance.TakenAt = clock.GetTimestamp();
        }

        return taken + used;
    }

    /// <inheritdoc/>
    public ValueTask GiveBackAsync(string sender, int unused)
    {
        if (unused > 0)
        {
            var advance = _advances.GetOrAdd(sender, _ => new());
            lock (advance)
                advance.Tokens += unused;
        }

        return default;
    }

    /// <returns>How many were at hand, and how many are too old and go back.</returns>
    private (int Taken, int Stale) Use(Advance advance, int most)
    {
        lock (advance)
        {
            if (advance.Tokens > 0 && clock.GetElapsedTime(advance.TakenAt) >= Freshness)
            {
                var stale = advance.Tokens;
                advance.Tokens = 0;
                return (0, stale);
            }

            var taken = Math.Min(most, advance.Tokens);
            advance.Tokens -= taken;
            return (taken, 0);
        }
    }

    private sealed class Advance
    {
        public int Tokens { get; set; }

        public long TakenAt { get; set; }
    }
}
