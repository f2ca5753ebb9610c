using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>A person's way to one kind of help: to whom we sent them, how far it is, and what came of it.</summary>
/// <remarks>It stays the same referral, with the same code, when one provider says no and the next is asked.</remarks>
public sealed record Referral
{
    /// <summary>Ours.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it by: see <see cref="ShortCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Whose; there may be several people behind one phone.</summary>
    public required string PersonId { get; init; }

    /// <summary>What is needed: a term of the directory's taxonomy, such as <c>finance</c>.</summary>
    public required string Need { get; init; }

    /// <summary>Who began it.</summary>
    public ReferralSource Source { get; init; }

    /// <summary>Whether we write to the provider.</summary>
    public ReferralMode Mode { get; init; }

    /// <summary>What the person agreed to; null before they have.</summary>
    public ReferralConsent? Consent { get; init; }

    /// <summary>How far it is.</summary>
    public ReferralStatus Status { get; init; }

    /// <summary>Whether it helped.</summary>
    public ReferralOutcome Outcome { get; init; }

    /// <summary>Who says so; null while the outcome is unknown.</summary>
    public ActorKind? VerifiedBy { get; init; }

    /// <summary>The provider that is asked, or was asked last; null before the first.</summary>
    public ReferralProvider? Provider { get; init; }

    /// <summary>The services of earlier tries, oldest first: they are not asked again.</summary>
    public ImmutableArray<PastTry> Tried { get; init; } = [];

    /// <summary>How often it was sent to a provider; a link belongs to one try.</summary>
    public int Tries { get; init; }

    /// <summary>When the provider must have answered; null when nobody waits for that.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>When the provider must have been in touch; null when nobody waits for that.</summary>
    public DateTimeOffset? ContactBy { get; init; }

    /// <summary>When it turned out that the provider is late with that, or null.</summary>
    public DateTimeOffset? LateAt { get; init; }

    /// <summary>How often the provider has tried to reach the person in vain.</summary>
    public int Misses { get; init; }

    /// <summary>The question that the person has not answered yet, or null.</summary>
    public AskedQuestion? Asked { get; init; }

    /// <summary>What will happen by itself; may be empty.</summary>
    public ImmutableArray<ReferralTimer> Timers { get; init; } = [];

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last sent to a provider, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When a provider last said yes, or null.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>When it was done, or null.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When nothing more was to come: its code may then be another's. Null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How many events it has: the next one's number.</summary>
    public int Events { get; init; }

    /// <summary>How often it was saved; 0 for one that never was.</summary>
    public long Version { get; init; }

    /// <summary>When somebody must look at it again, or null.</summary>
    public DateTimeOffset? DueAt => Timers.First()?.DueAt;

    /// <summary>Finds out whether a service was asked before, or is being asked.</summary>
    public bool HasAsked(string serviceId) => Provider?.ServiceId == serviceId || Tried.Any(one => one.Provider.ServiceId == serviceId);
}

/// <summary>Somebody who can help.</summary>
/// <param name="ProviderId">The organisation.</param>
/// <param name="ServiceId">Its service: what is matched and asked.</param>
/// <param name="AtLocationId">The place of the service where the person is to go, as the directory's service at a location; null where it has none.</param>
public sealed record ReferralProvider(string ProviderId, string ServiceId, string? AtLocationId = null);

/// <summary>A provider that was asked and will not do it.</summary>
/// <param name="Provider">Who.</param>
/// <param name="Ended"><see cref="ReferralStatus.Declined"/> or <see cref="ReferralStatus.Expired"/>.</param>
public sealed record PastTry(ReferralProvider Provider, ReferralStatus Ended);

/// <summary>What a person agreed to.</summary>
/// <param name="Text">The version of the words that they agreed to.</param>
/// <param name="Language">In which language.</param>
/// <param name="Channel">By which route.</param>
/// <param name="At">When.</param>
/// <param name="SharedFields">Which of their answers the provider may see; may be empty.</param>
public sealed record ReferralConsent(string Text, string Language, string Channel, DateTimeOffset At, ImmutableArray<string> SharedFields);

/// <summary>A question that waits for the person's number.</summary>
/// <param name="Kind"><see cref="TimerKind.AskHelped"/> or <see cref="TimerKind.AskRunning"/>.</param>
/// <param name="Day">The day that it belongs to.</param>
/// <param name="At">When it was asked.</param>
public sealed record AskedQuestion(TimerKind Kind, int Day, DateTimeOffset At);
