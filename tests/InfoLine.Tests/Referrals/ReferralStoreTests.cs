using InfoLine.Referrals;
using InfoLine.Storage;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Referrals;

public sealed class ReferralStoreTests
{
    [EachDatabase]
    public async Task What_is_stored_is_read_back_at_every_place_of_its_life(Store store)
    {
        await using var world = await World.OpenAsync(store);
        foreach (var status in Enum.GetValues<ReferralStatus>())
        {
            var referral = SomeReferral.In(status) with { Id = world.Ids.Next(), Code = ShortCode.New(ShortCode.Length), Asked = new(TimerKind.AskHelped, 3, SomeReferral.Monday), LateAt = SomeReferral.Monday };
            (await world.Database.WriteAsync(connection => ReferralStore.AddAsync(connection, referral))).ShouldBeTrue();
            var kept = await world.FindAsync(referral.Id);
            (kept with { Timers = [], Tried = [], Consent = null, Version = 0 }).ShouldBe(referral with { Timers = [], Tried = [], Consent = null });
            (kept.Timers, kept.Tried, kept.Version).ShouldSatisfyAllConditions(
                all => all.Timers.ShouldBe(referral.Timers), all => all.Tried.ShouldBe(referral.Tried), all => all.Version.ShouldBe(1));
            (kept.Consent?.Text, kept.Consent?.SharedFields.Length).ShouldBe((referral.Consent?.Text, referral.Consent?.SharedFields.Length));
        }
    }

    [EachDatabase]
    public async Task The_second_of_two_writers_loses(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var read = await world.OpenReferralAsync();
        (await world.ApplyAsync(read, new ReferralInput.Accept(SomeReferral.Bank))).ShouldBeOfType<ReferralDecision.Done>();
        var events = (await world.HistoryAsync(read.Id)).Count;
        (await world.ApplyAsync(read, new ReferralInput.Withdraw(SomeReferral.Asha))).ShouldBe(new ReferralDecision.Refused(Refusal.Changed));
        (await world.FindAsync(read.Id)).Status.ShouldBe(ReferralStatus.Accepted);
        (await world.HistoryAsync(read.Id)).Count.ShouldBe(events);
    }

    [EachDatabase]
    public async Task A_code_is_given_out_once(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var first = await world.OpenReferralAsync();
        var second = SomeReferral.Draft with { Code = first.Code };
        (await world.Database.WriteAsync(connection => ReferralStore.AddAsync(connection, second))).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task A_case_is_open_once_and_can_open_again_after_it_was_closed(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        await OpenCaseAsync(world, referral.Id);
        await OpenCaseAsync(world, referral.Id);
        var open = (await world.CasesAsync()).ShouldHaveSingleItem();
        (await world.Database.WriteAsync(connection => ReferralCases.CloseAsync(connection, open.Id, world.Now))).ShouldBeTrue();
        (await world.Database.WriteAsync(connection => ReferralCases.CloseAsync(connection, open.Id, world.Now))).ShouldBeFalse();
        await OpenCaseAsync(world, referral.Id);
        (await world.CasesAsync()).ShouldHaveSingleItem().Id.Equals(open.Id, StringComparison.Ordinal).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task All_referrals_of_a_person_are_found_the_newest_first(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var first = await world.OpenReferralAsync();
        world.Clock.Advance(TimeSpan.FromDays(1));
        var second = await world.Database.WriteAsync(connection => world.Book.OpenAsync(connection, World.RequestOf("asha"), world.Now));
        await world.OpenReferralAsync("ravi");
        (await world.Database.ReadAsync(connection => ReferralStore.OfPersonAsync(connection, "asha"))).ConvertAll(one => one.Id).ShouldBe([second.Id, first.Id]);
    }

    [EachDatabase]
    public async Task Where_nobody_can_help_a_new_referral_is_a_case_at_once(Store store)
    {
        await using var world = await World.OpenAsync(store);
        world.Coalition.IsFull = true;
        var referral = await world.OpenReferralAsync();
        (referral.Status, referral.Provider).ShouldBe((ReferralStatus.Offered, null));
        (await world.CasesAsync()).ShouldHaveSingleItem().Reason.ShouldBe(CaseReason.NoProvider);
    }

    private static Task<int> OpenCaseAsync(World world, string referralId) => world.Database.WriteAsync(async connection =>
    {
        await ReferralCases.OpenAsync(connection, world.Ids.Next(), referralId, CaseReason.Stalled, SomeCalendar.At("2026-11-23 11:00"));
        return 0;
    });
}
