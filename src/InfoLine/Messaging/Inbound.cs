using System.Collections.Immutable;
using InfoLine.Messaging.Media;

namespace InfoLine.Messaging;

/// <summary>Something a carrier handed to us, parsed but not yet accepted.</summary>
/// <param name="From">The sender.</param>
/// <param name="ProviderMessageId">The carrier's id, exactly as received: with the sender and the route it is the key that makes retries harmless.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words; empty where there are none. Secret numbers are masked by the inbox before storage, not by the channel.</param>
public sealed record Inbound(ContactAddress From, string ProviderMessageId, InboundKind Kind, string Text)
{
    /// <summary>The payload of the pressed button, or null.</summary>
    public string? Pressed { get; init; }

    /// <summary>Our own address that it was sent to, or null.</summary>
    public string? To { get; init; }

    /// <summary>When the carrier says it was sent, or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Voice notes, pictures and files that came with it, in order; empty where there are none.</summary>
    public ImmutableArray<SentMedia> Media { get; init; } = [];

    /// <summary>True when the caller waits on the line for the replies (<see cref="Outbox.TakeRepliesAsync"/>), which are then not sent by the outbox unless it gives up.</summary>
    public bool RepliesInline { get; init; }
}

/// <summary>What an inbound row holds.</summary>
public enum InboundKind
{
    /// <summary>Words, or a pressed button.</summary>
    Text,

    /// <summary>A voice note or other sound.</summary>
    Voice,

    /// <summary>A picture, video or document.</summary>
    Picture,

    /// <summary>A place on the map.</summary>
    Location,

    /// <summary>A contact card.</summary>
    Contact,

    /// <summary>A sticker.</summary>
    Sticker,

    /// <summary>A reaction.</summary>
    Reaction,

    /// <summary>A call that was not taken.</summary>
    MissedCall,

    /// <summary>Media of another kind.</summary>
    OtherMedia,

    /// <summary>A chat was opened and nothing written yet.</summary>
    Arrived,

    /// <summary>The carrier stopped this person and has answered them.</summary>
    CarrierOptedOut,

    /// <summary>The carrier started this person again and has answered them.</summary>
    CarrierOptedIn,

    /// <summary>A reminder became due; not from a carrier.</summary>
    TimedOut,

    /// <summary>The channel asks for a person at the centre.</summary>
    PersonAsked,

    /// <summary>The desk is done with the conversation; the text says how (<see cref="DeskWord"/>).</summary>
    DeskDone,
}
