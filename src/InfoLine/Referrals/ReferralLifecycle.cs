using System.Diagnostics;

namespace InfoLine.Referrals;

/// <summary>Decides what becomes of a referral. Pure: the referral, what happens and the time go in, the referral afterwards and all that follows come out.</summary>
/// <remarks>Where a step leads is in <see cref="ReferralMachine"/>; here is what goes with it. Nothing is ever sent from here at once: whatever is to be said becomes a timer, and
/// its words are chosen when it is due, from how things stand then.</remarks>
/// <param name="rules">How long things may take.</param>
public sealed class ReferralLifecycle(ReferralRules rules)
{
    private readonly DueTimers _timers = new(rules);
    private readonly PersonAnswers _answers = new(rules);

    /// <summary>How long things may take.</summary>
    public ReferralRules Rules => rules;

    /// <summary>Begins a referral.</summary>
    /// <param name="draft">With its id, code and person; nothing has happened to it.</param>
    /// <param name="by">Who begins it.</param>
    public static ReferralDecision.Done Open(Referral draft, Actor by) => new Stride(draft, by, draft.CreatedAt).Note(ReferralFact.Opened).Done();

    /// <summary>Decides.</summary>
    /// <param name="referral">As it is now.</param>
    /// <param name="input">What happens.</param>
    /// <param name="now">The present moment, UTC.</param>
    /// <returns>Never throws for what people may do: that is a <see cref="ReferralDecision.Refused"/>.</returns>
    public ReferralDecision Decide(Referral referral, ReferralInput input, DateTimeOffset now)
    {
        if (WhyNot(referral, input) is { } refusal)
            return new ReferralDecision.Refused(refusal);
        var stride = new Stride(referral, input.By, now);
        var decision = input switch
        {
            ReferralInput.Offer offer => Offer(stride, offer),
            ReferralInput.Send send => Send(send.Consent is { } agreed ? stride.Set(one => one with { Consent = agreed }) : stride, send.To, send.PersonIsTold),
            ReferralInput.NobodyLeft => NobodyLeft(stride),
            ReferralInput.Acknowledge => stride.Move(ReferralTrigger.Acknowledge)?.Note(ReferralFact.Acknowledged).Done(),
            ReferralInput.Accept => Accept(stride),
            ReferralInput.Decline decline => stride.Move(ReferralTrigger.Decline)?.LeaveProvider(ReferralFact.Declined, Code(decline.Reason)).Done() is { } declined
                ? declined with { WantsProvider = true } : null,
            ReferralInput.Contact => Contact(stride),
            ReferralInput.Miss => Miss(stride),
            ReferralInput.Hold hold => Hold(stride, hold.Until),
            ReferralInput.Resume => stride.Move(ReferralTrigger.Resume)?.GoOn().Done(),
            ReferralInput.Finish finish => Finish(stride, finish.Outcome),
            ReferralInput.Withdraw => Withdraw(stride),
            ReferralInput.Void => stride.Move(ReferralTrigger.Void)?.CallOff(rules).Note(ReferralFact.Voided).Done(),
            ReferralInput.Answer answer => _answers.Decide(stride, answer.Number),
            ReferralInput.Due due => _timers.Decide(stride, due),
            _ => throw new UnreachableException(),
        };
        return decision switch
        {
            null => new ReferralDecision.Refused(Refusal.NotNow),
            ReferralDecision.Done done when input.By.Kind == ActorKind.Provider => done with { Heard = input.By.Id },
            _ => decision,
        };
    }

    /// <summary>Of a provider: whether it is theirs to speak about this referral, and whether they have said so before.</summary>
    private static Refusal? WhyNot(Referral referral, ReferralInput input)
    {
        if (input.By.Kind != ActorKind.Provider)
            return null;
        if (referral.Provider?.ProviderId != input.By.Id)
        {
            return referral.Tried.LastOrDefault(one => one.Provider.ProviderId == input.By.Id)?.Ended switch
            {
                ReferralStatus.Expired => Refusal.Expired,
                ReferralStatus.Declined => Refusal.AlreadyAnswered,
                _ => Refusal.NotYours,
            };
        }

        var again = (input, referral.Status) switch
        {
            (ReferralInput.Acknowledge, ReferralStatus.Acknowledged) => true,
            (ReferralInput.Acknowledge or ReferralInput.Accept, ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold or ReferralStatus.Completed) => true,
            (ReferralInput.Contact, ReferralStatus.InProgress or ReferralStatus.Completed) => true,
            // What a provider says of its own help counts until the person or staff have spoken.
            (ReferralInput.Finish finish, ReferralStatus.Completed) => referral.VerifiedBy != ActorKind.Provider || referral.Outcome == finish.Outcome,
            _ => false,
        };
        return again ? Refusal.AlreadyAnswered : null;
    }

    private ReferralDecision.Done? Offer(Stride stride, ReferralInput.Offer offer)
    {
        var offered = stride.Move(ReferralTrigger.Offer)?.Set(referral => referral with { Consent = offer.Consent }).Note(ReferralFact.Offered);
        if (offered is null)
            return null;
        if (offer.To is { } chosen)
            return Send(offered, chosen, offer.PersonIsTold);
        return offer.ByHand ? NobodyLeft(offered) : offered.Done() with { WantsProvider = true };
    }

    private ReferralDecision.Done? Send(Stride stride, ReferralProvider to, bool personIsTold = false)
    {
        var live = stride.Before.Mode == ReferralMode.Live;
        var told = rules.Calendar.NextDaytime(stride.Now);
        var answerBy = rules.AnswerBy(stride.Now);
        return stride.Move(ReferralTrigger.Send)?
            .Set(referral => referral with
            {
                Provider = to,
                Tries = referral.Tries + 1,
                SentAt = stride.Now,
                AnswerBy = live ? answerBy : null,
                LateAt = null,
                Misses = 0,
                Timers =
                [
                    .. live ? (ReferralTimer[])[new(TimerKind.TellProvider, told), new(TimerKind.Answer, answerBy)] : [],
                    // Of the first one the conversation itself tells, at once; but not of one whom staff have found.
                    .. !personIsTold && (referral.Tries > 0 || (live && stride.By.Kind == ActorKind.Staff)) ? (ReferralTimer[])[new(TimerKind.TellPerson, stride.Now)] : [],
                ],
            })
            .Note(ReferralFact.Sent).Done();
    }

    private static ReferralDecision.Done? NobodyLeft(Stride stride) => stride.Move(ReferralTrigger.NobodyLeft)?
        .Set(referral => referral.Tries > 0 ? referral with { Timers = referral.Timers.With(new(TimerKind.TellPerson, stride.Now)) } : referral)
        .Note(ReferralFact.NobodyLeft).OpenCase(CaseReason.NoProvider).Done();

    private ReferralDecision.Done? Accept(Stride stride)
    {
        var contactBy = rules.Calendar.AddDays(stride.Now, rules.ContactDays);
        return stride.Move(ReferralTrigger.Accept)?
            .Set(referral => referral with
            {
                AcceptedAt = stride.Now,
                AnswerBy = null,
                ContactBy = contactBy,
                Timers =
                [
                    new(TimerKind.TellPerson, stride.Now),
                    new(TimerKind.FirstContact, contactBy),
                    .. rules.HelpedDays.Select(day => new ReferralTimer(TimerKind.AskHelped, stride.Now.AddDays(day), day)),
                ],
            })
            .Note(ReferralFact.Accepted).Done();
    }

    private static ReferralDecision.Done? Contact(Stride stride) => stride.Move(ReferralTrigger.Contact)?
        .Set(referral => referral with { ContactBy = null, Timers = referral.Timers.Without(TimerKind.FirstContact, TimerKind.HoldOver, TimerKind.TellPerson) })
        .Note(ReferralFact.Contacted).Done();

    private ReferralDecision.Done? Miss(Stride stride)
    {
        var missed = stride.Move(ReferralTrigger.Miss)?.Set(referral => referral with { Misses = referral.Misses + 1 }).Note(ReferralFact.Missed);
        if (missed is null || missed.After.Misses < rules.MostMisses)
            return missed?.Done();
        return missed.Move(ReferralTrigger.GiveUp)?
            .Set(referral => referral with { ContactBy = null, Asked = null, Timers = [new(TimerKind.TellPerson, stride.Now)] })
            .Note(ReferralFact.Unreachable).Done();
    }

    private static ReferralDecision.Done? Hold(Stride stride, DateTimeOffset until) => until <= stride.Now ? null : stride.Move(ReferralTrigger.Hold)?
        .Set(referral => referral with
        {
            ContactBy = null,
            Timers = referral.Timers.Without(TimerKind.FirstContact).With(new(TimerKind.HoldOver, until)),
        })
        .Note(ReferralFact.Held).Done();

    private ReferralDecision.Done? Finish(Stride stride, ReferralOutcome outcome)
    {
        var finished = stride.Move(ReferralTrigger.Finish)?.Complete(outcome, rules).Note(ReferralFact.Completed, Code(outcome));
        return outcome == ReferralOutcome.NotHelped && stride.By.Kind != ActorKind.Staff ? finished?.OpenCase(CaseReason.NotHelped).Done() : finished?.Done();
    }

    private ReferralDecision.Done? Withdraw(Stride stride)
    {
        var withdrawn = stride.Move(ReferralTrigger.Withdraw);
        // After the help there is nothing to call off; but nobody is asked any more.
        if (withdrawn?.After.Status == ReferralStatus.Completed)
            return withdrawn.Set(referral => referral with { Asked = null, Timers = [] }).Note(ReferralFact.Withdrawn).Done();
        return withdrawn?.CallOff(rules).Note(ReferralFact.Withdrawn).Done();
    }

    internal static string Code(Enum value) => string.Concat(value.ToString().Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{letter}" : $"{letter}")).ToLowerInvariant();
}
