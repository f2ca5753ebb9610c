namespace InfoLine.Messaging;

/// <summary>A row of the inbox that a worker has claimed, with what it needs to take the turn.</summary>
public sealed record InboxRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose conversation.</summary>
    public required string ContactId { get; init; }

    /// <summary>The route that it came by, and that answers leave by.</summary>
    public required string Route { get; init; }

    /// <summary>The address on that route.</summary>
    public required string Address { get; init; }

    /// <summary>The carrier's id of the message; a made-up one for a reminder.</summary>
    public required string ProviderMessageId { get; init; }

    /// <summary>What happened.</summary>
    public required InboundKind Kind { get; init; }

    /// <summary>The words, masked; the token of a reminder.</summary>
    public required string Text { get; init; }

    /// <summary>The payload of the pressed button, or null.</summary>
    public string? Pressed { get; init; }

    /// <summary>True when a secret number in the words was hidden.</summary>
    public bool SecretHidden { get; init; }

    /// <summary>When it was accepted, UTC milliseconds.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>When a worker may look at it, UTC milliseconds; rows of a contact are handled in this order.</summary>
    public required long DueAt { get; init; }

    /// <summary>Until when a caller waits for the replies, UTC milliseconds; null when nobody does.</summary>
    public long? InlineUntil { get; init; }

    /// <summary>How often it was claimed, this time included.</summary>
    public required long Attempts { get; init; }

    /// <summary>The version of the session below; 0 when there is none yet.</summary>
    public required long SessionVersion { get; init; }

    /// <summary>The conversation so far as JSON, or null.</summary>
    public string? Session { get; init; }

    /// <summary>The row that the conversation handled before this one, or null for the first: see <see cref="MessageThread"/>.</summary>
    public string? PreviousId { get; init; }

    /// <summary>How this person is reached; null where that was not asked for, because no answer leaves before it is claimed.</summary>
    public Reach? Reach { get; init; }

    /// <summary>When this person said STOP, UTC milliseconds, or null.</summary>
    public long? StoppedAt { get; init; }

    /// <summary>When we last wrote to this contact without having been asked, UTC milliseconds, or null: see <see cref="Peace"/>.</summary>
    public long? WrittenFirstAt { get; init; }
}

/// <summary>How somebody is reached, beside their address.</summary>
/// <param name="Phone">E.164, or null.</param>
/// <param name="Reference">Where the channel answers them, or null.</param>
/// <param name="LastInboundAt">When they last wrote by this route, to the minute, or null.</param>
public sealed record Reach(string? Phone, string? Reference, DateTimeOffset? LastInboundAt);
