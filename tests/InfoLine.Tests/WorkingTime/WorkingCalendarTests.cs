using InfoLine.WorkingTime;
using static InfoLine.Tests.WorkingTime.SomeCalendar;

namespace InfoLine.Tests.WorkingTime;

public sealed class WorkingCalendarTests
{
    private const int Runs = 400;

    // 23 November 2026 is a Monday; 26 January 2027 a Tuesday; 15 August 2026 a Saturday; 2 October 2026 a Friday.
    [Theory]
    [InlineData("2026-11-23 11:00", true)]
    [InlineData("2026-11-23 09:59", false)]
    [InlineData("2026-11-23 10:00", true)]
    [InlineData("2026-11-23 17:00", false)]
    [InlineData("2026-11-22 12:00", false)]
    [InlineData("2027-01-26 12:00", false)]
    [InlineData("2026-10-02 12:00", false)]
    [InlineData("2026-10-01 12:00", true)]
    public void It_knows_when_people_work(string at, bool open) => Shipped.IsOpen(At(at)).ShouldBe(open);

    [Theory]
    [InlineData("2026-11-23 10:00", 2, "2026-11-23 12:00")]
    [InlineData("2026-11-23 16:00", 2, "2026-11-24 11:00")]
    [InlineData("2026-11-23 16:00", 1, "2026-11-23 17:00")]
    [InlineData("2026-11-20 18:30", 1, "2026-11-23 11:00")]
    [InlineData("2027-01-25 16:00", 2, "2027-01-27 11:00")]
    [InlineData("2026-11-22 03:00", 0, "2026-11-23 10:00")]
    public void Hours_are_added_in_working_time(string from, int hours, string to) => Shipped.AddHours(At(from), TimeSpan.FromHours(hours)).ShouldBe(At(to));

    [Theory]
    [InlineData("2026-11-23 11:00", 1, "2026-11-24 17:00")]
    [InlineData("2026-11-20 12:00", 2, "2026-11-24 17:00")]
    [InlineData("2026-11-21 12:00", 1, "2026-11-23 17:00")]
    [InlineData("2026-11-23 02:00", 1, "2026-11-24 17:00")]
    [InlineData("2027-01-25 12:00", 1, "2027-01-27 17:00")]
    [InlineData("2026-12-31 12:00", 1, "2027-01-01 17:00")]
    public void Days_end_at_closing_time(string from, int days, string to) => Shipped.AddDays(At(from), days).ShouldBe(At(to));

    [Theory]
    [InlineData("2026-11-23 07:59", "2026-11-23 08:00")]
    [InlineData("2026-11-23 08:00", "2026-11-23 08:00")]
    [InlineData("2026-11-23 19:59", "2026-11-23 19:59")]
    [InlineData("2026-11-23 20:00", "2026-11-24 08:00")]
    [InlineData("2026-12-31 23:30", "2027-01-01 08:00")]
    public void Nobody_is_written_to_at_night(string at, string then) => Shipped.NextDaytime(At(at)).ShouldBe(At(then));

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-23 20:00")]
    [InlineData("2026-11-23 19:59", "2026-11-23 20:00")]
    [InlineData("2026-11-23 20:00", "2026-11-24 20:00")]
    [InlineData("2026-11-23 07:00", "2026-11-23 20:00")]
    public void The_day_for_messages_ends_where_the_quiet_hours_begin(string at, string end) => Shipped.EndOfDaytime(At(at)).ShouldBe(At(end));

    [Fact]
    public void However_hours_are_split_they_end_at_the_same_moment() => Try((random, calendar) =>
    {
        var from = SomeMoment(random);
        var (one, other) = (Minutes(random, 0), Minutes(random, 1));
        calendar.AddHours(calendar.AddHours(from, one), other).ShouldBe(calendar.AddHours(from, one + other));
    });

    [Fact]
    public void The_working_minutes_in_between_are_those_that_were_added() => Try((random, calendar) =>
    {
        var from = SomeMoment(random);
        var hours = Minutes(random, 0);
        var to = calendar.AddHours(from, hours);
        var counted = 0;
        for (var at = from; at < to; at += TimeSpan.FromMinutes(1))
            counted += calendar.IsOpen(at) ? 1 : 0;
        counted.ShouldBe((int)hours.TotalMinutes);
    });

    [Fact]
    public void Later_never_ends_sooner() => Try((random, calendar) =>
    {
        var (from, later) = (SomeMoment(random), TimeSpan.FromMinutes(random.Next(20_000)));
        calendar.AddHours(from + later, TimeSpan.FromHours(9)).ShouldBeGreaterThanOrEqualTo(calendar.AddHours(from, TimeSpan.FromHours(9)));
        calendar.AddDays(from + later, 2).ShouldBeGreaterThanOrEqualTo(calendar.AddDays(from, 2));
        calendar.NextDaytime(from + later).ShouldBeGreaterThanOrEqualTo(calendar.NextDaytime(from));
    });

    [Fact]
    public void Between_a_moment_and_its_deadline_lie_as_many_working_days_as_were_asked_for() => Try((random, calendar) =>
    {
        var from = SomeMoment(random);
        var days = random.Next(1, 9);
        var to = calendar.AddDays(from, days);
        var counted = 0;
        for (var date = calendar.DateOf(from).AddDays(1); date <= calendar.DateOf(to); date = date.AddDays(1))
            counted += calendar.IsOpen(MidSpan(date)) ? 1 : 0;
        counted.ShouldBe(days);
    });

    // Half past twelve: open on every day that the random weeks below open at all.
    private static DateTimeOffset MidSpan(DateOnly date) => At($"{date:yyyy-MM-dd} 12:30");

    private static void Try(Action<Random, WorkingCalendar> law)
    {
        for (var seed = 1; seed <= Runs; seed++)
        {
            var random = new Random(seed);
            law(random, SomeWeek(random));
        }
    }

    private static WorkingCalendar SomeWeek(Random random)
    {
        var open = random.Next(7);
        var days = Enumerable.Range(0, 7).Select(day => day == open || random.Next(3) > 0
            ? new OpenHours(new TimeOnly(random.Next(6, 12), random.Next(60)), new TimeOnly(random.Next(13, 22), random.Next(60)))
            : (OpenHours?)null);
        var holidays = Enumerable.Range(0, random.Next(25))
            .Select(_ => new Holiday(random.Next(1, 29), random.Next(1, 13), random.Next(2) == 0 ? null : 2027, "a day", "एक दिन"));
        return new(India, new([.. days], new(new(8, 0), new(20, 0))), [.. holidays]);
    }

    private static DateTimeOffset SomeMoment(Random random) => At("2026-11-01 00:00") + TimeSpan.FromMinutes(random.Next(400 * 24 * 60));

    private static TimeSpan Minutes(Random random, int least) => TimeSpan.FromMinutes(random.Next(least, 3000));
}
