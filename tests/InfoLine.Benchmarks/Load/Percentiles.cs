namespace InfoLine.Benchmarks.Load;

/// <summary>The middle and the slow end of many durations.</summary>
internal sealed class Percentiles
{
    private readonly double[] _sorted;

    public Percentiles(IEnumerable<TimeSpan> durations)
    {
        _sorted = [.. durations.Select(duration => duration.TotalMilliseconds)];
        Array.Sort(_sorted);
    }

    public int Count => _sorted.Length;

    /// <summary>Half were quicker; milliseconds.</summary>
    public double P50 => At(0.50);

    /// <summary>99 of 100 were quicker; milliseconds.</summary>
    public double P99 => At(0.99);

    private double At(double share) => _sorted.Length == 0 ? double.NaN : _sorted[Math.Min(_sorted.Length - 1, (int)(_sorted.Length * share))];
}
