namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>Matthews' correlation of what was expected and what was found, for many classes: 1 for all right, 0 for what chance would do, below 0 for worse.</summary>
/// <remarks>It cannot be raised by always giving the most frequent answer. J. Gorodkin, Computational Biology and Chemistry 28 (2004), 367-374.</remarks>
public static class Correlation
{
    /// <summary>The correlation; 0 where only one class was expected or only one was found, for then nothing was told apart.</summary>
    public static double Of(IEnumerable<(string Expected, string Found)> pairs)
    {
        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        var (all, right) = (0L, 0L);
        foreach (var pair in pairs)
        {
            all++;
            right += pair.Expected == pair.Found ? 1 : 0;
            expected[pair.Expected] = expected.GetValueOrDefault(pair.Expected) + 1;
            found[pair.Found] = found.GetValueOrDefault(pair.Found) + 1;
        }
        var both = (double)found.Sum(some => some.Value * expected.GetValueOrDefault(some.Key));
        var byExpected = ((double)all * all) - expected.Sum(some => (double)some.Value * some.Value);
        var byFound = ((double)all * all) - found.Sum(some => (double)some.Value * some.Value);
        return byExpected <= 0 || byFound <= 0 ? 0 : (((double)right * all) - both) / Math.Sqrt(byExpected * byFound);
    }
}
