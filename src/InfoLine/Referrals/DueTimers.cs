using System.Diagnostics;
using InfoLine.Messaging;

namespace InfoLine.Referrals;

/// <summary>What happens to a referral when a time has come.</summary>
/// <param name="rules">When we may write, and how long things may take.</param>
internal sealed class DueTimers(ReferralRules rules)
{
    private const string Overtaken = "overtaken";

    /// <summary>Deals with the first timer that is due; changes nothing when none is.</summary>
    public ReferralDecision Decide(Stride stride, ReferralInput.Due due)
    {
        if (stride.Before.Timers.First() is not { } timer || timer.DueAt > stride.Now)
            return stride.Done();
        var without = stride.Set(referral => referral with { Timers = referral.Timers.Remove(timer) });
        var decision = timer.Kind switch
        {
            TimerKind.TellProvider => TellProvider(without, timer, due.ProviderHasAddress),
            TimerKind.TellPerson or TimerKind.AskHelped or TimerKind.AskRunning => WriteToPerson(without, timer, due.Person),
            TimerKind.Answer => Silence(without),
            TimerKind.FirstContact => ContactOverdue(without),
            TimerKind.HoldOver => without.Move(ReferralTrigger.Resume)?.GoOn().Done(),
            _ => throw new UnreachableException(),
        };

        // A timer that fits nowhere must not come back for ever.
        return decision ?? without.Note(ReferralFact.NotSaid, Overtaken).Done();
    }

    private ReferralDecision.Done TellProvider(Stride stride, ReferralTimer timer, bool hasAddress)
    {
        var at = rules.Calendar.NextDaytime(stride.Now);
        if (at > stride.Now)
            return Later(stride, timer, at);
        var notice = stride.After.Status switch
        {
            ReferralStatus.Sent or ReferralStatus.Acknowledged => NoticeKind.Request,
            ReferralStatus.Withdrawn or ReferralStatus.Error => NoticeKind.Cancelled,
            _ => (NoticeKind?)null,
        };
        if (notice is not null && !hasAddress)
            return stride.Note(ReferralFact.NotSaid, "no_address").OpenCase(CaseReason.TellByHand).Done();
        return notice is { } kind
            ? stride.Say(kind).Note(ReferralFact.ProviderTold, ReferralLifecycle.Code(kind)).Done()
            : stride.Note(ReferralFact.NotSaid, Overtaken).Done();
    }

    private ReferralDecision.Done WriteToPerson(Stride stride, ReferralTimer timer, PersonPeace? person)
    {
        if (person is null or { Stopped: true })
            return stride.Note(ReferralFact.NotSaid, person is null ? "unknown" : "stopped", timer.Day).Done();

        // After a long silence of ours the newest question is enough.
        if (timer.Asks && stride.After.Timers.Any(other => other.Asks && other.DueAt <= stride.Now))
            return stride.Note(ReferralFact.NotSaid, Overtaken, timer.Day).Done();
        if (WordsFor(stride.After, timer) is not { } kind)
            return stride.Note(ReferralFact.NotSaid, Overtaken, timer.Day).Done();
        var at = rules.MayWriteAt(person.WrittenAt, stride.Now);
        if (at > stride.Now)
            return Later(stride, timer, at);
        if (!timer.Asks)
            return stride.Say(kind).Note(ReferralFact.PersonTold, ReferralLifecycle.Code(kind)).Done();
        return stride.Set(referral => referral with { Asked = new(timer.Kind, timer.Day, stride.Now) })
            .Say(kind).Note(ReferralFact.Asked, ReferralLifecycle.Code(kind), timer.Day).Done();
    }

    /// <summary>What there is to say as things stand now, which is not always what there was when the timer was set.</summary>
    private static NoticeKind? WordsFor(Referral referral, ReferralTimer timer) => (timer.Kind, referral.Status) switch
    {
        (TimerKind.AskHelped, ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold or ReferralStatus.Completed) => NoticeKind.AskHelped,
        (TimerKind.AskRunning, ReferralStatus.Completed) => NoticeKind.AskRunning,
        (TimerKind.TellPerson, ReferralStatus.Sent or ReferralStatus.Acknowledged) => NoticeKind.AskedAnother,
        (TimerKind.TellPerson, ReferralStatus.Declined or ReferralStatus.Expired) => NoticeKind.Looking,
        (TimerKind.TellPerson, ReferralStatus.Accepted) => referral.LateAt is null ? NoticeKind.WillHelp : NoticeKind.Late,
        (TimerKind.TellPerson, ReferralStatus.Unreachable) => NoticeKind.CouldNotReach,
        _ => null,
    };

    private static ReferralDecision.Done? Silence(Stride stride)
    {
        var silent = stride.Before.Provider?.ProviderId;
        var expired = stride.Move(ReferralTrigger.Silence)?.LeaveProvider(ReferralFact.Expired, reason: null).Done();
        return expired is null ? null : expired with { WantsProvider = true, Silent = silent };
    }

    private ReferralDecision.Done? ContactOverdue(Stride stride) => stride.Move(ReferralTrigger.ContactOverdue)?
        .Set(referral => referral with
        {
            LateAt = stride.Now,
            ContactBy = rules.Calendar.AddDays(stride.Now, rules.ContactDays),
            Timers = referral.Timers.With(new(TimerKind.TellPerson, stride.Now)),
        })
        .Note(ReferralFact.ContactOverdue).OpenCase(CaseReason.ContactOverdue).Done();

    private static ReferralDecision.Done Later(Stride stride, ReferralTimer timer, DateTimeOffset at) =>
        stride.Set(referral => referral with { Timers = referral.Timers.With(timer with { DueAt = at }) }).Done();
}
