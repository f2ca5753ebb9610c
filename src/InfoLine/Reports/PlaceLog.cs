namespace InfoLine.Reports;

/// <summary>What one thread finds, each with the place where it is to be counted, in the order in which it comes: eight bytes each. It is counted at the end, place after place.</summary>
/// <remarks>Counting at once would do for a few places. With thousands of providers each step would wait for another part of memory.</remarks>
internal sealed class PlaceLog
{
    /// <summary>A value is less than 2 to the power of this.</summary>
    public const int ValueBits = 38;

    private const ulong ValueMask = (1UL << ValueBits) - 1;
    private const int MostInPart = 1 << 16;

    private readonly List<ulong[]> _full = [];
    private ulong[] _part = new ulong[64];
    private int _count;

    /// <summary>Notes a value.</summary>
    /// <param name="place">Where it is to be counted; less than sixty million.</param>
    /// <param name="value">What.</param>
    public void Add(int place, ulong value)
    {
        if (_count == _part.Length)
        {
            _full.Add(_part);
            _part = new ulong[Math.Min(_part.Length * 2, MostInPart)];
            _count = 0;
        }

        _part[_count++] = ((ulong)place << ValueBits) | value;
    }

    /// <summary>Tells what several threads noted.</summary>
    /// <param name="logs">What they noted.</param>
    /// <param name="places">How many places there are.</param>
    /// <param name="tell">Hears each place that has any, in order, and its values in any order.</param>
    public static void Tell(IReadOnlyList<PlaceLog> logs, int places, Hearing tell)
    {
        // Sorted by counting: how many come before a place, then each value where it belongs.
        var next = new int[places + 1];
        foreach (var values in logs.SelectMany(log => log.Parts()))
        {
            foreach (var value in values.Span)
                next[(int)(value >> ValueBits) + 1]++;
        }

        for (var place = 1; place < next.Length; place++)
            next[place] += next[place - 1];
        var sorted = new ulong[next[^1]];
        foreach (var values in logs.SelectMany(log => log.Parts()))
        {
            foreach (var value in values.Span)
                sorted[next[(int)(value >> ValueBits)]++] = value & ValueMask;
        }

        for (var (place, start) = (0, 0); place < places; start = next[place++])
        {
            if (next[place] > start)
                tell(place, sorted.AsSpan(start..next[place]));
        }
    }

    private IEnumerable<ReadOnlyMemory<ulong>> Parts() => _full.Select(part => (ReadOnlyMemory<ulong>)part).Append(_part.AsMemory(0, _count));

    /// <summary>Hears what was noted for a place.</summary>
    public delegate void Hearing(int place, ReadOnlySpan<ulong> values);
}
