namespace InfoLine.Reports;

/// <summary>The counts of one group, by figure and gender.</summary>
internal sealed class Counts
{
    private const int Genders = 4;

    private readonly int[] _counts = new int[Figures.All.Length * Genders];
    private readonly (double Tenths, double Working)?[] _medians = new (double, double)?[Figures.All.Length];

    /// <summary>How often a figure was counted for a gender.</summary>
    public int this[Figure figure, Gender gender] => _counts[(figure.Index * Genders) + (int)gender];

    /// <summary>How often it was counted at all.</summary>
    public int this[Figure figure] => _counts.AsSpan(figure.Index * Genders, Genders).ToArray().Sum();

    /// <summary>The median of a span in days of the clock; null where there is none.</summary>
    public double? Days(Figure figure) => _medians[figure.Index]?.Tenths / 10;

    /// <summary>The same in working days.</summary>
    public double? WorkingDays(Figure figure) => _medians[figure.Index]?.Working;

    /// <summary>Counts.</summary>
    public void Add(int figure, Gender gender, int times = 1) => _counts[(figure * Genders) + (int)gender] += times;

    /// <summary>Counts for several figures.</summary>
    public void Add(int[] figures, Gender gender)
    {
        foreach (var figure in figures)
            _counts[(figure * Genders) + (int)gender]++;
    }

    /// <summary>Keeps the medians of a span: in tenths of a day of the clock, and in working days.</summary>
    public void Keep(int figure, double tenths, double working) => _medians[figure] = (tenths, working);

    /// <summary>Writes all numbers, in the order of <see cref="Figures.All"/>.</summary>
    public void WriteTo(BinaryWriter to)
    {
        foreach (var count in _counts)
            to.Write7BitEncodedInt(count);
        foreach (var median in _medians)
        {
            to.Write(median is not null);
            if (median is not var (tenths, working))
                continue;
            to.Write(tenths);
            to.Write(working);
        }
    }

    /// <summary>Reads what <see cref="WriteTo"/> wrote.</summary>
    /// <exception cref="IOException">There are too few numbers.</exception>
    /// <exception cref="FormatException">Something is no number.</exception>
    public static Counts ReadFrom(BinaryReader from)
    {
        var counts = new Counts();
        for (var i = 0; i < counts._counts.Length; i++)
            counts._counts[i] = from.Read7BitEncodedInt();
        for (var i = 0; i < counts._medians.Length; i++)
            counts._medians[i] = from.ReadBoolean() ? (from.ReadDouble(), from.ReadDouble()) : null;
        return counts;
    }

    /// <summary>Adds what another thread counted.</summary>
    public void Add(Counts other)
    {
        for (var i = 0; i < _counts.Length; i++)
            _counts[i] += other._counts[i];
    }
}
