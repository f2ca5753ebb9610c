namespace Stateless.Reflection;

/// <summary>A state of a machine, what it does and where it leads.</summary>
public class StateInfo
{
    private readonly List<StateInfo> _substates = [];
    private readonly List<FixedTransitionInfo> _fixed = [];
    private readonly List<DynamicTransitionInfo> _dynamic = [];
    private readonly List<IgnoredTransitionInfo> _ignored = [];

    internal StateInfo(object underlyingState) => UnderlyingState = underlyingState;

    /// <summary>The state itself.</summary>
    public object UnderlyingState { get; }

    /// <summary>The states directly below this one, in the order in which they were configured.</summary>
    public IEnumerable<StateInfo> Substates => _substates;

    /// <summary>The state above this one; null when there is none.</summary>
    public StateInfo Superstate { get; internal set; }

    /// <summary>What runs on entry, in order.</summary>
    public IEnumerable<ActionInfo> EntryActions { get; internal init; } = [];

    /// <summary>What runs on activation, in order.</summary>
    public IEnumerable<InvocationInfo> ActivateActions { get; internal init; } = [];

    /// <summary>What runs on deactivation, in order.</summary>
    public IEnumerable<InvocationInfo> DeactivateActions { get; internal init; } = [];

    /// <summary>What runs on exit, in order.</summary>
    public IEnumerable<InvocationInfo> ExitActions { get; internal init; } = [];

    /// <summary>The fixed transitions and then the dynamic ones.</summary>
    public IEnumerable<TransitionInfo> Transitions => [.. _fixed, .. _dynamic];

    /// <summary>Transitions, re-entries and internal transitions, whose destinations are known.</summary>
    public IEnumerable<FixedTransitionInfo> FixedTransitions => _fixed;

    /// <summary>Transitions whose destinations are chosen when their triggers are fired.</summary>
    public IEnumerable<DynamicTransitionInfo> DynamicTransitions => _dynamic;

    /// <summary>Triggers that the state hears and does nothing about.</summary>
    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers => _ignored;

    /// <summary>The state's own text, or "&lt;null&gt;".</summary>
    public override string ToString() => UnderlyingState?.ToString() ?? "<null>";

    internal void Add(StateInfo substate) => _substates.Add(substate);

    internal void Add(FixedTransitionInfo transition) => _fixed.Add(transition);

    internal void Add(DynamicTransitionInfo transition) => _dynamic.Add(transition);

    internal void Add(IgnoredTransitionInfo transition) => _ignored.Add(transition);
}
