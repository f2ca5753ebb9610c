namespace Stateless;

/// <summary>A thing that is always in one of a few states, and moves between them when triggers are fired.</summary>
/// <typeparam name="TState">The type of the states.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <remarks>Not safe for use by several threads at once.</remarks>
public partial class StateMachine<TState, TTrigger>
{
    private readonly Dictionary<TState, StateNode> _nodes = [];
    private readonly Dictionary<TTrigger, TriggerWithParameters> _declaredTriggers = [];
    private readonly Func<TState> _read;
    private readonly Action<TState> _write;
    private readonly TState _initialState;
    private readonly FiringMode _firingMode;

    /// <summary>Makes a machine whose state is kept elsewhere.</summary>
    /// <param name="stateAccessor">Reads the state. Called once here, and whenever the state is needed.</param>
    /// <param name="stateMutator">Stores a new state.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
        : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    /// <summary>Makes a machine that keeps its state itself.</summary>
    /// <param name="initialState">The state to begin in. Its entry actions do not run.</param>
    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    /// <summary>Makes a machine whose state is kept elsewhere.</summary>
    /// <param name="stateAccessor">Reads the state. Called once here, and whenever the state is needed.</param>
    /// <param name="stateMutator">Stores a new state.</param>
    /// <param name="firingMode">What happens to triggers that are fired inside an action.</param>
    /// <exception cref="ArgumentNullException">One of the two functions is null.</exception>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _read = stateAccessor;
        _write = stateMutator;
        _initialState = stateAccessor();
        _firingMode = firingMode;
    }

    /// <summary>Makes a machine that keeps its state itself.</summary>
    /// <param name="initialState">The state to begin in. Its entry actions do not run.</param>
    /// <param name="firingMode">What happens to triggers that are fired inside an action.</param>
    public StateMachine(TState initialState, FiringMode firingMode)
    {
        var state = initialState;
        _read = () => state;
        _write = next => state = next;
        _initialState = initialState;
        _firingMode = firingMode;
    }

    /// <summary>Whether asynchronous actions go on in the synchronisation context of the caller. Off by default.</summary>
    public bool RetainSynchronizationContext { get; set; }

    /// <summary>The state that the machine is in.</summary>
    public TState State
    {
        get => _read();
        private set => _write(value);
    }

    /// <summary>Begins, or goes on with, saying how the machine behaves in a state.</summary>
    /// <param name="state">The state to configure.</param>
    /// <returns>A configuration whose calls can be chained.</returns>
    public StateConfiguration Configure(TState state) => new(this, NodeOf(state));

    /// <summary>Whether the machine is in a state or in one of its substates.</summary>
    /// <param name="state">The state to ask about.</param>
    public bool IsInState(TState state) => NodeOf(State).IsWithin(state);

    /// <summary>Runs the activation actions of the current state, superstates first. Transitions never do.</summary>
    /// <exception cref="InvalidOperationException">One of the actions is asynchronous.</exception>
    public void Activate() => Activate(NodeOf(State));

    /// <summary>Runs the deactivation actions of the current state, superstates last. Transitions never do.</summary>
    /// <exception cref="InvalidOperationException">One of the actions is asynchronous.</exception>
    public void Deactivate()
    {
        for (var node = NodeOf(State); node != null; node = node.Superstate)
        {
            foreach (var action in node.DeactivateActions)
                action.Run(null);
        }
    }

    /// <summary>As <see cref="Activate()"/>, awaiting asynchronous actions.</summary>
    public Task ActivateAsync() => ActivateAsync(NodeOf(State));

    /// <summary>As <see cref="Deactivate()"/>, awaiting asynchronous actions.</summary>
    public async Task DeactivateAsync()
    {
        for (var node = NodeOf(State); node != null; node = node.Superstate)
        {
            foreach (var action in node.DeactivateActions)
                await action.RunAsync(null).ConfigureAwait(RetainSynchronizationContext);
        }
    }

    /// <summary>The state and the triggers that are permitted now, for people.</summary>
    public override string ToString() =>
        $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", PermittedNow([]))} }}}}";

    private static void Activate(StateNode node)
    {
        if (node.Superstate != null)
            Activate(node.Superstate);
        foreach (var action in node.ActivateActions)
            action.Run(null);
    }

    private async Task ActivateAsync(StateNode node)
    {
        if (node.Superstate != null)
            await ActivateAsync(node.Superstate).ConfigureAwait(RetainSynchronizationContext);
        foreach (var action in node.ActivateActions)
            await action.RunAsync(null).ConfigureAwait(RetainSynchronizationContext);
    }

    private static bool Same(TState one, TState other) => EqualityComparer<TState>.Default.Equals(one, other);

    // A state that nobody configured is a state without behaviour, not a mistake.
    private StateNode NodeOf(TState state)
    {
        if (!_nodes.TryGetValue(state, out var node))
            _nodes[state] = node = new StateNode(state);
        return node;
    }
}
