using System.Collections.Immutable;
using InfoLine.Dialogs;
using InfoLine.Messaging;

namespace InfoLine.Desk;

/// <summary>One wish of one villager for a person: who waits, since when, at which centre, and who has taken it.</summary>
public sealed record Ticket
{
    /// <summary>Ours.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it by: see <see cref="Storage.ShortCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>Whose conversation, and the address that replies go to.</summary>
    public required Recipient To { get; init; }

    /// <summary>The centre that answers.</summary>
    public required string CentreId { get; init; }

    /// <summary>How far it is.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>Who talks with the villager.</summary>
    public TicketOwner Owner { get; init; } = TicketOwner.Person;

    /// <summary>Why, in one word: the author's for a handoff, one of <see cref="HandoffReason"/>, or of a referral its own.</summary>
    public required string Reason { get; init; }

    /// <summary>Who opened it.</summary>
    public TicketSource Source { get; init; }

    /// <summary>The referral that it is about, or null.</summary>
    public string? ReferralId { get; init; }

    /// <summary>The registered person that it is about, or null.</summary>
    public string? PersonId { get; init; }

    /// <summary>The language of the conversation, or null.</summary>
    public string? Language { get; init; }

    /// <summary>True when the villager wants to speak with a woman.</summary>
    public bool WantsWoman { get; init; }

    /// <summary>Where the villager lives, as an id of the list of places; null where that is not known.</summary>
    public string? Place { get; init; }

    /// <summary>The last steps of the dialogs, oldest first; may be empty.</summary>
    public ImmutableArray<string> Tried { get; init; } = [];

    /// <summary>The message that led here; null where no message did.</summary>
    public string? FirstInboxId { get; init; }

    /// <summary>The newest message for the desk, or null.</summary>
    public string? LastInboxId { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the villager waits for a person; null when nobody waits. Set when they write and it is empty; only a person's reply, or closing, empties it.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>By when a person must have replied, or null.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>How many promises have been missed.</summary>
    public int PromisesMissed { get; init; }

    /// <summary>Who has it; null when it is in the queue.</summary>
    public string? Handler { get; init; }

    /// <summary>When the claim lapses; null when it cannot.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Who had it last, or null: they are asked first when it comes back.</summary>
    public string? LastHandler { get; init; }

    /// <summary>When a person first replied, or null.</summary>
    public DateTimeOffset? FirstReplyAt { get; init; }

    /// <summary>When a person last replied, or null.</summary>
    public DateTimeOffset? LastReplyAt { get; init; }

    /// <summary>When the villager last wrote to the desk, or null.</summary>
    public DateTimeOffset? LastWroteAt { get; init; }

    /// <summary>Until when it is put off, or null.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>When it was closed, or null.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who closed it, or null.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>What it was about, in the words of staff; null while it is open.</summary>
    public string? Subject { get; init; }

    /// <summary>What came of it; null while it is open, and where the villager wanted to be forgotten.</summary>
    public TicketOutcome? Outcome { get; init; }

    /// <summary>Whether the villager says that it helped; null when they have not said.</summary>
    public Helped? Helped { get; init; }

    /// <summary>How many events it has: the next one's number.</summary>
    public int Events { get; init; }

    /// <summary>How often it was saved; 0 for one that never was.</summary>
    public long Version { get; init; }

    /// <summary>True where it was closed because the villager wanted to be forgotten: it never opens again.</summary>
    public bool IsForgotten => ClosedAt is not null && Outcome is null;

    /// <summary>True while somebody waits for a person and nobody is excused from replying.</summary>
    public bool HasPromise => PromisedAt is not null && WaitingSince is not null && Status is TicketStatus.Waiting or TicketStatus.Claimed or TicketStatus.Reopened;

    /// <summary>When the service must look at it again, or null.</summary>
    public DateTimeOffset? DueAt => new[] { LeaseUntil, SnoozedUntil, HasPromise ? PromisedAt : null }.Min();
}
