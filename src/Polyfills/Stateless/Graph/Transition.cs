using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>A transition as it is drawn.</summary>
public class Transition
{
    /// <summary>Describes a transition.</summary>
    /// <param name="sourceState">Where it begins.</param>
    /// <param name="trigger">What causes it.</param>
    public Transition(State sourceState, TriggerInfo trigger)
    {
        SourceState = sourceState;
        Trigger = trigger;
    }

    /// <summary>What causes the transition.</summary>
    public TriggerInfo Trigger { get; }

    /// <summary>The entry actions of the destination that run for this trigger in particular.</summary>
    public List<ActionInfo> DestinationEntryActions { get; } = [];

    /// <summary>Where the transition begins.</summary>
    public State SourceState { get; }

    /// <summary>Whether exit and entry actions run.</summary>
    public bool ExecuteEntryExitActions { get; protected init; } = true;
}

/// <summary>A transition to a known state, or to a decision.</summary>
public class FixedTransition : Transition
{
    /// <summary>Describes a transition to a known state.</summary>
    /// <param name="sourceState">Where it begins.</param>
    /// <param name="destinationState">Where it ends.</param>
    /// <param name="trigger">What causes it.</param>
    /// <param name="guards">The guards that must be met.</param>
    public FixedTransition(State sourceState, State destinationState, TriggerInfo trigger, IEnumerable<InvocationInfo> guards)
        : base(sourceState, trigger)
    {
        DestinationState = destinationState;
        Guards = guards;
    }

    /// <summary>Where the transition ends.</summary>
    public State DestinationState { get; }

    /// <summary>The guards that must be met.</summary>
    public IEnumerable<InvocationInfo> Guards { get; }
}

/// <summary>A way out of a decision.</summary>
public class DynamicTransition : Transition
{
    /// <summary>Describes a way out of a decision.</summary>
    /// <param name="sourceState">The decision.</param>
    /// <param name="destinationState">Where it ends.</param>
    /// <param name="trigger">What causes it.</param>
    /// <param name="criterion">When this way is chosen, in words.</param>
    public DynamicTransition(State sourceState, State destinationState, TriggerInfo trigger, string criterion)
        : base(sourceState, trigger)
    {
        DestinationState = destinationState;
        Criterion = criterion;
    }

    /// <summary>Where the transition ends.</summary>
    public State DestinationState { get; }

    /// <summary>When this way is chosen, in words; may be null.</summary>
    public string Criterion { get; }
}

/// <summary>A trigger after which the machine is in the same state: ignored, internal or re-entering.</summary>
public class StayTransition : Transition
{
    /// <summary>Describes a trigger after which the machine is in the same state.</summary>
    /// <param name="sourceState">The state.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="guards">The guards that must be met.</param>
    /// <param name="executeEntryExitActions">Whether the state is left and entered again.</param>
    public StayTransition(State sourceState, TriggerInfo trigger, IEnumerable<InvocationInfo> guards, bool executeEntryExitActions)
        : base(sourceState, trigger)
    {
        Guards = guards;
        ExecuteEntryExitActions = executeEntryExitActions;
    }

    /// <summary>The guards that must be met.</summary>
    public IEnumerable<InvocationInfo> Guards { get; }
}
