using InfoLine.WorkingTime;

namespace InfoLine.Reports;

/// <summary>Measures how many days lie between two moments: of the clock, and working days here. Millions of times, so what the calendar says of each day is asked once.</summary>
internal sealed class WorkingDays
{
    private const long Day = 24L * 60 * 60 * 1000;
    private const int First = 18_262; // 1 January 2020, in days since 1970. No row is older.

    private readonly long[] _offsets;
    private readonly int[] _worked;

    /// <summary>Learns the calendar.</summary>
    /// <param name="calendar">Where people live and when they work.</param>
    /// <param name="now">Days after it are not needed.</param>
    public WorkingDays(WorkingCalendar calendar, DateTimeOffset now)
    {
        var days = (int)(now.ToUnixTimeMilliseconds() / Day) - First + 3;
        _offsets = new long[Math.Max(days, 1)];
        _worked = new int[_offsets.Length];
        for (var i = 0; i < _offsets.Length; i++)
        {
            var date = DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + First + i);
            var noon = new DateTimeOffset(date.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            _offsets[i] = (long)calendar.Zone.GetUtcOffset(noon).TotalMilliseconds;
            var morning = noon.AddHours(-12).AddMilliseconds(-_offsets[i]);
            _worked[i] = (i == 0 ? 0 : _worked[i - 1]) + (calendar.DateOf(calendar.NextOpen(morning)) == date ? 1 : 0);
        }
    }

    /// <summary>Working days after the day of the first moment, up to and with the day of the second: from Friday noon to Tuesday it is 2.</summary>
    public int Between(long from, long until) => Until(until) - Until(from);

    /// <summary>Working days up to and with the day of a moment, counted from some day long ago: the difference of two is <see cref="Between"/>.</summary>
    public int Until(long moment) => _worked[DayOf(moment)];

    /// <summary>The same in tenths of a day of the clock.</summary>
    public static int Tenths(long from, long until) => (int)Math.Min(int.MaxValue, (until - from + (Day / 20)) / (Day / 10));

    // The clock of noon tells the day wrongly by at most an hour, on the two days of a year on which clocks change somewhere.
    private int DayOf(long moment)
    {
        var day = Place(moment);
        return Place(moment + _offsets[day]);
    }

    private int Place(long moment) => (int)Math.Clamp((moment / Day) - First, 0, _offsets.Length - 1);
}
