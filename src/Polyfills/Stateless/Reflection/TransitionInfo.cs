namespace Stateless.Reflection;

/// <summary>Something that a state does when it hears a trigger.</summary>
public abstract class TransitionInfo
{
    /// <summary>The trigger.</summary>
    public TriggerInfo Trigger { get; protected set; }

    /// <summary>The guards that must be met, in the order in which they were written; empty when there are none.</summary>
    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions { get; protected set; } = [];

    /// <summary>Whether the state is not left: no exit or entry actions run.</summary>
    public bool IsInternalTransition { get; protected set; }

    internal static IEnumerable<InvocationInfo> Describe(Guard guard) => Array.ConvertAll(guard.Conditions, condition => condition.Method);
}
