namespace InfoLine.Reports;

/// <summary>Spans of time as one thread finds them, each with its group, in the order in which they come: eight bytes each. Their medians are found at the end.</summary>
/// <remarks>A table of its own for each group would do for a few of them. With thousands of providers each span would wait for another place of memory.</remarks>
internal sealed class SpanLog
{
    private const int Bits = 12;
    private const uint Mask = Histogram.Most - 1;
    private const int MostInPart = 1 << 16;

    private readonly List<ulong[]> _full = [];
    private ulong[] _part = new ulong[64];
    private int _count;

    /// <summary>Notes a span.</summary>
    /// <param name="group">Whose.</param>
    /// <param name="kind">Between which moments: a small number.</param>
    /// <param name="tenths">Tenths of a day of the clock, zero or more.</param>
    /// <param name="working">Working days, zero or more.</param>
    public void Add(int group, int kind, int tenths, int working)
    {
        if (_count == _part.Length)
        {
            _full.Add(_part);
            _part = new ulong[Math.Min(_part.Length * 2, MostInPart)];
            _count = 0;
        }

        _part[_count++] = ((ulong)group << 32) | ((ulong)kind << (2 * Bits)) | (Math.Min((uint)tenths, Mask) << Bits) | Math.Min((uint)working, Mask);
    }

    /// <summary>Finds the medians of what several threads noted.</summary>
    /// <param name="logs">What they noted.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="kinds">How many kinds of spans.</param>
    /// <param name="tell">Hears the group, the kind, the median in tenths of a day and the one in working days.</param>
    public static void TellMedians(IReadOnlyList<SpanLog> logs, int groups, int kinds, Action<int, int, double, double> tell)
    {
        // Sorted by counting: where the spans of a group and kind end, then each into its place.
        var ends = new int[(groups * kinds) + 1];
        foreach (var spans in logs.SelectMany(log => log.Parts()))
        {
            foreach (var span in spans.Span)
                ends[PlaceOf(span, kinds) + 1]++;
        }

        for (var place = 1; place < ends.Length; place++)
            ends[place] += ends[place - 1];
        var sorted = new uint[ends[^1]];
        foreach (var spans in logs.SelectMany(log => log.Parts()))
        {
            foreach (var span in spans.Span)
                sorted[ends[PlaceOf(span, kinds)]++] = (uint)span & ((1 << (2 * Bits)) - 1);
        }

        var (tenths, working) = (new Histogram(), new Histogram());
        for (var (place, start) = (0, 0); place < groups * kinds; start = ends[place++])
        {
            foreach (var span in sorted.AsSpan(start..ends[place]))
            {
                tenths.Add((int)(span >> Bits));
                working.Add((int)(span & Mask));
            }

            if (tenths.Median() is { } inTenths && working.Median() is { } inWorking)
                tell(place / kinds, place % kinds, inTenths, inWorking);
            tenths.Clear();
            working.Clear();
        }
    }

    private static int PlaceOf(ulong span, int kinds) => ((int)(span >> 32) * kinds) + (int)((uint)span >> (2 * Bits));

    private IEnumerable<ReadOnlyMemory<ulong>> Parts() => _full.Select(part => (ReadOnlyMemory<ulong>)part).Append(_part.AsMemory(0, _count));
}

/// <summary>Counts how often each whole number came, to find the one in the middle.</summary>
internal sealed class Histogram
{
    /// <summary>More than this is told as the number before it: four hundred days in tenths of a day.</summary>
    public const int Most = 4096;

    private int[] _counts = new int[32];
    private int _end;

    /// <summary>How many numbers came.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a number, zero or more.</summary>
    public void Add(int number)
    {
        number = Math.Min(number, Most - 1);
        if (number >= _counts.Length)
            Array.Resize(ref _counts, Math.Min(Most, Math.Max(_counts.Length * 2, number + 1)));
        _counts[number]++;
        _end = Math.Max(_end, number + 1);
        Count++;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_counts, 0, _end);
        (_end, Count) = (0, 0);
    }

    /// <summary>The number in the middle, of two the mean; null when none came.</summary>
    public double? Median() => Count == 0 ? null : (At((Count - 1) / 2) + At(Count / 2)) / 2.0;

    private int At(int place)
    {
        var number = 0;
        for (var seen = _counts[0]; seen <= place; seen += _counts[number])
            number++;
        return number;
    }
}
