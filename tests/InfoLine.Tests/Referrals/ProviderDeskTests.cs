using InfoLine.Referrals;
using InfoLine.Storage;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Referrals;

public sealed class ProviderDeskTests
{
    private const string TheBank = "contact-bank";
    private const string TheCentre = "contact-centre";

    [EachDatabase]
    public async Task A_yes_is_noted_and_answered_with_what_the_person_agreed_to_share(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var answer = await world.HearAsync(TheBank, $"हाँ {referral.Code.ToLowerInvariant()}");
        (answer.Why, answer.Shared).ShouldBe((null, "asha: name phone"));
        ProviderText.Of(answer, referral.Code, "en", SomeCalendar.Shipped, world.Now)
            .ShouldBe($"{referral.Code}: thank you. asha: name phone. Please get in touch by Thursday 5 pm, then write C {referral.Code}.");
        (await world.FindAsync(referral.Id)).Status.ShouldBe(ReferralStatus.Accepted);
        (await world.HistoryAsync(referral.Id))[^1].By.ShouldBe(new(ActorKind.Provider, "bank", "loop"));
    }

    [EachDatabase]
    public async Task Of_two_answers_at_once_one_wins(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var both = await Task.WhenAll(world.HearAsync(TheBank, $"A {referral.Code}"), world.HearAsync(TheBank, $"D {referral.Code} full"));
        both.Count(answer => answer.Why is null).ShouldBeInRange(1, 2); // A no may follow a yes, but never a yes a no.
        var history = (await world.HistoryAsync(referral.Id)).ConvertAll(one => one.Name);
        history.Count(name => name == ReferralFact.Accepted).ShouldBeLessThanOrEqualTo(1);
        history.Count(name => name == ReferralFact.Declined).ShouldBeLessThanOrEqualTo(1);
        var after = await world.FindAsync(referral.Id);
        after.Status.ShouldBe(history.Contains(ReferralFact.Declined) ? ReferralStatus.Sent : ReferralStatus.Accepted);
        after.Provider.ShouldBe(history.Contains(ReferralFact.Declined) ? SomeReferral.TheCentre : SomeReferral.TheBank);
    }

    [EachDatabase]
    public async Task The_same_answer_many_times_at_once_counts_once(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => world.HearAsync(TheBank, $"A {referral.Code}")));
        answers.Count(answer => answer.Why is null).ShouldBe(1);
        answers.Where(answer => answer.Why is not null).ShouldAllBe(answer => answer.Why == Refusal.AlreadyAnswered || answer.Why == Refusal.Changed);
        (await world.HistoryAsync(referral.Id)).Count(one => one.Name == ReferralFact.Accepted).ShouldBe(1);
        (await world.HearAsync(TheBank, $"A {referral.Code}")).Why.ShouldBe(Refusal.AlreadyAnswered);
    }

    [EachDatabase]
    public async Task An_answer_that_comes_too_late_changes_nothing(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        await world.DealAtAsync("2026-11-25 17:00");
        (await world.HearAsync(TheBank, $"A {referral.Code}")).Why.ShouldBe(Refusal.Expired);
        var after = await world.FindAsync(referral.Id);
        (after.Status, after.Provider).ShouldBe((ReferralStatus.Sent, SomeReferral.TheCentre));
        (await world.HearAsync(TheCentre, $"A {referral.Code}")).Why.ShouldBeNull();
    }

    [EachDatabase]
    public async Task Anothers_code_is_a_code_that_does_not_exist(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var others = await world.HearAsync(TheCentre, $"A {referral.Code}");
        var guessed = await world.HearAsync(TheCentre, "A 3K7HM");
        others.ShouldBe(guessed);
        others.ShouldBe(new(null, Refusal.UnknownCode, ""));
        (await world.FindAsync(referral.Id)).Status.ShouldBe(ReferralStatus.Sent);
        (await world.HearAsync("contact-asha", $"A {referral.Code}")).Why.ShouldBe(Refusal.UnknownCode);
    }

    [EachDatabase]
    public async Task Whoever_guesses_is_not_listened_to_for_an_hour_and_others_are(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        for (var i = 0; i < WrongCodes.MostAnHour; i++)
            (await world.HearAsync(TheBank, $"A 3K7H{ShortCode.Alphabet[i + 8]}")).Why.ShouldBe(Refusal.UnknownCode);
        (await world.HearAsync(TheBank, $"A {referral.Code}")).Why.ShouldBe(Refusal.TooManyTries);
        (await world.HearAsync(TheCentre, "A 3K7HM")).Why.ShouldBe(Refusal.UnknownCode);
        world.Clock.Advance(TimeSpan.FromHours(1));
        (await world.HearAsync(TheBank, $"A {referral.Code}")).Why.ShouldBeNull();
    }

    [Fact]
    public void Fifteen_mistakes_in_a_day_are_too_many_however_they_are_spread()
    {
        var now = SomeReferral.Monday;
        var spread = Enumerable.Range(0, WrongCodes.MostADay).Select(i => now.AddMinutes(-90 * i));
        WrongCodes.IsTooMany([.. spread], now).ShouldBeTrue();
        WrongCodes.IsTooMany([.. spread.Skip(1)], now).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task A_link_gives_one_answer(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var link = LinkTo(world, referral);
        (await world.PressAsync(link)).ShouldSatisfyAllConditions(answer => answer.Why.ShouldBeNull(), answer => answer.Shared.ShouldBe("asha: name phone"));
        (await world.HistoryAsync(referral.Id))[^1].By.ShouldBe(new(ActorKind.Provider, "bank", "link"));
        (await world.PressAsync(link)).Why.ShouldBe(Refusal.AlreadyAnswered);
    }

    [EachDatabase]
    public async Task A_link_of_an_earlier_try_answers_nothing_even_where_the_same_provider_is_asked_again(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        var link = LinkTo(world, referral);
        (await world.PressAsync(link, ProviderVerb.Decline)).Why.ShouldBeNull();
        (await world.PressAsync(link)).Why.ShouldBe(Refusal.AlreadyAnswered);
        await world.HearAsync(TheCentre, $"D {referral.Code}");
        await world.ApplyAsync(await world.FindAsync(referral.Id), new ReferralInput.Send(SomeReferral.Staff, SomeReferral.TheBank));
        (await world.PressAsync(link)).Why.ShouldBe(Refusal.AlreadyAnswered);
        (await world.FindAsync(referral.Id)).Status.ShouldBe(ReferralStatus.Sent);
    }

    [EachDatabase]
    public async Task A_forged_link_a_link_that_is_over_and_a_link_to_nothing_are_refused(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var referral = await world.OpenReferralAsync();
        (await world.PressAsync(ReferralLink.Make([.. World.Key.Reverse()], referral.Id, 1, world.Now.AddDays(1)))).Why.ShouldBe(Refusal.UnknownCode);
        (await world.PressAsync(ReferralLink.Make(World.Key, referral.Id, 1, world.Now))).Why.ShouldBe(Refusal.Expired);
        (await world.PressAsync(ReferralLink.Make(World.Key, new string('e', 32), 1, world.Now.AddDays(1)))).Why.ShouldBe(Refusal.UnknownCode);
        (await world.PressAsync(ReferralLink.Make(World.Key, referral.Id, 9, world.Now.AddDays(1)))).Why.ShouldBe(Refusal.Expired);
        (await world.FindAsync(referral.Id)).Status.ShouldBe(ReferralStatus.Sent);
    }

    [Fact]
    public void Every_refusal_has_words_in_both_languages()
    {
        foreach (var why in Enum.GetValues<Refusal>())
        {
            foreach (var language in (string[])["en", "hi"])
                InfoLine.Dialogs.Rendering.SmsLength.Of(ProviderText.Of(new(null, why, ""), "4K7HM", language, SomeCalendar.Shipped, SomeReferral.Monday)).Segments.ShouldBeInRange(1, 2);
        }
    }

    private static string LinkTo(World world, Referral referral) => ReferralLink.Make(World.Key, referral.Id, referral.Tries, world.Now.AddDays(2));
}
