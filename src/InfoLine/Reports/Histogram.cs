namespace InfoLine.Reports;

/// <summary>Counts how often each whole number came, to find the one in the middle.</summary>
internal sealed class Histogram
{
    /// <summary>More than this is told as the number before it: four hundred days in tenths of a day.</summary>
    public const int Most = 4096;

    private int[] _counts = new int[32];

    /// <summary>How many numbers came.</summary>
    public int Count { get; private set; }

    /// <summary>A number as it is told.</summary>
    public static int Placed(int number) => Math.Min(number, Most - 1);

    /// <summary>Adds a number, zero or more.</summary>
    public void Add(int number)
    {
        number = Placed(number);
        if (number >= _counts.Length)
            Array.Resize(ref _counts, Math.Min(Most, Math.Max(_counts.Length * 2, number + 1)));
        _counts[number]++;
        Count++;
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        Count = 0;
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
