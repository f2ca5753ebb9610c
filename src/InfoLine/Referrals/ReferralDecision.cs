using System.Collections.Immutable;

namespace InfoLine.Referrals;

/// <summary>What an input leads to: a change with all that follows from it, or a refusal.</summary>
public abstract record ReferralDecision
{
    private ReferralDecision()
    {
    }

    /// <summary>It is so.</summary>
    /// <param name="After">The referral afterwards, its timers included. Its version is still the old one: the store counts.</param>
    public sealed record Done(Referral After) : ReferralDecision
    {
        /// <summary>What to write into the history, in order; empty when only a timer was moved.</summary>
        public ImmutableArray<ReferralEvent> Events { get; init; } = [];

        /// <summary>What to say, in order; may be empty.</summary>
        public ImmutableArray<Notice> Notices { get; init; } = [];

        /// <summary>What somebody at a desk must look at; may be empty.</summary>
        public ImmutableArray<CaseReason> Cases { get; init; } = [];

        /// <summary>What a person at a centre has of the cases; null where none opened, or nobody serves the person. Only <see cref="ReferralBook"/> knows it.</summary>
        public CaseTicket? Ticket { get; init; }

        /// <summary>True when the next provider must be found: answer with <see cref="ReferralInput.Send"/> or <see cref="ReferralInput.NobodyLeft"/>.</summary>
        public bool WantsProvider { get; init; }

        /// <summary>The organisation that let its time pass, or null.</summary>
        public string? Silent { get; init; }

        /// <summary>The organisation that answered and so is not silent, or null.</summary>
        public string? Heard { get; init; }
    }

    /// <summary>It is not so, and nothing has changed.</summary>
    public sealed record Refused(Refusal Why) : ReferralDecision;
}

/// <summary>Why something was not done.</summary>
public enum Refusal
{
    /// <summary>There is no open referral with this code, or the link is not ours.</summary>
    UnknownCode,

    /// <summary>It was sent to somebody else.</summary>
    NotYours,

    /// <summary>The time for it has passed.</summary>
    Expired,

    /// <summary>That was said before; it is noted.</summary>
    AlreadyAnswered,

    /// <summary>It cannot be said of a referral that is where this one is.</summary>
    NotNow,

    /// <summary>No question waits for an answer.</summary>
    NothingAsked,

    /// <summary>The answer is none of the numbers that were offered.</summary>
    NotAnAnswer,

    /// <summary>Too many codes that do not exist have come from this sender.</summary>
    TooManyTries,

    /// <summary>Somebody else was quicker; look again.</summary>
    Changed,
}

/// <summary>One line of a referral's history.</summary>
/// <param name="Number">Counted from 0 within the referral.</param>
/// <param name="At">When.</param>
/// <param name="Name">What happened, in the past tense.</param>
/// <param name="By">Who did it, and how we know.</param>
/// <param name="From">The status before.</param>
/// <param name="To">The status after; the same where only something was noted.</param>
public sealed record ReferralEvent(int Number, DateTimeOffset At, ReferralFact Name, Actor By, ReferralStatus From, ReferralStatus To)
{
    /// <summary>Which provider it is about, or null.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Why, as a code such as <c>no_capacity</c>, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Of a question: its day. 0 for the others.</summary>
    public int Day { get; init; }

    /// <summary>Of an answer: its number. 0 for the others.</summary>
    public int Answer { get; init; }
}

/// <summary>What can have happened to a referral.</summary>
public enum ReferralFact
{
    /// <summary>It was begun.</summary>
    Opened,

    /// <summary>The person agreed.</summary>
    Offered,

    /// <summary>A provider was chosen to be asked.</summary>
    Sent,

    /// <summary>The provider has seen it.</summary>
    Acknowledged,

    /// <summary>The provider will help.</summary>
    Accepted,

    /// <summary>The provider will not.</summary>
    Declined,

    /// <summary>The provider did not answer in time.</summary>
    Expired,

    /// <summary>Nobody is left to ask.</summary>
    NobodyLeft,

    /// <summary>The provider met or called the person.</summary>
    Contacted,

    /// <summary>The provider did not get in touch in time.</summary>
    ContactOverdue,

    /// <summary>The provider tried in vain to reach the person.</summary>
    Missed,

    /// <summary>The person could not be reached.</summary>
    Unreachable,

    /// <summary>It was put off.</summary>
    Held,

    /// <summary>It went on.</summary>
    Resumed,

    /// <summary>It is done.</summary>
    Completed,

    /// <summary>The person no longer wants it.</summary>
    Withdrawn,

    /// <summary>It should never have been.</summary>
    Voided,

    /// <summary>The provider was told how it stands.</summary>
    ProviderTold,

    /// <summary>The person was told how it stands.</summary>
    PersonTold,

    /// <summary>The person was asked.</summary>
    Asked,

    /// <summary>The person answered.</summary>
    Answered,

    /// <summary>Something was not said, because the person said STOP, is no longer known, or would have been asked again at once.</summary>
    NotSaid,
}
