using System.Diagnostics;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>Decides what becomes of a ticket. Pure: the ticket, what happens, the hours of its centre and the time go in, the ticket afterwards and all that follows come out.</summary>
/// <remarks>Where a step leads is in <see cref="TicketMachine"/>; here is what goes with it.</remarks>
/// <param name="rules">How long things may take.</param>
public sealed class TicketLifecycle(TicketRules rules)
{
    /// <summary>How long things may take.</summary>
    public TicketRules Rules => rules;

    /// <summary>Opens a ticket.</summary>
    /// <param name="draft">With its id, code and centre; nothing has happened to it.</param>
    /// <param name="actor">Who opens it.</param>
    public static TicketDecision.Done Open(Ticket draft, DeskActor actor) =>
        new TicketStride(draft, actor, StaffId: null, draft.CreatedAt).Note(TicketFact.Opened, draft.Reason).Done();

    /// <summary>Decides.</summary>
    /// <param name="ticket">As it is now.</param>
    /// <param name="input">What happens.</param>
    /// <param name="hours">When its centre is open; of a transfer, the centre that gets it.</param>
    /// <param name="now">The present moment, UTC.</param>
    /// <returns>Never throws for what people may do: that is a <see cref="TicketDecision.Refused"/>.</returns>
    public TicketDecision Decide(Ticket ticket, TicketInput input, WorkingCalendar hours, DateTimeOffset now)
    {
        var stride = new TicketStride(ticket, input.Actor, input.StaffId, now);
        return input switch
        {
            TicketInput.Write write => Write(stride, hours, write),
            TicketInput.HandOver over => HandOver(stride, hours, over),
            TicketInput.AddCase added => AddCase(stride, hours, added),
            TicketInput.MediaCame => Ended(stride.Move(TicketTrigger.Note)?.Note(TicketFact.MediaCame)),
            TicketInput.Forget => Forget(stride),
            TicketInput.Leave => Leave(stride),
            TicketInput.TellHelp told => Tell(stride, told),
            TicketInput.Claim claim => Claim(stride, hours, claim),
            TicketInput.Release => IfHeld(stride, () => stride.Move(TicketTrigger.Release)?.LetGo().Note(TicketFact.Released)),
            TicketInput.Reply => Reply(stride),
            TicketInput.Serve serve => IfFreeOrHeld(stride, () => stride.Move(TicketTrigger.Note)?.Note(serve.Fact, serve.About)),
            TicketInput.Ask => Ask(stride),
            TicketInput.Note => Ended(stride.Move(TicketTrigger.Note)?.Note(TicketFact.Noted)),
            TicketInput.Snooze snooze => Snooze(stride, snooze.Until),
            TicketInput.Transfer transfer => Transfer(stride, hours, transfer.CentreId),
            TicketInput.GiveBack => GiveBack(stride),
            TicketInput.Close close => Close(stride, close),
            TicketInput.Reopen when ticket.IsForgotten => new TicketDecision.Refused(DeskRefusal.NotNow),
            TicketInput.Reopen => Ended(stride.Move(TicketTrigger.Reopen)?.Open().Note(TicketFact.Reopened)),
            TicketInput.Due => Due(stride, hours),
            _ => throw new UnreachableException(),
        };
    }

    private TicketDecision Write(TicketStride stride, WorkingCalendar hours, TicketInput.Write write) => Ended(stride.Move(TicketTrigger.Write)?
        .Set(ticket => Hear(stride, ticket, hours, write.InboxId) with { Owner = TicketOwner.Person })
        .Note(TicketFact.Wrote));

    // The dialogs have told the person by when: that is the promise now, unless an earlier one still holds.
    private TicketDecision HandOver(TicketStride stride, WorkingCalendar hours, TicketInput.HandOver over) => Ended(stride.Move(TicketTrigger.Write)?
        .Set(ticket => Hear(stride, ticket, hours, over.InboxId) with { Owner = TicketOwner.Person, PromisedAt = over.Terms.By })
        .Note(TicketFact.HandedOverAgain, over.Reason));

    private Ticket Hear(TicketStride stride, Ticket ticket, WorkingCalendar hours, string inboxId)
    {
        var wasClosed = ticket.ClosedAt is not null;
        var isFirst = ticket.WaitingSince is null;
        var isTakenUp = ticket.Status == TicketStatus.Claimed && stride.Before.Status == TicketStatus.Answered;
        return (wasClosed ? TicketStride.Opened(ticket) : ticket) with
        {
            WaitingSince = ticket.WaitingSince ?? stride.Now,
            PromisedAt = isFirst ? rules.PromiseFrom(hours, stride.Now) : ticket.PromisedAt,
            LeaseUntil = isTakenUp ? hours.AddHours(stride.Now, rules.Lease) : ticket.LeaseUntil,
            SnoozedUntil = null,
            LastWroteAt = stride.Now,
            LastInboxId = inboxId,
        };
    }

    // As news for staff it is like a message; but the villager may not know of it, and the dialogs keep the conversation.
    private TicketDecision AddCase(TicketStride stride, WorkingCalendar hours, TicketInput.AddCase added)
    {
        var moved = stride.Before.ClosedAt is null ? stride.Move(TicketTrigger.Write) : null;
        var isTakenUp = moved?.After.Status == TicketStatus.Claimed && stride.Before.Status == TicketStatus.Answered;
        var keeps = stride.Before is { WaitingSince: not null, PromisedAt: { } promised } && promised > stride.Now;
        return Ended(moved?
            .Set(ticket => ticket with
            {
                WaitingSince = ticket.WaitingSince ?? stride.Now,
                PromisedAt = added.IsPromised && !keeps ? rules.PromiseFrom(hours, stride.Now) : ticket.PromisedAt,
                LeaseUntil = isTakenUp ? hours.AddHours(stride.Now, rules.Lease) : ticket.LeaseUntil,
                SnoozedUntil = null,
            })
            .Note(TicketFact.CaseAdded, added.Reason));
    }

    private static TicketDecision Forget(TicketStride stride) => Ended(stride.Move(TicketTrigger.Close)?.LetGo()
        .Set(ticket => ticket with { Owner = TicketOwner.Bot, WaitingSince = null, PromisedAt = null, SnoozedUntil = null, ClosedAt = stride.Now })
        .Note(TicketFact.Forgotten));

    private static TicketDecision.Done Leave(TicketStride stride) => stride.Before is { Owner: TicketOwner.Bot } or { ClosedAt: not null }
        ? stride.Done()
        : stride.Set(ticket => ticket with { Owner = TicketOwner.Bot }).Note(TicketFact.Left).Done();

    private static TicketDecision Tell(TicketStride stride, TicketInput.TellHelp told) => stride.Before.Helped is not null
        ? stride.Done()
        : Ended(stride.Move(TicketTrigger.TellHelp)?.Set(ticket => ticket with { Helped = told.How }).Note(TicketFact.HelpTold, TicketStride.Word(told.How)));

    private TicketDecision Claim(TicketStride stride, WorkingCalendar hours, TicketInput.Claim claim)
    {
        var holder = stride.Before.Handler;
        if (holder == claim.By && !HasLapsed(stride))
            return stride.Done(); // A second click, or a second tab.
        if (holder is not null && !claim.TakeOver && !HasLapsed(stride))
            return new TicketDecision.Refused(DeskRefusal.HeldByOther, holder);
        var moved = holder is null ? stride.Move(TicketTrigger.Claim) : stride.Move(TicketTrigger.TakeOver);
        return Ended(moved?
            .Set(ticket => ticket with { Handler = claim.By, LastHandler = claim.By, LeaseUntil = hours.AddHours(stride.Now, rules.Lease), SnoozedUntil = null })
            .Note(holder is null || holder == claim.By ? TicketFact.Claimed : TicketFact.TakenOver, holder == claim.By ? null : holder));
    }

    private static TicketDecision Reply(TicketStride stride) => HasLapsed(stride) && stride.Before.Handler == stride.StaffId
        ? new TicketDecision.Refused(DeskRefusal.Lapsed)
        : IfHeld(stride, () => stride.Move(TicketTrigger.Reply)?
            .Set(ticket => ticket with
            {
                Owner = TicketOwner.Person,
                WaitingSince = null,
                PromisedAt = null,
                LeaseUntil = null,
                FirstReplyAt = ticket.FirstReplyAt ?? stride.Now,
                LastReplyAt = stride.Now,
            })
            .Note(TicketFact.Replied));

    // The reply lies ready and waits for the villager; nobody waits for us.
    private static TicketDecision Ask(TicketStride stride) => HasLapsed(stride) && stride.Before.Handler == stride.StaffId
        ? new TicketDecision.Refused(DeskRefusal.Lapsed)
        : IfHeld(stride, () => stride.Move(TicketTrigger.Reply)?
            .Set(ticket => ticket with { Owner = TicketOwner.Person, WaitingSince = null, PromisedAt = null, LeaseUntil = null, LastReplyAt = stride.Now })
            .Note(TicketFact.AskedToWrite));

    private TicketDecision Snooze(TicketStride stride, DateTimeOffset until)
    {
        if (until <= stride.Now || until > stride.Now + rules.LongestSnooze)
            return new TicketDecision.Refused(DeskRefusal.BadTime);
        return IfFreeOrHeld(stride, () => stride.Move(TicketTrigger.Snooze)?.LetGo().Set(ticket => ticket with { SnoozedUntil = until }).Note(TicketFact.Snoozed));
    }

    private TicketDecision Transfer(TicketStride stride, WorkingCalendar hours, string centreId) => centreId == stride.Before.CentreId
        ? new TicketDecision.Refused(DeskRefusal.NotNow)
        : IfFreeOrHeld(stride, () => stride.Move(TicketTrigger.Transfer)?.LetGo()
            .Set(ticket => ticket with
            {
                CentreId = centreId,
                SnoozedUntil = null,
                PromisedAt = ticket.WaitingSince is null ? null : ticket.PromisedAt ?? rules.PromiseFrom(hours, stride.Now),
            })
            .Note(TicketFact.Transferred, centreId));

    private static TicketDecision GiveBack(TicketStride stride)
    {
        if (stride.Before.Owner == TicketOwner.Bot)
            return new TicketDecision.Refused(DeskRefusal.NotNow);
        var decision = IfFreeOrHeld(stride, () => stride.Move(TicketTrigger.GiveBack)?.Set(ticket => ticket with { Owner = TicketOwner.Bot }).Note(TicketFact.GivenBack));
        return decision is TicketDecision.Done done ? done with { GivesBack = true } : decision;
    }

    private static TicketDecision Close(TicketStride stride, TicketInput.Close close)
    {
        var decision = IfFreeOrHeld(stride, () => stride.Move(TicketTrigger.Close)?.LetGo()
            .Set(ticket => ticket with
            {
                Owner = TicketOwner.Bot,
                WaitingSince = null,
                PromisedAt = null,
                SnoozedUntil = null,
                ClosedAt = stride.Now,
                ClosedBy = close.By,
                Subject = close.Subject,
                Outcome = close.Outcome,
                Helped = null,
            })
            .Note(TicketFact.Closed, TicketStride.Word(close.Outcome)));
        return decision is TicketDecision.Done done ? done with { GivesBack = stride.Before.Owner == TicketOwner.Person } : decision;
    }

    private TicketDecision Due(TicketStride stride, WorkingCalendar hours)
    {
        var ticket = stride.Before;
        if (ticket.DueAt is not { } due || due > stride.Now)
            return stride.Done();
        if (ticket.LeaseUntil == due)
            return Ended(stride.Move(TicketTrigger.Lapse)?.LetGo().Note(TicketFact.Lapsed, ticket.Handler));
        if (ticket.SnoozedUntil == due)
            return Ended(stride.Move(TicketTrigger.Wake)?.Set(after => after with { SnoozedUntil = null }).Note(TicketFact.Woke));

        var apologises = ticket.PromisesMissed < rules.MostApologies;
        var decision = Ended(stride.Move(TicketTrigger.MissPromise)?
            .Set(after => after with { PromisesMissed = after.PromisesMissed + 1, PromisedAt = apologises ? rules.PromiseFrom(hours, stride.Now) : null })
            .Note(TicketFact.PromiseMissed));
        return decision is TicketDecision.Done done ? done with { Apologises = apologises } : decision;
    }

    // The worker may not have come round yet: a claim whose time is over is over.
    private static bool HasLapsed(TicketStride stride) => stride.Before.LeaseUntil <= stride.Now;

    private static TicketDecision IfHeld(TicketStride stride, Func<TicketStride?> then) => stride.Before.Handler == stride.StaffId
        ? Ended(then())
        : new TicketDecision.Refused(stride.Before.ClosedAt is null ? DeskRefusal.NotYours : DeskRefusal.NotNow, stride.Before.Handler);

    // What nobody has, anybody may deal with; what somebody has, only they.
    private static TicketDecision IfFreeOrHeld(TicketStride stride, Func<TicketStride?> then) => stride.Before.Handler is { } holder && holder != stride.StaffId && !HasLapsed(stride)
        ? new TicketDecision.Refused(DeskRefusal.HeldByOther, holder)
        : Ended(then());

    private static TicketDecision Ended(TicketStride? stride) => stride is null ? new TicketDecision.Refused(DeskRefusal.NotNow) : stride.Done();
}
