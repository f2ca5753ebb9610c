using System.Collections.Immutable;

namespace InfoLine.Referrals;

/// <summary>One step of a referral while it is decided: what it will be, and what goes with it.</summary>
/// <param name="Before">The referral as it was.</param>
/// <param name="By">Who does it.</param>
/// <param name="Now">When.</param>
internal sealed record Stride(Referral Before, Actor By, DateTimeOffset Now)
{
    /// <summary>The referral as it will be.</summary>
    public Referral After { get; init; } = Before;

    public ImmutableArray<ReferralEvent> Events { get; init; } = [];

    public ImmutableArray<Notice> Notices { get; init; } = [];

    public ImmutableArray<CaseReason> Cases { get; init; } = [];

    /// <summary>Changes the referral.</summary>
    public Stride Set(Func<Referral, Referral> change) => this with { After = change(After) };

    /// <summary>Moves the referral where a trigger leads; null where it leads nowhere.</summary>
    public Stride? Move(ReferralTrigger trigger) =>
        ReferralMachine.After(After.Status, trigger) is { } status ? this with { After = After with { Status = status } } : null;

    /// <summary>Writes a line of history about the step so far.</summary>
    public Stride Note(ReferralFact fact, string? reason = null, int day = 0, int answer = 0) => this with
    {
        After = After with { Events = After.Events + 1 },
        Events = Events.Add(new(After.Events, Now, fact, By, Events.IsEmpty ? Before.Status : Events[^1].To, After.Status)
        {
            ProviderId = (After.Provider ?? Before.Provider)?.ProviderId,
            Reason = reason,
            Day = day,
            Answer = answer,
        }),
    };

    public Stride Say(NoticeKind kind) => this with { Notices = Notices.Add(new(kind)) };

    public Stride OpenCase(CaseReason reason) => this with { Cases = Cases.Add(reason) };

    /// <summary>The step is complete. A referral that is over and waits for nothing is closed.</summary>
    public ReferralDecision.Done Done()
    {
        var over = After.Timers.IsEmpty
            && After.Status is (ReferralStatus.Completed or ReferralStatus.Withdrawn or ReferralStatus.Unreachable or ReferralStatus.Error);
        return new(over ? After with { ClosedAt = After.ClosedAt ?? Now } : After) { Events = Events, Notices = Notices, Cases = Cases };
    }
}
