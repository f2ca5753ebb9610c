using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A way of drawing a machine as text.</summary>
public abstract class GraphStyleBase
{
    /// <summary>The first lines of the drawing.</summary>
    public abstract string GetPrefix();

    /// <summary>The last lines of the drawing, which point at the first state.</summary>
    /// <param name="initialState">The state that the machine was made in.</param>
    public abstract string GetInitialTransition(StateInfo initialState);

    /// <summary>Draws a state that stands alone. May be empty when the style names states only in lines.</summary>
    /// <param name="state">The state.</param>
    public abstract string FormatOneState(State state);

    /// <summary>Draws a superstate with what is inside it.</summary>
    /// <param name="stateInfo">The superstate.</param>
    public abstract string FormatOneCluster(SuperState stateInfo);

    /// <summary>Draws a decision.</summary>
    /// <param name="nodeName">Its name inside the drawing.</param>
    /// <param name="label">What people read.</param>
    public abstract string FormatOneDecisionNode(string nodeName, string label);

    /// <summary>Draws all lines.</summary>
    /// <param name="transitions">The lines.</param>
    /// <returns>One text for each line, in order.</returns>
    public virtual List<string> FormatAllTransitions(List<Transition> transitions)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        return transitions.ConvertAll(Format);
    }

    /// <summary>Draws one line. To be overridden, unless <see cref="FormatAllTransitions"/> is.</summary>
    /// <param name="sourceNodeName">The node it begins in.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="actions">What runs on the way; null means nothing.</param>
    /// <param name="destinationNodeName">The node it ends in.</param>
    /// <param name="guards">The guards that must be met; empty means none.</param>
    /// <exception cref="InvalidOperationException">The style does not override this method.</exception>
    public virtual string FormatOneTransition(
        string sourceNodeName, string trigger, IEnumerable<string> actions, string destinationNodeName, IEnumerable<string> guards) =>
        throw new InvalidOperationException($"The style {GetType()} does not say how to draw one line.");

    /// <summary>The words on a line: trigger, then "/" and the actions, then each guard in brackets.</summary>
    internal static string Label(string trigger, IEnumerable<string> actions, IEnumerable<string> guards)
    {
        var label = trigger ?? "";
        var done = string.Join(", ", actions ?? []);
        if (done.Length > 0)
            label += " / " + done;
        foreach (var guard in guards)
            label += $"{(label.Length > 0 ? " " : "")}[{guard}]";
        return label;
    }

    private string Format(Transition transition) => transition switch
    {
        StayTransition stay => FormatOneTransition(
            stay.SourceState.NodeName, stay.Trigger.ToString(), ActionsOf(stay), stay.SourceState.NodeName, Descriptions(stay.Guards)),
        FixedTransition there => FormatOneTransition(
            there.SourceState.NodeName,
            there.Trigger.ToString(),
            ByTrigger(there),
            there.DestinationState.NodeName,
            Descriptions(there.Guards)),
        DynamicTransition chosen => FormatOneTransition(
            chosen.SourceState.NodeName,
            chosen.Trigger.ToString(),
            ByTrigger(chosen),
            chosen.DestinationState.NodeName,
            [chosen.Criterion]),
        _ => throw new ArgumentException($"A transition of type {transition.GetType()} cannot be drawn.", nameof(transition)),
    };

    // A line that comes back names the entry actions, since it is not plain to see that they run at all.
    private static IEnumerable<string> ActionsOf(StayTransition stay) =>
        stay.ExecuteEntryExitActions ? [.. stay.SourceState.EntryActions, .. ByTrigger(stay)] : null;

    private static IEnumerable<string> ByTrigger(Transition transition) =>
        transition.DestinationEntryActions.Select(action => action.Method.Description);

    private static IEnumerable<string> Descriptions(IEnumerable<InvocationInfo> guards) => guards.Select(guard => guard.Description);
}
