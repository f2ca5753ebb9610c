using System.Collections.Immutable;
using System.Text.Json.Serialization;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Messaging;

/// <summary>A message to be sent, as a turn writes it.</summary>
public sealed record NewOutgoing
{
    /// <summary><c>inboxId:index</c>.</summary>
    public required string Id { get; init; }

    /// <summary>To whom.</summary>
    public required Recipient To { get; init; }

    /// <summary>Larger than those of all earlier messages to this contact, which leave in this order.</summary>
    public required long Position { get; init; }

    /// <summary>Replies go before bulk.</summary>
    public Priority Priority { get; init; }

    /// <summary>What is shown.</summary>
    public required OutgoingBody Body { get; init; }

    /// <summary>The carrier's id of the message that this answers, or null.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>True for what may be said to somebody who has just said STOP: that we heard it.</summary>
    public bool DespiteStop { get; init; }

    /// <summary>When it may leave, UTC milliseconds.</summary>
    public required long DueAt { get; init; }

    /// <summary>When it may no longer leave, UTC milliseconds: what nobody has asked for is not sent at night, even if it was to be sent in the evening. Null for no such time.</summary>
    public long? NotAfter { get; init; }

    /// <summary>How its person is reached; null where whoever writes it does not know.</summary>
    public Reach? Reach { get; init; }

    /// <summary>When its person said STOP, UTC milliseconds, or null. Only with <see cref="Reach"/>.</summary>
    public long? StoppedAt { get; init; }
}

/// <summary>What goes first when a sender cannot send everything at once.</summary>
public enum Priority
{
    /// <summary>Somebody waits for it.</summary>
    Reply = 0,

    /// <summary>We write first, to many.</summary>
    Bulk = 1,
}

/// <summary>The part of a message that people see, kept as JSON.</summary>
/// <param name="Text">The body.</param>
/// <param name="PlainText">The body with its choices as numbered lines.</param>
/// <param name="Options">The choices; may be empty.</param>
/// <param name="Style">How they are shown.</param>
/// <param name="ListButton">The word on the button that opens a list; empty if there is none.</param>
public sealed record OutgoingBody(string Text, string PlainText, ImmutableArray<SpeechOption> Options, OptionStyle Style, string ListButton)
{
    /// <summary>The language of the text, such as <c>hi</c>; null before one is chosen. For counts.</summary>
    public string? Language { get; init; }

    /// <summary>Word for machines in place of a text, or null.</summary>
    public HandoffEvent? Event { get; init; }

    /// <summary>The message that the carrier has approved and that says this: one of <see cref="ApprovedWords"/>. Null for free words.</summary>
    public string? Template { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutgoingBody))]
internal sealed partial class OutgoingJson : JsonSerializerContext;

/// <summary>A claimed row of the outbox.</summary>
/// <param name="Message">What to send, ready for the channel.</param>
/// <param name="ContactId">To whom.</param>
/// <param name="Position">Its place in the order.</param>
/// <param name="MayHaveGone">True when an earlier try had an unknown outcome: ask the carrier first.</param>
/// <param name="DespiteStop">True when it may go to somebody who has said STOP.</param>
/// <param name="StoppedAt">When this person said STOP, UTC milliseconds, or null.</param>
/// <param name="CreatedAt">When a turn wrote it, UTC milliseconds.</param>
/// <param name="Attempts">How often it was handed over, this time included.</param>
/// <param name="Checks">How often the carrier could not say whether it has it.</param>
internal sealed record OutboxRow(
    Outgoing Message, string ContactId, long Position, bool MayHaveGone, bool DespiteStop, long? StoppedAt, long CreatedAt, long Attempts, long Checks)
{
    /// <summary>The language of the text, or null.</summary>
    public string? Language { get; init; }

    /// <summary>When it may no longer leave, UTC milliseconds, or null.</summary>
    public long? NotAfter { get; init; }
}
