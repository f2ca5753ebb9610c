namespace InfoLine.Dialogs.Compile;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 60;

    /// <summary>"Did you mean 'county'?", or else the alternative; empty when nothing is near.</summary>
    public static string Hint(string written, IEnumerable<string> names, string otherwise = "")
    {
        var near = To(written, names);
        return near is null ? otherwise : $"Did you mean '{near}'?";
    }

    /// <summary>The nearest name, at most two slips away (one for short names), or null.</summary>
    public static string? To(string written, IEnumerable<string> names)
    {
        if (written.Length is 0 or > LongestName)
            return null;
        string? best = null;
        var least = written.Length <= 4 ? 2 : 3;
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - written.Length) >= least)
                continue;
            var slips = Slips(written, name);
            if (slips < least || (slips == least && best is not null && string.CompareOrdinal(name, best) < 0))
                (best, least) = (name, slips);
        }

        return best;
    }

    // Letters to add, drop, change or swap with their neighbour.
    private static int Slips(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var change = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                rows[i, j] = least;
            }
        }

        return rows[a.Length, b.Length];
    }
}
