namespace Stateless.Reflection;

/// <summary>A state that a dynamic transition may lead to, and when it does.</summary>
public class DynamicStateInfo
{
    /// <summary>Describes a possible destination.</summary>
    /// <param name="destinationState">The name of the state.</param>
    /// <param name="criterion">When it is chosen, in words.</param>
    public DynamicStateInfo(string destinationState, string criterion)
    {
        DestinationState = destinationState;
        Criterion = criterion;
    }

    /// <summary>The name of the state.</summary>
    public string DestinationState { get; set; }

    /// <summary>When it is chosen, in words.</summary>
    public string Criterion { get; set; }
}

/// <summary>The states that a dynamic transition may lead to.</summary>
public class DynamicStateInfos : List<DynamicStateInfo>
{
    /// <summary>Adds a possible destination by name.</summary>
    /// <param name="destinationState">The name of the state.</param>
    /// <param name="criterion">When it is chosen, in words.</param>
    public void Add(string destinationState, string criterion) => Add(new DynamicStateInfo(destinationState, criterion));

    /// <summary>Adds a possible destination.</summary>
    /// <typeparam name="TState">The type of the state.</typeparam>
    /// <param name="destinationState">The state; its text becomes its name.</param>
    /// <param name="criterion">When it is chosen, in words.</param>
    public void Add<TState>(TState destinationState, string criterion) => Add(destinationState.ToString(), criterion);
}
