using System.Globalization;

namespace InfoLine.Storage;

/// <summary>New ids for rows: UUIDs of version 7 whose text sorts in the order of making.</summary>
/// <remarks>
/// Order matters: two messages of one person in the same millisecond must keep their order, also when two replicas take them. So the 12 bits after the time are its next part,
/// and count up where that is not enough (RFC 9562, 6.2, methods 3 and 1).
/// </remarks>
public sealed class Ids(TimeProvider clock)
{
    private const int CounterBits = 12;

    private long _last;

    /// <summary>A new id: 32 small hex letters.</summary>
    public string Next()
    {
        var tick = NextTick(TickOf(clock.GetUtcNow()));
        Span<byte> random = stackalloc byte[8];
        System.Security.Cryptography.RandomNumberGenerator.Fill(random);
        var low = (BitConverter.ToUInt64(random) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000;
        return string.Create(CultureInfo.InvariantCulture, $"{tick >> CounterBits:x12}7{tick & 0xFFF:x3}{low:x16}");
    }

    private static long TickOf(DateTimeOffset now)
    {
        var (milliseconds, rest) = Math.DivRem((now - DateTimeOffset.UnixEpoch).Ticks, TimeSpan.TicksPerMillisecond);
        return (milliseconds << CounterBits) + ((rest << CounterBits) / TimeSpan.TicksPerMillisecond);
    }

    private long NextTick(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }
}
