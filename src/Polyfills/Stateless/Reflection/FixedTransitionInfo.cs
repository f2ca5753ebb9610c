namespace Stateless.Reflection;

/// <summary>A transition whose destination is known when the machine is configured.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(object trigger, StateInfo destination, Guard guard, bool isInternal)
    {
        Trigger = new TriggerInfo(trigger);
        DestinationState = destination;
        GuardConditionsMethodDescriptions = Describe(guard);
        IsInternalTransition = isInternal;
    }

    /// <summary>The state that is entered; for an internal transition, the state that is kept.</summary>
    public StateInfo DestinationState { get; }
}
