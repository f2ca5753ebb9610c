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
        var histogram = new Histogram();
        foreach (var number in numbers)
            histogram.Add(number);
        histogram.Median().ShouldBe(median);
    }

    /// <summary>So many that they fill several parts; what two threads noted for one place belongs together.</summary>
    [Fact]
    public void Each_place_gets_what_was_noted_for_it()
    {
        var random = new Random(7);
        var (one, other) = (new PlaceLog(), new PlaceLog());
        var noted = new Dictionary<int, List<ulong>>();
        for (var i = 0; i < 200_001; i++)
        {
            var (place, value) = (random.Next(50) * 2, (ulong)random.NextInt64(1L << PlaceLog.ValueBits));
            (random.Next(3) == 0 ? one : other).Add(place, value);
            if (!noted.TryGetValue(place, out var values))
                noted.Add(place, values = []);
            values.Add(value);
        }

        var told = new Dictionary<int, ulong[]>();
        PlaceLog.Tell([one, other], 100, (place, values) => told.Add(place, [.. values.ToArray().Order()]));
        told.Keys.ShouldBe(noted.Keys.Order());
        foreach (var (place, values) in noted)
            told[place].ShouldBe(values.Order());
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
            new(), new() { SentAt = 1 }, new() { SentAt = 1, AcceptedAt = 1 }, new() { AcknowledgedAt = 1 }, new() { ContactedAt = 1 }, new() { CompletedAt = 1 },
            new() { Standing = Standing.Unreachable }, new() { Help = Help.Not }, new() { Witness = Witness.Staff },
        ];
        lines.Select(line => line.Shape()).Distinct().Count().ShouldBe(lines.Length);
        new ReferralLine { Standing = Standing.Unreachable, Help = Help.Not, Witness = Witness.Staff, SentAt = 1, AcknowledgedAt = 1, AcceptedAt = 1, ContactedAt = 1, CompletedAt = 1 }.Shape()
            .ShouldBeLessThan(ReferralLine.Shapes);
    }

    [Theory]
    [InlineData("019ab3f24c5e7d018f00fedcba987654", true)]
    [InlineData("00000000000000000000000000000000", true)]
    [InlineData("fffffffffffffffffffffffffffffffe", true)]
    [InlineData("019AB3F24C5E7D018F00FEDCBA987654", false)] // Capitals are another id.
    [InlineData("019ab3f24c5e7d018f00fedcba98765g", false)]
    [InlineData("019ab3f24c5e7d018f00fedcba98765/", false)]
    [InlineData("019ab3f24c5e7d018f00fedcba98765`", false)]
    [InlineData("019ab3f24c5e7d018f00fedcba98765:", false)]
    [InlineData("019ab3f2-4c5e-7d01-8f00-fedcba987654", false)]
    [InlineData("p1", false)]
    [InlineData("", false)]
    public void An_id_of_ours_is_packed_and_comes_back_letter_by_letter(string id, bool isOurs)
    {
        PackedId.TryRead(Encoding.UTF8.GetBytes(id), out var packed).ShouldBe(isOurs);
        if (isOurs)
            packed.ToString().ShouldBe(id);
    }

    [Fact]
    public void People_are_found_by_ids_of_every_form_with_what_is_known_of_them()
    {
        var ids = Enumerable.Range(0, 3000).Select(i => i % 3 == 0 ? $"person {i}" : $"{i * 977:x32}").ToArray();
        PeoplePart[] parts = [new(), new()];
        foreach (var (number, id) in ids.Index())
            parts[number % 2].Add(IdOf(id), FactsOf(number));
        var people = new People(parts);
        people.Count.ShouldBe(ids.Length);
        foreach (var (number, id) in ids.Index())
        {
            people.IdOf(people.Find(IdOf(id), out var facts)).ShouldBe(id);
            facts.ShouldBe(FactsOf(number));
        }

        people.All().Sum(one => one.Facts.Block).ShouldBe(Enumerable.Range(0, ids.Length).Sum(number => number % 7));
        parts.Sum(part => part.Sizes.Sum()).ShouldBe(ids.Length);
        foreach (var stranger in (string[])["person 1", $"{976:x32}"])
        {
            var number = people.Find(IdOf(stranger), out var nothing);
            number.ShouldBeGreaterThanOrEqualTo(people.Count);
            nothing.ShouldBe(default);
            people.Find(IdOf(stranger), out _).ShouldBe(number);
            people.IdOf(number).ShouldBe(stranger);
        }
    }

    [Fact]
    public void What_referrals_say_about_a_person_does_not_depend_on_who_reads_them_in_which_order()
    {
        (long OpenedAt, int Answer, bool IsAccepted)[] told = [(10, 0, true), (30, 4, false), (20, 1, false), (40, 0, false)];
        var (all, early, late) = (new PersonState(), new PersonState(), new PersonState());
        foreach (var (place, (openedAt, answer, isAccepted)) in told.Index())
        {
            Tell(ref all);
            Tell(ref place < 2 ? ref early : ref late);

            void Tell(ref PersonState state)
            {
                state.Refer(wasSent: true, isAccepted);
                if (answer > 0)
                    state.Hear(answer, openedAt);
            }
        }

        foreach (var state in (PersonState[])[all, early.With(late), late.With(early)])
            (state.WasReferred, state.IsConnected, state.Answer).ShouldBe((true, true, 4));
        new PersonState().With(default).WasReferred.ShouldBeFalse();
    }

    private static AnyId IdOf(string id) => new(Encoding.UTF8.GetBytes(id));

    private static PersonFacts FactsOf(int number) => new(Gender.Woman, 1, number % 7, 2, 3, 4);
}
