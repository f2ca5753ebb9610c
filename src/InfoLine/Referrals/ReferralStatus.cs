namespace InfoLine.Referrals;

/// <summary>How far a referral is. What came of it is another matter: <see cref="ReferralOutcome"/>.</summary>
public enum ReferralStatus
{
    /// <summary>Being written; nobody has agreed to anything.</summary>
    Draft,

    /// <summary>The person has chosen, and agreed to what is told to whom.</summary>
    Offered,

    /// <summary>On its way to a provider, who has not answered.</summary>
    Sent,

    /// <summary>The provider has seen it.</summary>
    Acknowledged,

    /// <summary>The provider will help.</summary>
    Accepted,

    /// <summary>The provider has met or called the person.</summary>
    InProgress,

    /// <summary>Agreed to go on at a later date.</summary>
    OnHold,

    /// <summary>The provider or the person says that it is done.</summary>
    Completed,

    /// <summary>The provider said no; the next one is looked for.</summary>
    Declined,

    /// <summary>The provider was silent; the next one is looked for.</summary>
    Expired,

    /// <summary>The person no longer wants it.</summary>
    Withdrawn,

    /// <summary>The person could not be reached.</summary>
    Unreachable,

    /// <summary>It should never have been; kept, and left out of reports.</summary>
    Error,
}

/// <summary>Whether the person was helped.</summary>
public enum ReferralOutcome
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    HelpedFully,

    /// <summary>In part.</summary>
    HelpedPartly,

    /// <summary>No.</summary>
    NotHelped,
}

/// <summary>Who does something, or vouches for it.</summary>
public enum ActorKind
{
    /// <summary>The service itself, when a time has come.</summary>
    Line,

    /// <summary>The villager.</summary>
    Person,

    /// <summary>The organisation that was asked to help.</summary>
    Provider,

    /// <summary>Somebody at a desk.</summary>
    Staff,
}

/// <summary>Why a provider says no.</summary>
public enum DeclineReason
{
    /// <summary>For a reason that is not in this list.</summary>
    Other,

    /// <summary>The person does not fulfil a condition.</summary>
    NotEligible,

    /// <summary>No room for more people now.</summary>
    NoCapacity,

    /// <summary>The village is not in their area.</summary>
    OutOfArea,

    /// <summary>They help this person already.</summary>
    Duplicate,
}

/// <summary>How a provider hears of it.</summary>
public enum ReferralMode
{
    /// <summary>We write to the provider and watch the clock.</summary>
    Live,

    /// <summary>Staff have told the provider themselves; we only keep the record.</summary>
    Logged,
}

/// <summary>Who began a referral.</summary>
public enum ReferralSource
{
    /// <summary>The dialogs.</summary>
    Bot,

    /// <summary>Somebody at a desk.</summary>
    Staff,

    /// <summary>The person, at a provider's door.</summary>
    Self,
}

/// <summary>Why somebody at a desk must look at a referral.</summary>
public enum CaseReason
{
    /// <summary>The person says that they were not helped.</summary>
    NotHelped,

    /// <summary>Two weeks after a yes nothing has come of it.</summary>
    Stalled,

    /// <summary>No provider is left to ask.</summary>
    NoProvider,

    /// <summary>The provider accepted and did not get in touch in time.</summary>
    ContactOverdue,

    /// <summary>Help came, but the enterprise does not run.</summary>
    NotRunning,

    /// <summary>The provider has no address that we can write to: tell it by hand, or choose another.</summary>
    TellByHand,

    /// <summary>A provider has been silent too often and is no longer asked.</summary>
    ProviderSilent,
}
