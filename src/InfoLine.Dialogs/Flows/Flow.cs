using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>A piece of conversation with a name.</summary>
public sealed class Flow
{
    /// <summary>Small letters, digits and <c>_</c>; unique in its set.</summary>
    public required string Name { get; init; }

    /// <summary>What people call it.</summary>
    public required Text Title { get; init; }

    /// <summary>Its steps in the order of writing; the first is where it starts.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>When somebody who stopped in the middle is reminded, counted from their last message; at most two, may be empty.</summary>
    public ImmutableArray<TimeSpan> Remind { get; init; } = [];

    /// <summary>What a reminder says before it asks the question again; there when <see cref="Remind"/> is not empty.</summary>
    public Text? Reminder { get; init; }

    /// <summary>The step that reads the answers back; once it was reached, every answer leads to it again. Null where there is none.</summary>
    public string? Review { get; init; }

    /// <summary>Where it starts.</summary>
    public Step Start => Steps[0];
}
