using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Tests.WorkingTime;

namespace InfoLine.Tests.Referrals;

/// <summary>Referrals at every place of their life, made by living it. The clock: Monday 23 November 2026, 11:00 in India.</summary>
public static class SomeReferral
{
    public const string Code = "4K7HM";

    public static readonly DateTimeOffset Monday = SomeCalendar.At("2026-11-23 11:00");

    public static readonly Actor Asha = new(ActorKind.Person, Channel: "loop");
    public static readonly Actor Staff = new(ActorKind.Staff, "staff-1", "desk");
    public static readonly Actor Bank = new(ActorKind.Provider, "bank", "loop");
    public static readonly Actor Centre = new(ActorKind.Provider, "centre", "loop");

    public static readonly ReferralProvider TheBank = new("bank", "bank-loans", "bank-loans-niwari");
    public static readonly ReferralProvider TheCentre = new("centre", "centre-advice");

    public static readonly PersonPeace AtPeace = new(Stopped: false, []);

    public static ReferralConsent Consent { get; } = new("share-1", "hi", "loop", Monday, ["name", "phone"]);

    public static ReferralRules Rules { get; } = new(SomeCalendar.Shipped);

    public static ReferralLifecycle Life { get; } = new(Rules);

    public static Referral Draft { get; } = new() { Id = new string('a', 32), Code = Code, PersonId = "asha", Need = "finance", CreatedAt = Monday };

    /// <summary>A referral in this status, as it comes there on the usual way.</summary>
    public static Referral In(ReferralStatus status) => status switch
    {
        ReferralStatus.Draft => Draft,
        ReferralStatus.Offered => After(Draft, new ReferralInput.Offer(Asha, Consent)),
        ReferralStatus.Sent => After(In(ReferralStatus.Offered), new ReferralInput.Send(Actor.Line, TheBank)),
        ReferralStatus.Acknowledged => After(In(ReferralStatus.Sent), new ReferralInput.Acknowledge(Bank)),
        ReferralStatus.Accepted => After(In(ReferralStatus.Sent), new ReferralInput.Accept(Bank)),
        ReferralStatus.InProgress => After(In(ReferralStatus.Accepted), new ReferralInput.Contact(Bank)),
        ReferralStatus.OnHold => After(In(ReferralStatus.InProgress), new ReferralInput.Hold(Bank, Monday.AddDays(10))),
        ReferralStatus.Completed => After(In(ReferralStatus.InProgress), new ReferralInput.Finish(Bank, ReferralOutcome.HelpedPartly)),
        ReferralStatus.Declined => After(In(ReferralStatus.Sent), new ReferralInput.Decline(Bank, DeclineReason.NoCapacity)),
        ReferralStatus.Expired => AfterTimers(In(ReferralStatus.Sent), SomeCalendar.At("2026-11-25 17:00")),
        ReferralStatus.Withdrawn => After(In(ReferralStatus.Sent), new ReferralInput.Withdraw(Asha)),
        ReferralStatus.Unreachable => After(After(After(In(ReferralStatus.Accepted), new ReferralInput.Miss(Bank)), new ReferralInput.Miss(Bank)), new ReferralInput.Miss(Bank)),
        ReferralStatus.Error => After(In(ReferralStatus.Sent), new ReferralInput.Void(Staff)),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static Referral After(Referral referral, ReferralInput input, DateTimeOffset? now = null) => Done(referral, input, now).After;

    public static ReferralDecision.Done Done(Referral referral, ReferralInput input, DateTimeOffset? now = null) =>
        Life.Decide(referral, input, now ?? Monday).ShouldBeOfType<ReferralDecision.Done>();

    public static Refusal Refused(Referral referral, ReferralInput input, DateTimeOffset? now = null) =>
        Life.Decide(referral, input, now ?? Monday).ShouldBeOfType<ReferralDecision.Refused>().Why;

    /// <summary>The time comes, and somebody who may be written to is there.</summary>
    public static ReferralDecision.Done DueAt(Referral referral, DateTimeOffset now, PersonPeace? peace = null) =>
        Done(referral, new ReferralInput.Due(peace ?? AtPeace) { ProviderHasAddress = true }, now);

    /// <summary>The referral after all timers that are due at a time.</summary>
    public static Referral AfterTimers(Referral referral, DateTimeOffset now)
    {
        while (referral.DueAt <= now)
            referral = DueAt(referral, now).After;
        return referral;
    }
}
