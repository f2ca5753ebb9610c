namespace Stateless.Reflection;

/// <summary>The whole of a machine's configuration, to read and to draw.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, Type stateType, Type triggerType, StateInfo initialState)
    {
        States = states;
        StateType = stateType;
        TriggerType = triggerType;
        InitialState = initialState;
    }

    /// <summary>The state that the machine was made in. Only its name: what it does is said in <see cref="States"/>.</summary>
    public StateInfo InitialState { get; }

    /// <summary>The configured states in order, then those that are only led to.</summary>
    public IEnumerable<StateInfo> States { get; }

    /// <summary>The type of the states.</summary>
    public Type StateType { get; }

    /// <summary>The type of the triggers.</summary>
    public Type TriggerType { get; }
}
