using InfoLine.Referrals;
using InfoLine.Tests.WorkingTime;
using static InfoLine.Tests.Referrals.SomeReferral;

namespace InfoLine.Tests.Referrals;

public sealed class ReferralLifecycleTests
{
    [Fact]
    public void A_provider_has_until_closing_time_of_the_second_working_day_to_answer() =>
        In(ReferralStatus.Sent).AnswerBy.ShouldBe(SomeCalendar.At("2026-11-25 17:00"));

    [Fact]
    public void A_night_does_not_count_against_a_provider()
    {
        var sent = After(In(ReferralStatus.Offered), new ReferralInput.Send(Actor.Line, TheBank), SomeCalendar.At("2026-11-23 21:00"));
        sent.Timers[0].ShouldBe(new(TimerKind.TellProvider, SomeCalendar.At("2026-11-24 08:00")));
        sent.AnswerBy.ShouldBe(SomeCalendar.At("2026-11-26 17:00"));
    }

    [Fact]
    public void Silence_until_then_wants_the_next_provider_and_counts_against_this_one()
    {
        var told = DueAt(In(ReferralStatus.Sent), Monday).After;
        var silent = DueAt(told, SomeCalendar.At("2026-11-25 17:00"));
        silent.After.Status.ShouldBe(ReferralStatus.Expired);
        silent.After.Tried.ShouldBe([new(TheBank, ReferralStatus.Expired)]);
        silent.After.Timers.ShouldBeEmpty();
        (silent.WantsProvider, silent.Silent, silent.Heard).ShouldBe((true, "bank", null));
    }

    [Fact]
    public void A_provider_that_has_only_seen_it_may_not_be_silent_either() =>
        AfterTimers(In(ReferralStatus.Acknowledged), SomeCalendar.At("2026-11-25 17:00")).Status.ShouldBe(ReferralStatus.Expired);

    [Fact]
    public void A_no_wants_the_next_provider_and_is_written_down_with_its_reason()
    {
        var no = Done(In(ReferralStatus.Sent), new ReferralInput.Decline(Bank, DeclineReason.NoCapacity));
        (no.WantsProvider, no.Heard).ShouldBe((true, "bank"));
        no.Events.ShouldBe([new(2, Monday, ReferralFact.Declined, Bank, ReferralStatus.Sent, ReferralStatus.Declined) { ProviderId = "bank", Reason = "no_capacity" }]);
    }

    [Fact]
    public void The_person_hears_of_the_second_provider_and_not_again_of_the_first()
    {
        In(ReferralStatus.Sent).Timers.ShouldNotContain(timer => timer.WritesToPerson);
        var second = After(In(ReferralStatus.Declined), new ReferralInput.Send(Actor.Line, TheCentre));
        second.Tries.ShouldBe(2);
        Said(AllDue(second, Monday)).ShouldBe([NoticeKind.Request, NoticeKind.AskedAnother]);
    }

    [Fact]
    public void Where_nobody_is_left_the_desk_gets_a_case_and_can_still_send_it()
    {
        var nobody = Done(In(ReferralStatus.Declined), new ReferralInput.NobodyLeft(Actor.Line));
        nobody.Cases.ShouldBe([CaseReason.NoProvider]);
        Said(AllDue(nobody.After, Monday)).ShouldBe([NoticeKind.Looking]);
        After(nobody.After, new ReferralInput.Send(SomeReferral.Staff, TheBank)).Status.ShouldBe(ReferralStatus.Sent);
    }

    [Fact]
    public void After_a_yes_the_person_hears_who_helps_and_by_when()
    {
        var accepted = In(ReferralStatus.Accepted);
        (accepted.AnswerBy, accepted.ContactBy).ShouldBe((null, SomeCalendar.At("2026-11-26 17:00")));
        Said(AllDue(accepted, Monday)).ShouldBe([NoticeKind.WillHelp]);
    }

    [Fact]
    public void A_late_provider_is_apologised_for_once_and_a_case_opens()
    {
        var late = DueAt(DueAt(In(ReferralStatus.Accepted), Monday).After with { Timers = [new(TimerKind.FirstContact, Monday)] }, SomeCalendar.At("2026-11-26 17:00"));
        late.Cases.ShouldBe([CaseReason.ContactOverdue]);
        late.After.ContactBy.ShouldBe(SomeCalendar.At("2026-12-01 17:00"));
        var told = DueAt(late.After, SomeCalendar.At("2026-11-26 17:00"));
        told.Notices.ShouldBe([new Notice(NoticeKind.Late)]);
        told.After.Timers.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_longer_so_is_not_said()
    {
        var met = After(In(ReferralStatus.Accepted), new ReferralInput.Contact(Bank));
        met.Timers.ShouldNotContain(timer => timer.Kind == TimerKind.TellPerson || timer.Kind == TimerKind.FirstContact);
        var stale = DueAt(met with { Timers = [new(TimerKind.TellPerson, Monday)] }, Monday);
        stale.Notices.ShouldBeEmpty();
        stale.Events.Single().Name.ShouldBe(ReferralFact.NotSaid);
    }

    [Fact]
    public void A_provider_that_was_told_is_told_when_it_is_off_and_one_that_was_not_is_not()
    {
        After(In(ReferralStatus.Sent), new ReferralInput.Withdraw(Asha)).ClosedAt.ShouldBe(Monday);
        var told = DueAt(In(ReferralStatus.Sent), Monday).After;
        var withdrawn = After(told, new ReferralInput.Withdraw(Asha));
        withdrawn.ClosedAt.ShouldBeNull();
        var off = DueAt(withdrawn, Monday);
        off.Notices.ShouldBe([new Notice(NoticeKind.Cancelled)]);
        off.After.ClosedAt.ShouldBe(Monday);
    }

    [Fact]
    public void A_referral_that_is_only_logged_writes_to_no_provider_and_watches_no_clock() =>
        After(In(ReferralStatus.Offered) with { Mode = ReferralMode.Logged }, new ReferralInput.Send(SomeReferral.Staff, TheBank)).Timers.ShouldBeEmpty();

    [Fact]
    public void A_provider_without_an_address_is_told_by_hand()
    {
        var done = Done(In(ReferralStatus.Sent), new ReferralInput.Due(AtPeace) { ProviderHasAddress = false });
        done.Notices.ShouldBeEmpty();
        done.Cases.ShouldBe([CaseReason.TellByHand]);
    }

    [Fact]
    public void The_third_vain_try_makes_a_person_unreachable()
    {
        var twice = After(After(In(ReferralStatus.Accepted), new ReferralInput.Miss(Bank)), new ReferralInput.Miss(Bank));
        var third = Done(twice, new ReferralInput.Miss(Bank));
        third.Events.Select(one => (one.Name, one.From, one.To)).ShouldBe(
        [
            (ReferralFact.Missed, ReferralStatus.Accepted, ReferralStatus.Accepted),
            (ReferralFact.Unreachable, ReferralStatus.Accepted, ReferralStatus.Unreachable),
        ]);
        Said(AllDue(third.After, Monday)).ShouldBe([NoticeKind.CouldNotReach]);
    }

    [Fact]
    public void What_was_put_off_goes_on_by_itself_on_its_date()
    {
        Refused(In(ReferralStatus.Accepted), new ReferralInput.Hold(Bank, Monday)).ShouldBe(Refusal.NotNow);
        var held = After(In(ReferralStatus.InProgress) with { Timers = [] }, new ReferralInput.Hold(Bank, Monday.AddDays(5)));
        DueAt(held, Monday.AddDays(4)).After.Status.ShouldBe(ReferralStatus.OnHold);
        DueAt(held, Monday.AddDays(5)).After.Status.ShouldBe(ReferralStatus.InProgress);
    }

    [Fact]
    public void A_provider_may_correct_its_own_word_but_not_the_persons()
    {
        var done = In(ReferralStatus.Completed);
        Refused(done, new ReferralInput.Finish(Bank, ReferralOutcome.HelpedPartly)).ShouldBe(Refusal.AlreadyAnswered);
        After(done, new ReferralInput.Finish(Bank, ReferralOutcome.HelpedFully)).Outcome.ShouldBe(ReferralOutcome.HelpedFully);
        Refused(done with { VerifiedBy = ActorKind.Person }, new ReferralInput.Finish(Bank, ReferralOutcome.HelpedFully)).ShouldBe(Refusal.AlreadyAnswered);
        After(done with { VerifiedBy = ActorKind.Person }, new ReferralInput.Finish(SomeReferral.Staff, ReferralOutcome.NotHelped)).VerifiedBy.ShouldBe(ActorKind.Staff);
    }

    [Fact]
    public void Help_is_asked_after_for_three_months_once_however_often_it_is_confirmed()
    {
        int[] days = [.. RunningDays(In(ReferralStatus.Completed))];
        days.ShouldBe([7, 30, 60, 90]);
        RunningDays(After(In(ReferralStatus.Completed), new ReferralInput.Finish(SomeReferral.Staff, ReferralOutcome.HelpedFully))).ShouldBe(days);
        RunningDays(After(In(ReferralStatus.Completed), new ReferralInput.Finish(SomeReferral.Staff, ReferralOutcome.NotHelped))).ShouldBeEmpty();
    }

    [Fact]
    public void Events_are_numbered_without_a_gap_through_a_whole_life()
    {
        var opened = ReferralLifecycle.Open(Draft, Asha);
        var events = opened.Events.ToList();
        var referral = opened.After;
        foreach (var input in (ReferralInput[])
            [new ReferralInput.Offer(Asha, Consent), new ReferralInput.Send(Actor.Line, TheBank), new ReferralInput.Decline(Bank, DeclineReason.Other),
             new ReferralInput.Send(Actor.Line, TheCentre), new ReferralInput.Accept(Centre), new ReferralInput.Contact(Centre), new ReferralInput.Finish(Centre, ReferralOutcome.HelpedFully)])
        {
            var done = Done(referral, input);
            events.AddRange(done.Events);
            referral = done.After;
        }

        events.Select(one => one.Number).ShouldBe(Enumerable.Range(0, 8));
        events.Zip(events.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }

    private static IEnumerable<int> RunningDays(Referral referral) => referral.Timers.Where(timer => timer.Kind == TimerKind.AskRunning).Select(timer => timer.Day);

    private static IEnumerable<NoticeKind> Said(IEnumerable<ReferralDecision.Done> steps) => steps.SelectMany(step => step.Notices).Select(notice => notice.Kind);

    private static List<ReferralDecision.Done> AllDue(Referral referral, DateTimeOffset now)
    {
        var steps = new List<ReferralDecision.Done>();
        for (; referral.DueAt <= now; referral = steps[^1].After)
            steps.Add(DueAt(referral, now));
        return steps;
    }
}
