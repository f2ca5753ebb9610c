using System.Collections.Immutable;

namespace InfoLine.WorkingTime;

/// <summary>Counts in working hours and working days where the programme works, so that a promise made on Friday evening is one that can be kept.</summary>
/// <remarks>Moments go in and come out in UTC; only the days and hours in between are local.</remarks>
/// <param name="zone">Where people live.</param>
/// <param name="week">When they work.</param>
/// <param name="holidays">When they do not, for all that.</param>
public sealed class WorkingCalendar(TimeZoneInfo zone, WorkingWeek week, ImmutableArray<Holiday> holidays)
{
    /// <summary>A calendar without a working day in so many days in a row is a mistake in its file.</summary>
    private const int MostDaysClosed = 400;

    /// <summary>Where people live.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The same holidays and quiet hours with other hours.</summary>
    /// <param name="days">The hours of each weekday, Sunday first; null for a closed day. At least one day is open.</param>
    public WorkingCalendar OpenOn(ImmutableArray<OpenHours?> days) => new(zone, week with { Days = days }, holidays);

    /// <summary>The date here at a moment.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The holiday of a date, or null.</summary>
    public Holiday? HolidayOn(DateOnly date)
    {
        foreach (var holiday in holidays)
        {
            if (holiday.FallsOn(date))
                return holiday;
        }

        return null;
    }

    /// <summary>True when people work at this moment.</summary>
    public bool IsOpen(DateTimeOffset at) => SpanOf(DateOf(at)) is { } span && at >= span.From && at < span.Until;

    /// <summary>The first moment, not before this one, at which people work.</summary>
    /// <exception cref="InvalidOperationException">There is none in more than a year.</exception>
    public DateTimeOffset NextOpen(DateTimeOffset at)
    {
        var date = DateOf(at);
        for (var days = 0; days < MostDaysClosed; days++, date = date.AddDays(1))
        {
            if (SpanOf(date) is { } span && at < span.Until)
                return at > span.From ? at.ToUniversalTime() : span.From;
        }

        throw new InvalidOperationException($"The calendar has no working day in the {MostDaysClosed} days after {at:yyyy-MM-dd}.");
    }

    /// <summary>The moment at which so many working hours have passed.</summary>
    /// <param name="from">Where counting begins; closed hours do not count.</param>
    /// <param name="hours">Zero or more.</param>
    /// <returns>A moment in working hours, or a closing time that the last of them reaches.</returns>
    public DateTimeOffset AddHours(DateTimeOffset from, TimeSpan hours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, TimeSpan.Zero);
        var left = hours;
        for (var at = NextOpen(from); ;)
        {
            var close = SpanOf(DateOf(at))!.Value.Until; // NextOpen never stops on a closed day.
            if (left <= close - at)
                return at + left;
            left -= close - at;
            at = NextOpen(close);
        }
    }

    /// <summary>Closing time of the n-th working day after the day of a moment: "within two working days" of Friday noon is Tuesday 5 pm.</summary>
    /// <param name="from">Its own day does not count.</param>
    /// <param name="days">One or more.</param>
    public DateTimeOffset AddDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var at = NextOpen(StartOf(DateOf(from).AddDays(1)));
        for (var day = 1; day < days; day++)
            at = NextOpen(StartOf(DateOf(at).AddDays(1)));
        return SpanOf(DateOf(at))!.Value.Until; // As above.
    }

    /// <summary>The first moment, not before this one, outside of the quiet hours.</summary>
    public DateTimeOffset NextDaytime(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        if (week.Messages.Holds(time))
            return at.ToUniversalTime();
        var date = DateOnly.FromDateTime(local.DateTime);
        return MomentOf(time < week.Messages.From ? date : date.AddDays(1), week.Messages.From);
    }

    /// <summary>When the quiet hours begin that follow a moment outside of them.</summary>
    public DateTimeOffset EndOfDaytime(DateTimeOffset at) => MomentOf(DateOf(NextDaytime(at)), week.Messages.Until);

    private DateTimeOffset StartOf(DateOnly date) => MomentOf(date, TimeOnly.MinValue);

    private (DateTimeOffset From, DateTimeOffset Until)? SpanOf(DateOnly date) =>
        week.On(date.DayOfWeek) is { } hours && HolidayOn(date) is null ? (MomentOf(date, hours.From), MomentOf(date, hours.Until)) : null;

    private DateTimeOffset MomentOf(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
