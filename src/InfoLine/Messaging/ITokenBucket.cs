using System.Collections.Concurrent;

namespace InfoLine.Messaging;

/// <summary>Keeps each sender within the pace that its carrier allows.</summary>
public interface ITokenBucket
{
    /// <summary>Takes permission for messages.</summary>
    /// <param name="sender">Whose pace.</param>
    /// <param name="perSecond">How many a second; a pause saves up at most one second's worth, and always at least one.</param>
    /// <param name="most">How many are wanted.</param>
    /// <returns>How many may go now, 0 to <paramref name="most"/>.</returns>
    int Take(string sender, double perSecond, int most);

    /// <summary>Gives back permission that was not used.</summary>
    void GiveBack(string sender, int unused);
}

/// <summary>Keeps the pace within this process.</summary>
internal sealed class LocalTokenBucket(TimeProvider clock) : ITokenBucket
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public int Take(string sender, double perSecond, int most)
    {
        var bucket = _buckets.GetOrAdd(sender, _ => new() { Tokens = Math.Max(1, perSecond), FilledAt = clock.GetTimestamp() });
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Tokens = Math.Min(Math.Max(1, perSecond), bucket.Tokens + (clock.GetElapsedTime(bucket.FilledAt, now).TotalSeconds * perSecond));
            bucket.FilledAt = now;
            var taken = (int)Math.Min(most, Math.Floor(bucket.Tokens));
            bucket.Tokens -= taken;
            return taken;
        }
    }

    public void GiveBack(string sender, int unused)
    {
        if (unused == 0 || !_buckets.TryGetValue(sender, out var bucket))
            return;
        lock (bucket)
            bucket.Tokens += unused;
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long FilledAt { get; set; }
    }
}
