using InfoLine.WorkingTime;

namespace InfoLine.Tests.WorkingTime;

/// <summary>Calendars and moments for tests. The hours are those that come with the product: Monday to Friday, 10 to 17.</summary>
public static class SomeCalendar
{
    public static TimeZoneInfo India { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    public static WorkingCalendar Shipped { get; } = CalendarFiles.Default(India);

    /// <summary>A moment by the clock on an Indian wall, as in "2026-11-23 09:30".</summary>
    public static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(5.5)).ToUniversalTime();
}
