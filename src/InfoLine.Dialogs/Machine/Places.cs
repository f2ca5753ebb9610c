using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>The superstate of every step: what can be said anywhere is answered here. Also where somebody rests who stands on no step.</summary>
internal sealed class Anywhere : Step
{
    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => [];
}

/// <summary>The built-in question "go on, or start again?" that waits for whoever comes back after a pause.</summary>
internal sealed class PausedStep : Step
{
    public const string Name = "paused";

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => [];
}

/// <summary>The built-in question "which of these do you mean?" after a question that may mean several topics.</summary>
internal sealed class OfferStep : Step
{
    public const string Name = "offer";

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => [];
}
