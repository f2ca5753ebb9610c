using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>Asks who is writing, where several people may share a phone. Says nothing when nobody is registered on it.</summary>
public sealed class PeopleStep : Step
{
    /// <summary>The field that says whether the line knows a phone number of this contact: <c>yes</c> or <c>no</c>.</summary>
    public const string HasPhoneField = "has_phone";

    /// <summary>The question; the names of the registered people are its choices.</summary>
    public required Text Ask { get; init; }

    /// <summary>The last choice: somebody else.</summary>
    public required Text Other { get; init; }

    /// <summary>Where a registered person goes on, with their answers loaded.</summary>
    public required string Known { get; init; }

    /// <summary>Where everybody else goes on.</summary>
    public required string New { get; init; }

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => ImmutableArray.Create(Known, New);
}
