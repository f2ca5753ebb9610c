using System.Collections.Concurrent;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Keeps each sender within the pace that its carrier allows.</summary>
public interface ITokenBucket
{
    /// <summary>Takes permission for messages.</summary>
    /// <param name="sender">Whose pace.</param>
    /// <param name="perSecond">How many a second; a pause saves up at most one second's worth, and always at least one.</param>
    /// <param name="most">How many are wanted.</param>
    /// <returns>How many may go now, 0 to <paramref name="most"/>.</returns>
    ValueTask<int> TakeAsync(string sender, double perSecond, int most);

    /// <summary>Gives back permission that was not used.</summary>
    ValueTask GiveBackAsync(string sender, int unused);
}

/// <summary>Keeps this process to its share of the pace: all of it where there is no other.</summary>
internal sealed class LocalTokenBucket(Replicas replicas, TimeProvider clock) : ITokenBucket
{
    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    public ValueTask<int> TakeAsync(string sender, double perSecond, int most)
    {
        perSecond /= replicas.Live;
        var bucket = _buckets.GetOrAdd(sender, _ => new() { Tokens = Math.Max(1, perSecond), FilledAt = clock.GetTimestamp() });
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            bucket.Tokens = Math.Min(Math.Max(1, perSecond), bucket.Tokens + (clock.GetElapsedTime(bucket.FilledAt, now).TotalSeconds * perSecond));
            bucket.FilledAt = now;
            var taken = (int)Math.Min(most, Math.Floor(bucket.Tokens));
            bucket.Tokens -= taken;
            return new(taken);
        }
    }

    public ValueTask GiveBackAsync(string sender, int unused)
    {
        if (unused > 0 && _buckets.TryGetValue(sender, out var bucket))
        {
            lock (bucket)
                bucket.Tokens += unused;
        }

        return default;
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long FilledAt { get; set; }
    }
}
