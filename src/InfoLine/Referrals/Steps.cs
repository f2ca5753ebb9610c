namespace InfoLine.Referrals;

/// <summary>What several inputs have in common.</summary>
internal static class Steps
{
    /// <summary>The provider is out of it: remembered, so that it is not asked again, and nothing of its time goes on.</summary>
    public static Stride LeaveProvider(this Stride stride, ReferralFact fact, string? reason) => stride
        .Set(referral => referral with
        {
            Provider = null,
            Tried = referral.Provider is { } provider ? referral.Tried.Add(new(provider, referral.Status)) : referral.Tried,
            AnswerBy = null,
            ContactBy = null,
            Asked = null,
            Timers = [],
        })
        .Note(fact, reason);

    /// <summary>It goes on after a pause.</summary>
    public static Stride GoOn(this Stride stride) =>
        stride.Set(referral => referral with { Timers = referral.Timers.Without(TimerKind.HoldOver) }).Note(ReferralFact.Resumed);

    /// <summary>Nothing more is to come, but a provider who was told of it is told that it is off.</summary>
    public static Stride CallOff(this Stride stride, ReferralRules rules)
    {
        var told = stride.Before is { Mode: ReferralMode.Live, Provider: not null } && stride.Before.Status != ReferralStatus.Completed
            && !stride.Before.Timers.Any(timer => timer.Kind == TimerKind.TellProvider);
        return stride.Set(referral => referral with
        {
            AnswerBy = null,
            ContactBy = null,
            Asked = null,
            Timers = told ? [new(TimerKind.TellProvider, rules.Calendar.NextDaytime(stride.Now))] : [],
        });
    }

    /// <summary>Somebody says what came of it. Where it helped, the enterprise is asked after for three months.</summary>
    public static Stride Complete(this Stride stride, ReferralOutcome outcome, ReferralRules rules) => stride.Set(referral =>
    {
        var first = referral.CompletedAt is null;
        var helped = outcome is ReferralOutcome.HelpedFully or ReferralOutcome.HelpedPartly;
        var timers = referral.Timers.Without(TimerKind.FirstContact, TimerKind.HoldOver, TimerKind.TellPerson);
        if (!helped)
            timers = timers.Without(TimerKind.AskRunning);
        else if (stride.Before.Outcome is not (ReferralOutcome.HelpedFully or ReferralOutcome.HelpedPartly))
            timers = [.. timers, .. rules.RunningDays.Select(day => new ReferralTimer(TimerKind.AskRunning, stride.Now.AddDays(day), day))];
        return referral with
        {
            Outcome = outcome,
            VerifiedBy = stride.By.Kind,
            CompletedAt = first ? stride.Now : referral.CompletedAt,
            ClosedAt = null,
            ContactBy = null,
            Timers = timers,
        };
    });
}
