using System.Collections.Immutable;

namespace InfoLine.Dialogs;

/// <summary>What one input led to.</summary>
/// <param name="Session">The conversation afterwards.</param>
/// <param name="Effects">What to do, in order; may be empty.</param>
/// <param name="Question">What must be answered first, by calling <see cref="Engine.Advance"/> again with <see cref="Input.Answered"/>; null when the turn is complete.</param>
/// <param name="Visited">The steps that were entered, in order: what a conversation test covers.</param>
public sealed record Turn(Session Session, ImmutableArray<Effect> Effects, Question? Question, ImmutableArray<string> Visited);
