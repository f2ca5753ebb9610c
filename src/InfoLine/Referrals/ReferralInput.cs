using InfoLine.Messaging;

namespace InfoLine.Referrals;

/// <summary>Who did something, and how we know.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Id">Of a provider its organisation, of staff their id; null for the line and the person.</param>
/// <param name="Channel">The route it came by, <c>link</c> for a signed link, <c>desk</c> for a page; null for the line.</param>
public sealed record Actor(ActorKind Kind, string? Id = null, string? Channel = null)
{
    /// <summary>The service itself.</summary>
    public static Actor Line { get; } = new(ActorKind.Line);
}

/// <summary>Something that happens to a referral.</summary>
/// <param name="By">Who does it.</param>
public abstract record ReferralInput(Actor By)
{
    /// <summary>The person agrees that a provider is told.</summary>
    public sealed record Offer(Actor By, ReferralConsent Consent) : ReferralInput(By)
    {
        /// <summary>Whom they chose; null for the best one there is.</summary>
        public ReferralProvider? To { get; init; }

        /// <summary>True where they want nobody of those that are known, and somebody at a desk looks.</summary>
        public bool ByHand { get; init; }

        /// <summary>True where whoever begins it tells the person.</summary>
        public bool PersonIsTold { get; init; }
    }

    /// <summary>This provider is to be asked.</summary>
    public sealed record Send(Actor By, ReferralProvider To) : ReferralInput(By)
    {
        /// <summary>What the person agreed to for this provider, where staff have asked them; null where the consent of the offer covers it.</summary>
        public ReferralConsent? Consent { get; init; }

        /// <summary>True where whoever found the provider tells the person.</summary>
        public bool PersonIsTold { get; init; }
    }

    /// <summary>There is nobody left to ask.</summary>
    public sealed record NobodyLeft(Actor By) : ReferralInput(By);

    /// <summary>The provider has seen it.</summary>
    public sealed record Acknowledge(Actor By) : ReferralInput(By);

    /// <summary>The provider will help.</summary>
    public sealed record Accept(Actor By) : ReferralInput(By);

    /// <summary>The provider will not, or no longer.</summary>
    public sealed record Decline(Actor By, DeclineReason Reason) : ReferralInput(By);

    /// <summary>The provider has met or called the person.</summary>
    public sealed record Contact(Actor By) : ReferralInput(By);

    /// <summary>The provider tried in vain to reach the person.</summary>
    public sealed record Miss(Actor By) : ReferralInput(By);

    /// <summary>It goes on at a date, which must lie ahead.</summary>
    public sealed record Hold(Actor By, DateTimeOffset Until) : ReferralInput(By);

    /// <summary>It goes on now.</summary>
    public sealed record Resume(Actor By) : ReferralInput(By);

    /// <summary>The provider or staff say that it is done.</summary>
    public sealed record Finish(Actor By, ReferralOutcome Outcome) : ReferralInput(By);

    /// <summary>The person answers the question that was asked last, by its number.</summary>
    public sealed record Answer(Actor By, int Number) : ReferralInput(By);

    /// <summary>The person no longer wants it, or no longer wants to be asked.</summary>
    public sealed record Withdraw(Actor By) : ReferralInput(By);

    /// <summary>It should never have been.</summary>
    public sealed record Void(Actor By) : ReferralInput(By);

    /// <summary>A time has come. The first timer that is due is dealt with.</summary>
    /// <param name="Person">Whether and when the person may be written to; null when they are no longer known.</param>
    public sealed record Due(PersonPeace? Person) : ReferralInput(Actor.Line)
    {
        /// <summary>True when we can write to the provider that is asked.</summary>
        public bool ProviderHasAddress { get; init; }
    }
}
