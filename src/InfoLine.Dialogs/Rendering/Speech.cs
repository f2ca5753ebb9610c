using System.Collections.Immutable;

namespace InfoLine.Dialogs.Rendering;

/// <summary>One thing that the service says, before it is known how the channel shows it.</summary>
/// <param name="Text">The final text in the person's language. May be blank.</param>
/// <param name="Options">What can be chosen, in the order shown; empty when nothing can.</param>
public sealed record Speech(string Text, ImmutableArray<SpeechOption> Options);

/// <summary>One choice that goes with a speech.</summary>
/// <param name="Number">The digits that a person types for it, the same on every channel.</param>
/// <param name="Label">The words shown.</param>
/// <param name="Payload">What comes back when it is tapped: the engine's own id, such as "mudra.start#2".</param>
public sealed record SpeechOption(int Number, string Label, string Payload);
