namespace Stateless.Reflection;

/// <summary>A transition whose destination is chosen when the trigger is fired.</summary>
public class DynamicTransitionInfo : TransitionInfo
{
    private DynamicTransitionInfo()
    {
    }

    /// <summary>The method that chooses the destination.</summary>
    public InvocationInfo DestinationStateSelectorDescription { get; private set; }

    /// <summary>The destinations that the author of the machine named; null when none were named.</summary>
    public DynamicStateInfos PossibleDestinationStates { get; private set; }

    /// <summary>Describes a dynamic transition.</summary>
    /// <typeparam name="TTrigger">The type of the trigger.</typeparam>
    /// <param name="trigger">The trigger.</param>
    /// <param name="guards">The guards that must be met; null means none.</param>
    /// <param name="selector">The method that chooses the destination.</param>
    /// <param name="possibleStates">The destinations that may be chosen; null when they are not known.</param>
    public static DynamicTransitionInfo Create<TTrigger>(
        TTrigger trigger, IEnumerable<InvocationInfo> guards, InvocationInfo selector, DynamicStateInfos possibleStates) => new()
        {
            Trigger = new TriggerInfo(trigger),
            GuardConditionsMethodDescriptions = guards ?? [],
            DestinationStateSelectorDescription = selector,
            PossibleDestinationStates = possibleStates,
        };
}
