using System.Collections.Immutable;
using System.Globalization;

namespace InfoLine.Staff;

/// <summary>When a centre is open: the same hours on each of its days.</summary>
/// <param name="Days">The days in the order of the week; at least one.</param>
/// <param name="From">The first minute.</param>
/// <param name="Until">The minute after the last one, later than <paramref name="From"/>.</param>
public sealed record CentreHours(ImmutableArray<DayOfWeek> Days, TimeOnly From, TimeOnly Until)
{
    /// <summary>As a form writes a time of day.</summary>
    public const string TimeFormat = "HH:mm";

    /// <summary>As a column keeps them, such as <c>1 2 3 4 5 10:00-17:00</c> from Monday to Friday.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', Days.Select(day => (int)day))} {From:HH:mm}-{Until:HH:mm}");

    /// <summary>What <see cref="ToText"/> wrote; null for anything else.</summary>
    public static CentreHours? Parse(string? text)
    {
        if (text?.Split(' ') is not [.. { Length: > 0 } days, var hours] || hours.Split('-') is not [var from, var until])
            return null;
        return Read(days, from, until);
    }

    /// <summary>Hours from what stands in a form; null where that means none.</summary>
    /// <param name="days">Numbers from Sunday, 0.</param>
    /// <param name="from">A time of day, as 10:00.</param>
    /// <param name="until">A later one.</param>
    public static CentreHours? Read(IEnumerable<string> days, string from, string until)
    {
        var open = days.Select(day => day is [>= '0' and <= '6' and var digit] ? digit - '0' : -1).Distinct().Order().ToImmutableArray();
        return open.Length > 0 && open[0] >= 0 && TimeOf(from) is { } first && TimeOf(until) is { } last && first < last
            ? new([.. open.Select(day => (DayOfWeek)day)], first, last) : null;
    }

    private static TimeOnly? TimeOf(string text) => TimeOnly.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
