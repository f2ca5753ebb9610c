using InfoLine.Referrals;
using Xunit.Abstractions;

namespace InfoLine.Tests.Referrals;

public sealed class ReferralWorkerTests(ITestOutputHelper output)
{
    [EachDatabase]
    public async Task A_silent_provider_is_followed_by_the_next_and_everybody_hears_what_concerns_them(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var code = referral.Code;
        await world.DealAsync();
        (await world.SaidToAsync("contact-bank")).ShouldBe([$"InfoLine: can you help with finance, Niwari? Reply A {code} for yes, D {code} and why for no, by Wednesday 5 pm."]);
        (await world.SaidToAsync("contact-asha")).ShouldBeEmpty(); // The conversation itself has told her of the first.

        await world.DealAtAsync("2026-11-25 17:00");
        (await CountsAsync(world, "select not_after - created_at from outbox where contact_id = 'contact-asha'")).ShouldBe([(long)TimeSpan.FromHours(3).TotalMilliseconds]);
        (await world.SaidToAsync("contact-centre")).ShouldHaveSingleItem();
        (await world.SaidToAsync("contact-asha")).ShouldBe([$"InfoLine {code}: we have asked another office for you. It answers by Friday 5 pm."]);

        await world.HearAsync("contact-centre", $"A {code}");
        await world.DealAsync();
        (await world.SaidToAsync("contact-asha"))[1].ShouldBe($"InfoLine {code}: The centre will help. They get in touch with you by Monday 5 pm. It costs nothing.");

        // Two in a week are enough: the question of the third day waits until the first is a week old.
        await world.HearAsync("contact-centre", $"C {code}");
        await world.DealAtAsync("2026-11-28 18:00");
        (await world.SaidToAsync("contact-asha")).Count.ShouldBe(2);
        await world.DealAtAsync("2026-12-02 17:00");
        (await world.SaidToAsync("contact-asha"))[2].ShouldBe($"InfoLine {code}: has The centre helped you?\n1 Yes\n2 Not yet\n3 No");

        (await world.HearPersonAsync("asha", "३")).ShouldBeOfType<ReferralDecision.Done>();
        (await world.CasesAsync()).ShouldHaveSingleItem().Reason.ShouldBe(CaseReason.NotHelped);
        (await world.HearPersonAsync("asha", "3")).ShouldBe(new ReferralDecision.Refused(Refusal.NothingAsked));
        (await world.HistoryAsync(referral.Id)).Select(one => one.Name).ShouldBe(
        [
            ReferralFact.Opened, ReferralFact.Offered, ReferralFact.Sent, ReferralFact.ProviderTold, ReferralFact.Expired, ReferralFact.Sent, ReferralFact.ProviderTold,
            ReferralFact.PersonTold, ReferralFact.Accepted, ReferralFact.PersonTold, ReferralFact.Contacted, ReferralFact.Asked, ReferralFact.Answered,
        ]);
    }

    [EachDatabase]
    public async Task A_provider_that_is_silent_three_times_is_paused_and_an_answer_in_between_counts(Store store)
    {
        await using var world = await World.OpenAsync(store);
        Referral[] first = [await world.OpenReferralAsync("one"), await world.OpenReferralAsync("two")];
        await world.DealAtAsync("2026-11-25 17:00");
        await CentreTakesAsync(world, first);
        var third = await world.OpenReferralAsync("three");
        (await world.HearAsync("contact-bank", $"A {third.Code}")).Why.ShouldBeNull();
        Referral[] second = [await world.OpenReferralAsync("four"), await world.OpenReferralAsync("five")];
        await world.DealAtAsync("2026-11-27 17:00");
        await CentreTakesAsync(world, second);
        (await world.PausedAsync()).ShouldBeEmpty();
        await world.OpenReferralAsync("six");
        await world.DealAtAsync("2026-12-01 17:00");
        (await world.PausedAsync()).ShouldBe(["bank"]);
        (await world.CasesAsync()).ShouldContain(one => one.Reason == CaseReason.ProviderSilent);
        (await world.OpenReferralAsync("seven")).Provider.ShouldBe(SomeReferral.TheCentre);
        (await world.Database.WriteAsync(connection => ProviderSilences.ResumeAsync(connection, "bank"))).ShouldBeTrue();
        (await world.Database.WriteAsync(connection => ProviderSilences.ResumeAsync(connection, "bank"))).ShouldBeFalse();
        (await world.OpenReferralAsync("eight")).Provider.ShouldBe(SomeReferral.TheBank);
    }

    [EachDatabase]
    public async Task However_often_it_dies_in_the_middle_everything_is_said_once(Store store)
    {
        await using var world = await World.OpenAsync(store);
        for (var i = 0; i < 12; i++)
            await world.ApplyAsync(await world.OpenReferralAsync($"p{i}"), new ReferralInput.Accept(SomeReferral.Bank));
        for (var line = 1; line < 60; line += 4)
        {
            world.People.DiesAt = line;
            await world.DealAsync();
            await world.ReopenAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(61)); // What was left alone for a while is due again.
        }

        world.People.DiesAt = 0;
        await world.DealAtAsync("2026-11-24 11:00");
        for (var i = 0; i < 12; i++)
            (await world.SaidToAsync($"contact-p{i}")).ShouldHaveSingleItem($"p{i}");
    }

    [EachDatabase]
    public async Task The_load_of_a_service_is_the_number_of_people_it_is_asked_to_help_or_helps(Store store)
    {
        await using var world = await World.OpenAsync(store);
        for (var i = 0; i < 4; i++)
            await world.OpenReferralAsync($"p{i}");
        var last = await world.OpenReferralAsync("last");
        (await world.LoadsAsync()).ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["bank-loans"] = 5 });
        await world.HearAsync("contact-bank", $"D {last.Code}");
        await world.HearAsync("contact-centre", $"A {last.Code}");
        (await world.LoadsAsync()).ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["bank-loans"] = 4, ["centre-advice"] = 1 }, ignoreOrder: true);
        await world.HearAsync("contact-centre", $"F {last.Code}");
        await world.DealAtAsync("2026-11-25 17:00");
        (await world.LoadsAsync()).ShouldBe(new Dictionary<string, int>(StringComparer.Ordinal) { ["centre-advice"] = 4 });
    }

    [EachDatabase]
    public async Task Several_workers_say_everything_once(Store store)
    {
        await using var world = await World.OpenAsync(store);
        for (var i = 0; i < 150; i++)
            await world.OpenReferralAsync($"p{i}");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(world.DealAsync)));
        await world.DealAsync();
        (await world.SaidToAsync("contact-bank")).Count.ShouldBe(150);
    }

    [EachDatabase]
    public async Task Two_referrals_of_one_person_share_the_weekly_limit(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var first = await world.OpenReferralAsync();
        await world.ApplyAsync(first, new ReferralInput.Accept(SomeReferral.Bank));
        for (var i = 0; i < 2; i++)
        {
            var next = await world.Database.WriteAsync(connection => world.Book.OpenAsync(connection, World.RequestOf("asha"), world.Now));
            await world.ApplyAsync(next, new ReferralInput.Accept(SomeReferral.Bank));
        }

        await Task.WhenAll(Task.Run(world.DealAsync), Task.Run(world.DealAsync));
        (await world.SaidToAsync("contact-asha")).Count.ShouldBe(2);
        await world.DealAtAsync("2026-11-30 11:00");
        (await world.SaidToAsync("contact-asha")).Count.ShouldBe(4);
    }

    [EachDatabase]
    public async Task Somebody_who_said_stop_or_is_no_longer_known_hears_nothing(Store store)
    {
        await using var world = await World.OpenAsync(store);
        foreach (var person in (string[])["stopped", "erased"])
            await world.ApplyAsync(await world.OpenReferralAsync(person), new ReferralInput.Accept(SomeReferral.Bank));
        await world.Database.WriteAsync(connection => connection.ExecuteAsync("update contacts set stopped_at = 1 where id = 'contact-stopped'"));
        world.People.Erased.Add("erased");
        await world.DealAtAsync("2026-12-30 11:00");
        (await world.SaidToAsync("contact-stopped")).ShouldBeEmpty();
        (await world.SaidToAsync("contact-erased")).ShouldBeEmpty();
        (await world.DealAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Ten_thousand_people_are_followed_for_ninety_days_and_hear_everything_once()
    {
        const int People = 10_000;
        const int Together = 250;
        await using var world = await World.OpenAsync(Store.Sqlite);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < People; i += Together)
        {
            await world.Database.WriteAsync(async connection =>
            {
                for (var person = i; person < i + Together; person++)
                {
                    var referral = await world.Book.OpenAsync(connection, World.RequestOf($"p{person}"), world.Now);
                    var accepted = await world.Book.ApplyAsync(connection, referral, new ReferralInput.Accept(SomeReferral.Bank), world.Now);
                    referral = ((ReferralDecision.Done)accepted).After;
                    await world.Book.DealWithDueAsync(connection, referral, world.Now); // "They will help."
                    await world.Book.ApplyAsync(connection, (await ReferralStore.FindAsync(connection, referral.Id))!, new ReferralInput.Contact(SomeReferral.Bank), world.Now);
                }

                return 0;
            });
            world.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var opened = watch.Elapsed;
        var asked = 0;
        for (var hour = 0; hour < 95 * 24; hour++)
        {
            world.Clock.Advance(TimeSpan.FromHours(1));
            if (await world.DealAsync() > 0 && asked < People)
                asked += await AnswerYesAsync(world);
        }

        output.WriteLine($"Opened in {opened.TotalSeconds:f1} s, followed in {(watch.Elapsed - opened).TotalSeconds:f1} s.");
        asked.ShouldBe(People);

        // They will help, have they helped, and four times how it goes: six each, all different, none at night, never three in a week.
        (await CountsAsync(world, "select count(*) from outbox where contact_id like 'contact-p%' group by contact_id")).ShouldBe(Enumerable.Repeat(6L, People));
        (await CountsAsync(world, "select count(*) from referral_events where name in ('person_told', 'asked') group by referral_id")).ShouldBe(Enumerable.Repeat(6L, People));
        (await CountsAsync(world, "select count(*) from referrals where closed_at is not null and due_at is null")).ShouldBe([People]);
        (await CountsAsync(world, "select count(*) from proactive_messages group by contact_id")).ShouldAllBe(kept => kept == 1);
        (await CountsAsync(world, "select (created_at / 60000 + 330) % 1440 from outbox where contact_id like 'contact-p%'")).ShouldAllBe(minute => minute >= 8 * 60 && minute < 20 * 60);
        (await CountsAsync(world, """
            select count(*) from outbox one join outbox other on other.contact_id = one.contact_id and coalesce(other.closed_at, 0) = 0
                and other.created_at > one.created_at - 604800000 and other.created_at <= one.created_at
            where one.closed_at is null and one.contact_id like 'contact-p%' group by one.id
            """)).ShouldAllBe(inAWeek => inAWeek <= 2);
    }

    private static async Task CentreTakesAsync(World world, Referral[] referrals)
    {
        foreach (var referral in referrals)
            (await world.HearAsync("contact-centre", $"A {referral.Code}")).Why.ShouldBeNull();
    }

    private static Task<List<long>> CountsAsync(World world, string sql) => world.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), sql));

    private static Task<int> AnswerYesAsync(World world) => world.Database.WriteAsync(async connection =>
    {
        var asked = await connection.QueryAsync(row => row.GetString(0), "select person_id from referrals where asked_kind = 'ask_helped'");
        foreach (var person in asked)
            (await world.Persons.HearAsync(connection, [person], "1", "loop", world.Now)).ShouldBeOfType<ReferralDecision.Done>();
        return asked.Count;
    });
}
