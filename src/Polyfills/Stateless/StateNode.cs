namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Everything that was configured for one state, and its place in the hierarchy.</summary>
    /// <remarks>Arrays grow by copying: a machine is configured once and then read millions of times.</remarks>
    internal sealed class StateNode(TState state)
    {
        internal TState State { get; } = state;

        internal StateNode Superstate { get; private set; }

        internal StateNode[] Substates { get; private set; } = [];

        /// <summary>What the state does on a trigger at once: all that the synchronous calls and descriptions see.</summary>
        internal Dictionary<TTrigger, Behaviour[]> Behaviours { get; } = [];

        /// <summary>What the state does on a trigger after awaiting a guard.</summary>
        internal Dictionary<TTrigger, Behaviour[]> AwaitedBehaviours { get; } = [];

        internal StateAction[] EntryActions { get; private set; } = [];

        internal StateAction[] ExitActions { get; private set; } = [];

        internal StateAction[] ActivateActions { get; private set; } = [];

        internal StateAction[] DeactivateActions { get; private set; } = [];

        internal bool HasInitialTransition { get; private set; }

        /// <summary>Where entering this state leads on to. Meaningless unless <see cref="HasInitialTransition"/>.</summary>
        internal TState InitialTarget { get; private set; }

        internal void Add(Behaviour behaviour)
        {
            var place = behaviour.Guard.IsAwaited ? AwaitedBehaviours : Behaviours;
            place[behaviour.Trigger] = [.. place.GetValueOrDefault(behaviour.Trigger, []), behaviour];
        }

        internal void AddEntry(StateAction action) => EntryActions = [.. EntryActions, action];

        internal void AddExit(StateAction action) => ExitActions = [.. ExitActions, action];

        internal void AddActivate(StateAction action) => ActivateActions = [.. ActivateActions, action];

        internal void AddDeactivate(StateAction action) => DeactivateActions = [.. DeactivateActions, action];

        internal void PlaceUnder(StateNode superstate)
        {
            Superstate = superstate;
            superstate.Substates = [.. superstate.Substates, this];
        }

        internal void StartIn(TState target) => (HasInitialTransition, InitialTarget) = (true, target);

        internal bool HasSubstate(TState state) => Array.Exists(Substates, substate => Same(substate.State, state));

        /// <summary>Whether this node is the other one or lies below it.</summary>
        internal bool IsWithin(StateNode other)
        {
            for (var node = this; node != null; node = node.Superstate)
            {
                if (ReferenceEquals(node, other))
                    return true;
            }
            return false;
        }

        internal bool IsWithin(TState state)
        {
            for (var node = this; node != null; node = node.Superstate)
            {
                if (Same(node.State, state))
                    return true;
            }
            return false;
        }
    }
}
