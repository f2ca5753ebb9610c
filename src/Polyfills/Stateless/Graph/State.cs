namespace Stateless.Graph;

/// <summary>A state as it is drawn.</summary>
public class State
{
    /// <summary>Describes a state of a machine.</summary>
    /// <param name="stateInfo">What <c>GetInfo</c> said of it.</param>
    public State(Reflection.StateInfo stateInfo)
    {
        ArgumentNullException.ThrowIfNull(stateInfo);
        NodeName = StateName = stateInfo.ToString();
        EntryActions.AddRange(stateInfo.EntryActions.Where(action => action.FromTrigger == null).Select(action => action.Method.Description));
        ExitActions.AddRange(stateInfo.ExitActions.Select(action => action.Description));
    }

    /// <summary>Describes a point that is no state of the machine.</summary>
    /// <param name="nodeName">What it is called inside the drawing.</param>
    public State(string nodeName) => NodeName = nodeName;

    /// <summary>The superstate that the state is drawn in; null when there is none.</summary>
    public SuperState SuperState { get; set; }

    /// <summary>What the state is called inside the drawing.</summary>
    public string NodeName { get; }

    /// <summary>What the state is called by people; null for a decision.</summary>
    public string StateName { get; }

    /// <summary>What runs on every entry, in order.</summary>
    public List<string> EntryActions { get; } = [];

    /// <summary>What runs on exit, in order.</summary>
    public List<string> ExitActions { get; } = [];

    /// <summary>The transitions that begin here.</summary>
    public List<Transition> Leaving { get; } = [];

    /// <summary>The transitions that end here.</summary>
    public List<Transition> Arriving { get; } = [];
}

/// <summary>A state that has others drawn inside it.</summary>
public class SuperState : State
{
    /// <summary>Describes a superstate of a machine, with nothing inside yet.</summary>
    /// <param name="stateInfo">What <c>GetInfo</c> said of it.</param>
    public SuperState(Reflection.StateInfo stateInfo)
        : base(stateInfo)
    {
    }

    /// <summary>The states directly inside, in order.</summary>
    public List<State> SubStates { get; } = [];
}

/// <summary>A point at which a dynamic transition chooses where to go.</summary>
public class Decision : State
{
    /// <summary>Describes a point of choice.</summary>
    /// <param name="method">The method that chooses.</param>
    /// <param name="num">Its number among the decisions of the drawing, from 1.</param>
    public Decision(Reflection.InvocationInfo method, int num)
        : base($"Decision{num}") => Method = method;

    /// <summary>The method that chooses.</summary>
    public Reflection.InvocationInfo Method { get; }
}
