namespace InfoLine.Referrals;

/// <summary>What a person's number means to the question that was asked last.</summary>
/// <param name="rules">How long a number counts as an answer.</param>
internal sealed class PersonAnswers(ReferralRules rules)
{
    // "1 yes they helped, 2 not yet, 3 no".
    private const int Yes = 1;
    private const int NotYet = 2;
    private const int No = 3;

    // "1 better, 2 the same, 3 worse, 4 it does not run".
    private const int Better = 1;
    private const int NotRunning = 4;

    public ReferralDecision? Decide(Stride stride, int number)
    {
        if (stride.Before.Asked is not { } asked)
            return new ReferralDecision.Refused(Refusal.NothingAsked);
        if (stride.Now - asked.At > rules.AnswerPatience)
            return new ReferralDecision.Refused(Refusal.Expired);
        var answered = stride.Set(referral => referral with { Asked = null });
        return asked.Kind == TimerKind.AskHelped ? Helped(answered, asked.Day, number) : Running(answered, asked.Day, number);
    }

    private ReferralDecision? Helped(Stride stride, int day, int number) => number switch
    {
        Yes => stride.Move(ReferralTrigger.Finish)?
            .Complete(ReferralOutcome.HelpedFully, rules)
            .Set(referral => referral with { Timers = referral.Timers.Without(TimerKind.AskHelped) })
            .Note(ReferralFact.Answered, day: day, answer: number).Done(),
        NotYet when stride.After.Timers.Any(timer => timer.Kind == TimerKind.AskHelped) => stride.Note(ReferralFact.Answered, day: day, answer: number).Done(),
        NotYet => stride.Note(ReferralFact.Answered, day: day, answer: number).OpenCase(CaseReason.Stalled).Done(),
        // How far it is does not change by a no; what came of it does. The desk takes it up, and the later question is still asked.
        No => stride
            .Set(referral => referral with
            {
                Outcome = ReferralOutcome.NotHelped,
                VerifiedBy = ActorKind.Person,
                Timers = referral.Timers.Without(TimerKind.AskRunning),
            })
            .Note(ReferralFact.Answered, day: day, answer: number).OpenCase(CaseReason.NotHelped).Done(),
        _ => new ReferralDecision.Refused(Refusal.NotAnAnswer),
    };

    private static ReferralDecision Running(Stride stride, int day, int number)
    {
        if (number is < Better or > NotRunning)
            return new ReferralDecision.Refused(Refusal.NotAnAnswer);
        var noted = stride.Note(ReferralFact.Answered, day: day, answer: number);
        return number == NotRunning ? noted.OpenCase(CaseReason.NotRunning).Done() : noted.Done();
    }
}
