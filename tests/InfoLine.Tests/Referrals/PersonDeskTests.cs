using InfoLine.Referrals;

namespace InfoLine.Tests.Referrals;

public sealed class PersonDeskTests
{
    [EachDatabase]
    public async Task Two_people_on_one_phone_answer_the_last_question_or_the_one_whose_code_they_write(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var asha = await AskedAsync(world, "asha");
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var meena = await AskedAsync(world, "meena");

        (await HearAsync(world, $"२ {asha.Code.ToLowerInvariant()}")).ShouldBeOfType<ReferralDecision.Done>();
        (await world.HistoryAsync(asha.Id))[^1].Answer.ShouldBe(2);
        (await HearAsync(world, "1 please")).ShouldBeOfType<ReferralDecision.Done>();
        (await world.FindAsync(meena.Id)).Outcome.ShouldBe(ReferralOutcome.HelpedFully);
        (await HearAsync(world, "1")).ShouldBe(new ReferralDecision.Refused(Refusal.NothingAsked));
    }

    [EachDatabase]
    public async Task What_is_no_answer_is_left_to_the_conversation(Store store)
    {
        await using var world = await World.OpenAsync(store);
        var asked = await AskedAsync(world, "asha");
        (await HearAsync(world, "mudra")).ShouldBe(new ReferralDecision.Refused(Refusal.NotAnAnswer));
        (await HearAsync(world, "7")).ShouldBe(new ReferralDecision.Refused(Refusal.NotAnAnswer));
        (await HearAsync(world, "1 3K7HM")).ShouldBe(new ReferralDecision.Refused(Refusal.NothingAsked));
        (await world.FindAsync(asked.Id)).Version.ShouldBe(asked.Version);
    }

    private static Task<ReferralDecision> HearAsync(World world, string text) =>
        world.Database.WriteAsync(connection => world.Persons.HearAsync(connection, ["asha", "meena"], text, "loop", world.Now));

    /// <summary>A referral whose person has just been asked whether it helped.</summary>
    private static async Task<Referral> AskedAsync(World world, string personId)
    {
        var referral = await world.OpenReferralAsync(personId);
        await world.ApplyAsync(referral, new ReferralInput.Accept(SomeReferral.Bank));
        var accepted = await world.FindAsync(referral.Id);
        var asking = accepted with { Asked = new(TimerKind.AskHelped, 3, world.Now) };
        (await world.Database.WriteAsync(connection => ReferralStore.SaveAsync(connection, asking))).ShouldBeTrue();
        return await world.FindAsync(referral.Id);
    }
}
