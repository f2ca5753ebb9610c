namespace Stateless.Graph;

/// <summary>A state as it is drawn.</summary>
public class State
{
    internal State(Reflection.StateInfo info)
    {
        NodeName = StateName = info.ToString();
        EntryActions.AddRange(info.EntryActions.Where(action => action.FromTrigger == null).Select(action => action.Method.Description));
        ExitActions.AddRange(info.ExitActions.Select(action => action.Description));
    }

    internal State(string nodeName) => NodeName = nodeName;

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
    internal SuperState(Reflection.StateInfo info)
        : base(info)
    {
    }

    /// <summary>The states directly inside, in order.</summary>
    public List<State> SubStates { get; } = [];
}

/// <summary>A point at which a dynamic transition chooses where to go.</summary>
public class Decision : State
{
    internal Decision(string nodeName, Reflection.InvocationInfo method)
        : base(nodeName) => Method = method;

    /// <summary>The method that chooses.</summary>
    public Reflection.InvocationInfo Method { get; }
}
