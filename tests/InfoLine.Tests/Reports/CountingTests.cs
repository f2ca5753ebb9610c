using System.Text;
using InfoLine.Reports;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Reports;

/// <summary>The small tools that count.</summary>
public sealed class CountingTests
{
    [Fact]
    public void Ids_of_every_length_are_found_again_and_no_others()
    {
        var table = new IdTable();
        var ids = Enumerable.Range(0, 5000).Select(i => i % 3 == 0 ? $"{i}" : $"{i:x32}").Append("").ToArray();
        foreach (var (number, id) in ids.Index())
            table.Add(Encoding.UTF8.GetBytes(id)).ShouldBe(number);
        foreach (var (number, id) in ids.Index())
        {
            table.Find(Encoding.UTF8.GetBytes(id)).ShouldBe(number);
            Encoding.UTF8.GetString(table[number]).ShouldBe(id);
        }

        table.Add("0"u8).ShouldBe(0);
        table.Count.ShouldBe(ids.Length);
        table.Find("5001"u8).ShouldBe(-1);
    }

    [Theory]
    [InlineData(new int[0], null)]
    [InlineData(new[] { 7 }, 7.0)]
    [InlineData(new[] { 9, 1 }, 5.0)]
    [InlineData(new[] { 3, 900, 0 }, 3.0)]
    [InlineData(new[] { 1_000_000 }, 4095.0)]
    public void The_median_is_the_one_in_the_middle(int[] numbers, double? median)
    {
        var (one, other) = (new Histogram(), new Histogram());
        foreach (var (place, number) in numbers.Index())
            (place % 2 == 0 ? one : other).Add(number);
        one.Add(other);
        one.Median().ShouldBe(median);
    }

    [Theory]
    [InlineData("2026-11-27 12:00", "2026-12-01 09:00", 2)] // Friday noon to Tuesday.
    [InlineData("2026-11-28 12:00", "2026-11-29 12:00", 0)] // A weekend.
    [InlineData("2026-11-26 23:59", "2026-11-27 00:01", 1)] // Midnight here, not in Greenwich.
    [InlineData("2026-11-27 05:00", "2026-11-27 23:00", 0)]
    [InlineData("2026-09-30 12:00", "2026-10-05 12:00", 2)] // 2 October is a holiday.
    public void Working_days_are_those_of_the_calendar_here(string from, string until, int days) =>
        new WorkingDays(SomeCalendar.Shipped, SomeCalendar.At("2026-12-31 12:00")).Between(SomeCalendar.At(from).ToUnixTimeMilliseconds(), SomeCalendar.At(until).ToUnixTimeMilliseconds()).ShouldBe(days);

    [Fact]
    public void Referrals_that_count_for_other_figures_have_another_shape()
    {
        ReferralLine[] lines =
        [
            new(), new() { SentAt = 1 }, new() { SentAt = 1, AcceptedAt = 1 }, new() { Standing = Standing.Unreachable }, new() { Help = Help.Not }, new() { Witness = Witness.Staff },
            new() { Refusals = [(0, 1)] }, new() { Refusals = [(0, 1), (0, 2)] }, new() { Refusals = [(1, 1)] }, new() { Refusals = [(5, 1)] }, With(0, 4), With(5, 4), With(5, 0),
        ];
        lines.Select(line => line.Shape()).Distinct().Count().ShouldBe(lines.Length);
        new ReferralLine { Refusals = [.. Enumerable.Repeat((0, 1), 16)] }.Shape().ShouldBeNull();
    }

    private static ReferralLine With(int question, int answer)
    {
        var line = new ReferralLine();
        line.Answer(question, answer);
        return line;
    }
}
