using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile;

/// <summary>A mistake in the dialogs, told so that its author can mend it.</summary>
/// <param name="Code">Stable, such as <c>IL1001</c>; <c>docs/problems/IL1001.md</c> explains it.</param>
/// <param name="Severity">An error blocks start and publish.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Sentence">What is wrong, and what a villager would see.</param>
/// <param name="Hint">How to mend it; may be empty.</param>
public sealed record Problem(string Code, Severity Severity, Place Place, string Sentence, string Hint)
{
    /// <summary><c>file:line:col: error IL1001: sentence. hint</c></summary>
    public override string ToString() =>
        $"{Place}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Sentence}{(Hint.Length == 0 ? "" : " ")}{Hint}";
}

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Worth a look; the dialogs still run.</summary>
    Warning,

    /// <summary>The dialogs do not start with it.</summary>
    Error,
}
