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

/// <summary>A person at the centre owns the conversation. Whatever is said here is passed on; see <see cref="HandingOver"/> for the few words that are not.</summary>
internal sealed class DeskStep : Step
{
    public const string Name = Session.WithDesk;

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => [];
}

/// <summary>The built-in question "did it help?" after the desk is done. Whoever says something else is simply heard.</summary>
internal sealed class HelpedStep : Step
{
    public const string Name = "helped";

    /// <inheritdoc/>
    public override bool Waits => true;

    /// <inheritdoc/>
    public override IEnumerable<string> Leads => [];
}
