using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Tests.WorkingTime;
using static InfoLine.Tests.Referrals.SomeReferral;

namespace InfoLine.Tests.Referrals;

/// <summary>What we ask people afterwards, when, and what their answers do.</summary>
public sealed class QuestionTests
{
    private static readonly DateTimeOffset Thursday = SomeCalendar.At("2026-11-26 11:00");
    private static readonly DateTimeOffset TwoWeeksOn = Monday.AddDays(14);

    [Fact]
    public void Three_and_fourteen_days_after_the_yes_the_person_is_asked_whether_they_were_helped()
    {
        var third = DueAt(Quiet(ReferralStatus.InProgress), Thursday);
        third.Notices.ShouldBe([new Notice(NoticeKind.AskHelped)]);
        third.After.Asked.ShouldBe(new(TimerKind.AskHelped, 3, Thursday));
        DueAt(third.After, TwoWeeksOn).After.Asked.ShouldBe(new(TimerKind.AskHelped, 14, TwoWeeksOn));
    }

    [Fact]
    public void A_yes_completes_the_referral_and_asks_that_no_more()
    {
        var yes = Done(Asked(), new ReferralInput.Answer(Asha, 1), Thursday).After;
        (yes.Status, yes.Outcome, yes.VerifiedBy, yes.CompletedAt).ShouldBe((ReferralStatus.Completed, ReferralOutcome.HelpedFully, ActorKind.Person, Thursday));
        yes.Timers.Select(timer => (timer.Kind, timer.Day)).ShouldBe([(TimerKind.AskRunning, 7), (TimerKind.AskRunning, 30), (TimerKind.AskRunning, 60), (TimerKind.AskRunning, 90)]);
    }

    [Fact]
    public void A_not_yet_waits_for_the_second_question_and_the_second_not_yet_opens_a_case()
    {
        var first = Done(Asked(), new ReferralInput.Answer(Asha, 2), Thursday);
        (first.After.Status, first.Cases.Length).ShouldBe((ReferralStatus.InProgress, 0));
        var second = Done(DueAt(first.After, TwoWeeksOn).After, new ReferralInput.Answer(Asha, 2), TwoWeeksOn);
        second.Cases.ShouldBe([CaseReason.Stalled]);
    }

    [Theory]
    [InlineData(ReferralStatus.InProgress)]
    [InlineData(ReferralStatus.Completed)]
    public void A_no_opens_a_case_and_changes_the_outcome_but_not_how_far_it_is(ReferralStatus status)
    {
        var no = Done(DueAt(Quiet(status), Thursday).After, new ReferralInput.Answer(Asha, 3), Thursday);
        no.Cases.ShouldBe([CaseReason.NotHelped]);
        (no.After.Status, no.After.Outcome, no.After.VerifiedBy).ShouldBe((status, ReferralOutcome.NotHelped, ActorKind.Person));
        no.After.Timers.Select(timer => (timer.Kind, timer.Day)).ShouldBe([(TimerKind.AskHelped, 14)]);
        no.Events.Single().ShouldSatisfyAllConditions(one => one.Answer.ShouldBe(3), one => one.Day.ShouldBe(3), one => one.By.ShouldBe(Asha));
    }

    [Fact]
    public void An_answer_counts_once_for_a_week_and_only_if_it_was_offered()
    {
        Refused(Asked(), new ReferralInput.Answer(Asha, 4), Thursday).ShouldBe(Refusal.NotAnAnswer);
        Refused(Asked(), new ReferralInput.Answer(Asha, 1), Thursday.AddDays(7).AddMinutes(1)).ShouldBe(Refusal.Expired);
        Refused(After(Asked(), new ReferralInput.Answer(Asha, 2), Thursday), new ReferralInput.Answer(Asha, 2), Thursday).ShouldBe(Refusal.NothingAsked);
    }

    [Fact]
    public void An_enterprise_that_does_not_run_opens_a_case()
    {
        var asked = DueAt(In(ReferralStatus.Completed) with { Timers = [new(TimerKind.AskRunning, Monday, 30)] }, Monday);
        asked.Notices.ShouldBe([new Notice(NoticeKind.AskRunning)]);
        Done(asked.After, new ReferralInput.Answer(Asha, 4)).Cases.ShouldBe([CaseReason.NotRunning]);
        Done(asked.After, new ReferralInput.Answer(Asha, 3)).Cases.ShouldBeEmpty();
        Refused(asked.After, new ReferralInput.Answer(Asha, 5)).ShouldBe(Refusal.NotAnAnswer);
    }

    [Fact]
    public void After_stop_nothing_is_asked_and_the_history_says_why()
    {
        var stopped = DueAt(Quiet(ReferralStatus.InProgress), Thursday, new(Stopped: true, []));
        stopped.Notices.ShouldBeEmpty();
        stopped.After.Asked.ShouldBeNull();
        stopped.Events.Single().ShouldSatisfyAllConditions(one => one.Name.ShouldBe(ReferralFact.NotSaid), one => one.Reason.ShouldBe("stopped"));
        stopped.After.Timers.ShouldNotContain(timer => timer.Day == 3);
    }

    [Fact]
    public void At_night_a_question_waits_for_the_morning()
    {
        var night = SomeCalendar.At("2026-11-26 20:30");
        var waits = DueAt(Quiet(ReferralStatus.InProgress), night);
        (waits.Notices.Length, waits.Events.Length).ShouldBe((0, 0));
        waits.After.DueAt.ShouldBe(SomeCalendar.At("2026-11-27 08:00"));
    }

    [Fact]
    public void A_third_message_in_a_week_waits_until_the_first_is_a_week_old()
    {
        var peace = new PersonPeace(Stopped: false, [Thursday.AddDays(-1), Thursday.AddDays(-6)]);
        DueAt(Quiet(ReferralStatus.InProgress), Thursday, peace).After.DueAt.ShouldBe(Thursday.AddDays(1));
        DueAt(Quiet(ReferralStatus.InProgress), Thursday, new(false, [Thursday.AddDays(-1), Thursday.AddDays(-7)])).Notices.Length.ShouldBe(1);
    }

    [Fact]
    public void A_wait_for_the_limit_that_ends_at_night_goes_on_until_morning()
    {
        var night = SomeCalendar.At("2026-11-20 20:00").AddMinutes(-1);
        Rules.MayWriteAt([night, night], SomeCalendar.At("2026-11-26 11:00")).ShouldBe(SomeCalendar.At("2026-11-27 19:59"));
        Rules.MayWriteAt([night.AddMinutes(1), night.AddMinutes(1)], SomeCalendar.At("2026-11-26 11:00")).ShouldBe(SomeCalendar.At("2026-11-28 08:00"));
    }

    [Fact]
    public void After_a_long_silence_of_ours_only_the_newest_question_is_asked()
    {
        var later = SomeCalendar.At("2026-12-20 11:00");
        var first = DueAt(Quiet(ReferralStatus.InProgress), later);
        first.Notices.ShouldBeEmpty();
        first.Events.Single().Reason.ShouldBe("overtaken");
        DueAt(first.After, later).After.Asked.ShouldBe(new(TimerKind.AskHelped, 14, later));
    }

    [Fact]
    public void A_person_who_wants_no_more_questions_gets_none()
    {
        var left = After(Quiet(ReferralStatus.Completed), new ReferralInput.Withdraw(Asha));
        (left.Status, left.Timers.Length, left.ClosedAt).ShouldBe((ReferralStatus.Completed, 0, Monday));
    }

    [Fact]
    public void A_referral_is_closed_when_the_last_question_was_asked()
    {
        var last = In(ReferralStatus.Completed) with { Timers = [new(TimerKind.AskRunning, Monday, 90)] };
        last.ClosedAt.ShouldBeNull();
        DueAt(last, Monday).After.ClosedAt.ShouldBe(Monday);
    }

    /// <summary>In a status, with nothing left to tell.</summary>
    private static Referral Quiet(ReferralStatus status) => In(status) is var referral ? referral with { Timers = referral.Timers.RemoveAll(timer => timer.Kind == TimerKind.TellPerson) } : referral;

    private static Referral Asked() => DueAt(Quiet(ReferralStatus.InProgress), Thursday).After;
}
