using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Tests.WorkingTime;
using static InfoLine.Tests.Desk.SomeTicket;

namespace InfoLine.Tests.Desk;

public sealed class TicketLifecycleTests
{
    private static readonly DateTimeOffset Later = Monday.AddMinutes(10);

    [Fact]
    public void Waiting_begins_with_the_first_message_and_not_with_the_second()
    {
        var answered = In(TicketStatus.Answered);
        answered.WaitingSince.ShouldBeNull();
        var first = After(answered, new TicketInput.Write("m1"), Later);
        first.WaitingSince.ShouldBe(Later);
        After(first, new TicketInput.Write("m2"), Later.AddMinutes(5)).WaitingSince.ShouldBe(Later);
    }

    [Fact]
    public void Only_the_reply_of_a_person_ends_the_waiting()
    {
        var waiting = In(TicketStatus.Waiting);
        TicketInput[] others =
        [
            ByMeera, new TicketInput.Note(Meera), new TicketInput.Transfer(Meera, "niwari"), new TicketInput.Snooze(Meera, Monday.AddDays(1)), new TicketInput.GiveBack(Meera),
            new TicketInput.Leave(), new TicketInput.Write("m1"), new TicketInput.HandOver("m1", "asked", Terms),
        ];
        others.ShouldAllBe(input => After(waiting, input, Later).WaitingSince == Monday);
        After(In(TicketStatus.Claimed), new TicketInput.Reply(Meera)).WaitingSince.ShouldBeNull();
    }

    [Fact]
    public void A_claim_lapses_after_half_an_hour_without_a_reply()
    {
        var claimed = In(TicketStatus.Claimed);
        claimed.LeaseUntil.ShouldBe(Monday.AddMinutes(30));
        Done(claimed, new TicketInput.Due(), Monday.AddMinutes(29)).Events.ShouldBeEmpty();
        var lapsed = Done(claimed, new TicketInput.Due(), Monday.AddMinutes(30));
        lapsed.After.ShouldSatisfyAllConditions(
            ticket => ticket.Status.ShouldBe(TicketStatus.Waiting),
            ticket => ticket.Handler.ShouldBeNull(),
            ticket => ticket.LastHandler.ShouldBe(Meera),
            ticket => ticket.WaitingSince.ShouldBe(Monday));
        lapsed.Events.Single().ShouldSatisfyAllConditions(one => one.Name.ShouldBe(TicketFact.Lapsed), one => one.About.ShouldBe(Meera));
    }

    [Theory]
    [InlineData("2026-11-23 16:50", "2026-11-24 10:20")] // The evening does not count.
    [InlineData("2026-11-27 16:45", "2026-11-30 10:15")] // Nor does the weekend.
    [InlineData("2026-11-23 20:00", "2026-11-24 10:30")] // Who claims at night has from the morning on.
    public void A_claim_lapses_only_in_open_hours(string claimed, string lapses) =>
        After(New, ByMeera, SomeCalendar.At(claimed)).LeaseUntil.ShouldBe(SomeCalendar.At(lapses));

    [Fact]
    public void Whoever_replied_has_no_lease_until_the_villager_writes_again()
    {
        var answered = In(TicketStatus.Answered);
        answered.LeaseUntil.ShouldBeNull();
        var again = After(answered, new TicketInput.Write("m2"), Later);
        again.ShouldSatisfyAllConditions(
            ticket => ticket.Status.ShouldBe(TicketStatus.Claimed),
            ticket => ticket.Handler.ShouldBe(Meera),
            ticket => ticket.LeaseUntil.ShouldBe(Later.AddMinutes(30)));
    }

    [Fact]
    public void A_reply_on_a_lapsed_claim_is_refused_even_before_the_worker_came_round()
    {
        var claimed = In(TicketStatus.Claimed);
        Refused(claimed, new TicketInput.Reply(Meera), Monday.AddMinutes(30)).ShouldBe(DeskRefusal.Lapsed);
        After(claimed, new TicketInput.Claim(Ravi), Monday.AddMinutes(30)).Handler.ShouldBe(Ravi);
        After(claimed, ByMeera, Monday.AddMinutes(30)).LeaseUntil.ShouldBe(Monday.AddMinutes(60));
    }

    [Fact]
    public void Who_is_refused_hears_who_has_it() =>
        Decide(In(TicketStatus.Claimed), new TicketInput.Claim(Ravi)).ShouldBe(new TicketDecision.Refused(DeskRefusal.HeldByOther, Meera));

    [Fact]
    public void Taking_over_is_noted_with_the_name_of_whoever_had_it() =>
        Done(In(TicketStatus.Answered), new TicketInput.Claim(Ravi, TakeOver: true)).Events.Single().ShouldSatisfyAllConditions(
            one => one.Name.ShouldBe(TicketFact.TakenOver), one => one.About.ShouldBe(Meera), one => one.StaffId.ShouldBe(Ravi));

    [Fact]
    public void A_reply_makes_the_person_the_owner_even_where_the_villager_had_gone_back_to_the_dialogs()
    {
        var left = After(In(TicketStatus.Claimed), new TicketInput.Leave());
        left.Owner.ShouldBe(TicketOwner.Bot);
        After(left, new TicketInput.Reply(Meera)).Owner.ShouldBe(TicketOwner.Person);
    }

    [Theory]
    [InlineData("2026-11-23 11:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 14:00", "2026-11-23 17:00")]
    [InlineData("2026-11-23 14:01", "2026-11-24 17:00")] // Less than three working hours are left today.
    [InlineData("2026-11-27 16:00", "2026-11-30 17:00")] // On Friday afternoon: Monday.
    [InlineData("2026-11-28 12:00", "2026-11-30 17:00")]
    [InlineData("2027-01-25 18:00", "2027-01-27 17:00")] // Republic Day is a holiday.
    public void A_promise_is_a_closing_time_with_three_working_hours_before_it(string asked, string promised) =>
        Rules.PromiseFrom(SomeCalendar.Shipped, SomeCalendar.At(asked)).ShouldBe(SomeCalendar.At(promised));

    [Fact]
    public void A_missed_promise_is_apologised_for_twice_and_counted_always()
    {
        var ticket = New;
        var apologies = 0;
        for (var times = 0; times < 5 && ticket.DueAt is { } due; times++)
        {
            var late = Done(ticket, new TicketInput.Due(), due);
            apologies += late.Apologises ? 1 : 0;
            ticket = late.After;
        }

        ticket.PromisesMissed.ShouldBe(3);
        apologies.ShouldBe(2);
        ticket.PromisedAt.ShouldBeNull();
    }

    [Fact]
    public void Nobody_waits_for_a_promise_that_was_kept() => In(TicketStatus.Answered).DueAt.ShouldBeNull();

    [Fact]
    public void A_snooze_ends_with_its_time_or_with_the_villagers_next_message()
    {
        var snoozed = In(TicketStatus.Snoozed);
        snoozed.DueAt.ShouldBe(Monday.AddDays(1));
        After(snoozed, new TicketInput.Due(), Monday.AddDays(1)).Status.ShouldBe(TicketStatus.Waiting);
        After(snoozed, new TicketInput.Write("m3"), Later).ShouldSatisfyAllConditions(ticket => ticket.Status.ShouldBe(TicketStatus.Waiting), ticket => ticket.SnoozedUntil.ShouldBeNull());
    }

    [Fact]
    public void A_message_after_closing_opens_the_ticket_again_and_forgets_what_was_said_at_closing()
    {
        var reopened = After(In(TicketStatus.Closed), new TicketInput.Write("m4"), Later);
        reopened.ShouldSatisfyAllConditions(
            ticket => ticket.Status.ShouldBe(TicketStatus.Reopened),
            ticket => ticket.ClosedAt.ShouldBeNull(),
            ticket => ticket.Subject.ShouldBeNull(),
            ticket => ticket.Outcome.ShouldBeNull(),
            ticket => ticket.WaitingSince.ShouldBe(Later),
            ticket => ticket.LastHandler.ShouldBe(Meera));
    }

    [Fact]
    public void Closing_gives_the_conversation_back_only_where_the_desk_has_it()
    {
        Done(In(TicketStatus.Answered), Closing).GivesBack.ShouldBeTrue();
        Done(After(In(TicketStatus.Answered), new TicketInput.Leave()), Closing).GivesBack.ShouldBeFalse();
    }

    [Fact]
    public void Whether_it_helped_is_asked_once_and_the_first_answer_counts()
    {
        var told = After(In(TicketStatus.Closed), new TicketInput.TellHelp(Helped.No));
        told.Helped.ShouldBe(Helped.No);
        Done(told, new TicketInput.TellHelp(Helped.Yes)).ShouldSatisfyAllConditions(again => again.Events.ShouldBeEmpty(), again => again.After.Helped.ShouldBe(Helped.No));
    }

    [Fact]
    public void Every_change_is_a_line_of_history_with_the_next_number()
    {
        var number = New.Events;
        var ticket = New;
        foreach (var input in (TicketInput[])[ByMeera, new TicketInput.Reply(Meera), new TicketInput.Write("m1"), new TicketInput.Note(Ravi), new TicketInput.Reply(Meera), Closing])
        {
            var done = Done(ticket, input);
            done.Events.Single().Number.ShouldBe(number++);
            ticket = done.After;
        }

        ticket.Events.ShouldBe(number);
    }

    [Fact]
    public void No_order_of_inputs_throws_or_leaves_a_claim_without_an_owner()
    {
        TicketInput[] inputs =
        [
            new TicketInput.Write("m"), new TicketInput.HandOver("m", "asked", Terms), new TicketInput.Leave(), new TicketInput.TellHelp(Helped.Yes), ByMeera, new TicketInput.Claim(Ravi, TakeOver: true),
            new TicketInput.Release(Meera), new TicketInput.Reply(Meera), new TicketInput.Reply(Ravi), new TicketInput.Note(Meera), new TicketInput.Snooze(Meera, Monday.AddDays(20)),
            new TicketInput.Transfer(Meera, "niwari"), new TicketInput.Transfer(Ravi, "jhansi"), new TicketInput.GiveBack(Meera), Closing, new TicketInput.Reopen(Meera), new TicketInput.Due(),
        ];
        var random = new Random(20261123);
        for (var life = 0; life < 300; life++)
        {
            var (ticket, now) = (New, Monday);
            for (var step = 0; step < 40; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 600));
                if (Decide(ticket, inputs[random.Next(inputs.Length)], now) is not TicketDecision.Done done)
                    continue;
                ticket = done.After;
                (ticket.Handler is not null).ShouldBe(ticket.Status is TicketStatus.Claimed or TicketStatus.Answered);
                (ticket.LeaseUntil is not null).ShouldBe(ticket.Status == TicketStatus.Claimed);
                (ticket.SnoozedUntil is not null).ShouldBe(ticket.Status == TicketStatus.Snoozed);
                (ticket.ClosedAt is not null).ShouldBe(ticket.Status == TicketStatus.Closed);
                if (ticket.Status == TicketStatus.Closed)
                    ticket.ShouldSatisfyAllConditions(one => one.Owner.ShouldBe(TicketOwner.Bot), one => one.WaitingSince.ShouldBeNull(), one => one.DueAt.ShouldBeNull());
            }
        }
    }
}
