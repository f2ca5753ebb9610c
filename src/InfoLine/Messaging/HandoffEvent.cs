using System.Collections.Immutable;

namespace InfoLine.Messaging;

/// <summary>Word to the machines of a channel that a person takes a conversation over, or how that goes.</summary>
/// <param name="Name"><see cref="Initiate"/> or <see cref="Status"/>.</param>
/// <remarks>Source: the handoff protocol of the Bot Framework.</remarks>
public sealed record HandoffEvent(string Name)
{
    /// <summary>A person is asked for.</summary>
    public const string Initiate = "handoff.initiate";

    /// <summary>How it goes.</summary>
    public const string Status = "handoff.status";

    /// <summary>Of a status: <c>accepted</c>, <c>failed</c> or <c>completed</c>; else null.</summary>
    public string? State { get; init; }

    /// <summary>The number that the person was told, or null.</summary>
    public string? Ticket { get; init; }

    /// <summary>Why a person is asked for, in one word, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The language of the conversation, or null.</summary>
    public string? Language { get; init; }

    /// <summary>What was said before, oldest first; may be empty.</summary>
    public ImmutableArray<HandoffLine> Transcript { get; init; } = [];
}

/// <summary>One message of what was said before.</summary>
/// <param name="OfPerson">True for what the person wrote, false for what the line answered.</param>
/// <param name="At">When, UTC milliseconds.</param>
/// <param name="Text">The words; may be empty.</param>
public sealed record HandoffLine(bool OfPerson, long At, string Text);

/// <summary>A channel whose machines want to hear of it when a person takes over.</summary>
public interface IHearsHandoff;
