namespace InfoLine.Messaging.Media;

/// <summary>A voice note, a picture or something else that a carrier says came with a message.</summary>
/// <param name="Address">Where the carrier has it, as it was received.</param>
/// <param name="Type">What the carrier calls it, such as <c>audio/ogg; codecs=opus</c>; may be empty.</param>
public sealed record SentMedia(string Address, string Type);

/// <summary>What came with a message, as far as we know it.</summary>
/// <param name="Id">Its id: that of the message's row, a colon, and its number among several.</param>
/// <param name="InboxId">The message that it came with.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Type">What the carrier called it, or what its first bytes say; may be empty.</param>
/// <param name="State">How far we are with it.</param>
public sealed record MediaItem(string Id, string InboxId, MediaKind Kind, string Type, MediaState State)
{
    /// <summary>Why it cannot be heard or seen; null where it can, or will.</summary>
    public MediaReason? Reason { get; init; }

    /// <summary>How long it is, in bytes; null until it is kept.</summary>
    public long? Bytes { get; init; }

    /// <summary>Which try has brought the bytes that count.</summary>
    public long Attempt { get; init; }

    /// <summary>When its message came, UTC milliseconds.</summary>
    public long ReceivedAt { get; init; }
}

/// <summary>What something is that is no text.</summary>
public enum MediaKind
{
    /// <summary>A voice note, or another sound.</summary>
    Voice,

    /// <summary>A picture.</summary>
    Picture,

    /// <summary>Anything else: a document, a film.</summary>
    Other,
}

/// <summary>How far we are with something that came with a message.</summary>
public enum MediaState
{
    /// <summary>It is still to be fetched.</summary>
    Waiting,

    /// <summary>We have it.</summary>
    Kept,

    /// <summary>We do not take it.</summary>
    Refused,

    /// <summary>It cannot be had.</summary>
    Failed,

    /// <summary>We had it and have deleted it, or were not to fetch it any more.</summary>
    Removed,
}

/// <summary>Why something cannot be heard or seen.</summary>
public enum MediaReason
{
    /// <summary>It is neither a picture nor a voice note.</summary>
    WrongKind,

    /// <summary>It is larger than we take.</summary>
    TooLarge,

    /// <summary>More came with one message than we take.</summary>
    TooMany,

    /// <summary>It does not lie with the carrier, or the carrier sends us elsewhere.</summary>
    NotTheCarriers,

    /// <summary>The carrier does not have it any more.</summary>
    Gone,

    /// <summary>The carrier does not let us have it.</summary>
    Denied,

    /// <summary>The carrier could not be reached, or broke off, each time.</summary>
    Unreachable,

    /// <summary>The person wants to be forgotten.</summary>
    Erased,

    /// <summary>It has been kept for as long as it may.</summary>
    Old,
}
