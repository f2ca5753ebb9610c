using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Messaging;

/// <summary>One message on its way out, rendered for its channel.</summary>
/// <param name="Id">Ours, <c>inboxId:index</c>; stands in receipt addresses.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Text">The body.</param>
/// <param name="Options">Choices to show as buttons, a list or suggested actions; may be empty.</param>
/// <param name="Style">How they are shown.</param>
public sealed record Outgoing(string Id, ContactAddress To, string Text, ImmutableArray<SpeechOption> Options, OptionStyle Style)
{
    /// <summary>The body with its choices as numbered lines, for when they cannot be shown otherwise.</summary>
    public required string PlainText { get; init; }

    /// <summary>The word on the button that opens a list; empty if there is none.</summary>
    public string ListButton { get; init; } = "";

    /// <summary>Word for machines in place of a text, or null: only for channels that are <see cref="IHearsHandoff"/>.</summary>
    public HandoffEvent? Event { get; init; }

    /// <summary>The message that the carrier has approved and that says this: one of <see cref="ApprovedWords"/>. Null for free words.</summary>
    public string? Template { get; init; }

    /// <summary>The language of the text, or null.</summary>
    public string? Language { get; init; }

    /// <summary>When this person last wrote on this route; null if never. Gates free-form sending on WhatsApp at the moment of sending.</summary>
    public DateTimeOffset? LastInboundAt { get; init; }

    /// <summary>The carrier's id of the message that this answers; null when we write first.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>When it was first handed to the channel, or null: what a reconciliation searches from.</summary>
    public DateTimeOffset? FirstTriedAt { get; init; }
}
