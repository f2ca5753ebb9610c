namespace Stateless.Reflection;

/// <summary>A trigger that a state hears and does nothing about.</summary>
public class IgnoredTransitionInfo : TransitionInfo
{
    internal IgnoredTransitionInfo(object trigger, Guard guard)
    {
        Trigger = new TriggerInfo(trigger);
        GuardConditionsMethodDescriptions = Describe(guard);
    }
}
