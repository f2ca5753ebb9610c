namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private void FireOne(TTrigger trigger, object[] args)
    {
        CheckArguments(trigger, args);
        var source = State;
        var node = NodeOf(source);
        var chosen = Choose(node, trigger, args, out var unmetGuards);
        switch (chosen)
        {
            case null:
                Refuse(node.State, trigger, unmetGuards);
                break;
            case FixedBehaviour there:
                // A superstate may permit what would lead a substate to itself: that is not a re-entry, nothing happens.
                if (!Same(there.Destination, source))
                    Move(node, new Transition(source, there.Destination, trigger, args));
                break;
            case DynamicBehaviour { IsAwaited: true } somewhere:
                // Version 5.18 begins to choose, waits for nothing and stays where it is.
                _ = somewhere.DestinationAsync(args).AsTask();
                break;
            case DynamicBehaviour somewhere:
                Move(node, new Transition(source, somewhere.Destination(args), trigger, args));
                break;
            case ReentryBehaviour again:
                Reenter(node, new Transition(source, again.Destination, trigger, args));
                break;
            case InternalBehaviour:
                // Version 5.18 asks every guard a second time here, and takes what it finds then.
                var here = Choose(NodeOf(State), trigger, args, out _) as InternalBehaviour;
                Act(here, new Transition(source, source, trigger, args));
                break;
        }
    }

    private static void Act(InternalBehaviour here, Transition transition)
    {
        // Only a guard that changes its answer from one question to the next can come here.
        ArgumentNullException.ThrowIfNull(here);
        here.Action.Run(transition);
    }

    private void Move(StateNode source, Transition transition)
    {
        Leave(source, transition);
        State = transition.Destination;
        _transitioned.Tell(transition);

        var arrived = Arrive(source, NodeOf(transition.Destination), transition);
        // Initial transitions, or triggers that entry actions fired in immediate mode, lead further than the destination.
        if (!Same(arrived.State, State))
            State = arrived.State;
        if (!_completed.IsEmpty)
            _completed.Tell(Completed(transition));
    }

    private void Reenter(StateNode source, Transition transition)
    {
        Leave(source, transition);
        var destination = NodeOf(transition.Destination);
        if (!transition.IsReentry)
        {
            // A superstate is re-entered from one of its substates: it is left and entered in its own name.
            transition = new Transition(transition.Destination, transition.Destination, transition.Trigger, transition.Parameters);
            source = destination;
            Leave(source, transition);
        }
        _transitioned.Tell(transition);
        var arrived = Arrive(source, destination, transition);
        _completed.Tell(transition);
        State = arrived.State;
    }

    private void Leave(StateNode source, Transition transition)
    {
        if (transition.IsReentry)
        {
            RunExits(source, transition);
            return;
        }
        var destination = NodeOf(transition.Destination);
        for (var node = source; node != null && !destination.IsWithin(node); node = node.Superstate)
            RunExits(node, transition);
    }

    /// <summary>Runs entry actions and follows initial transitions.</summary>
    /// <returns>Where the machine ends up.</returns>
    private StateNode Arrive(StateNode source, StateNode destination, Transition transition)
    {
        Enter(source, destination, transition);
        if (_firingMode == FiringMode.Immediate && !Same(State, transition.Destination))
        {
            // An entry action has fired a trigger that was handled at once.
            destination = NodeOf(State);
            transition = new Transition(transition.Source, destination.State, transition.Trigger, transition.Parameters);
        }
        if (!destination.HasInitialTransition)
            return destination;

        var further = FurtherFrom(destination, transition);
        _transitioned.Tell(new Transition(transition.Destination, further.Destination, transition.Trigger, transition.Parameters));
        return Arrive(source, NodeOf(further.Destination), further);
    }

    private static void Enter(StateNode source, StateNode node, Transition transition)
    {
        if (!transition.IsReentry)
        {
            if (source.IsWithin(node))
                return;
            // An initial transition starts from the superstate, which has been entered already.
            if (node.Superstate != null && transition is not InitialTransition)
                Enter(source, node.Superstate, transition);
        }
        foreach (var action in node.EntryActions)
        {
            if (action.Concerns(transition))
                action.Run(transition);
        }
    }

    private static void RunExits(StateNode node, Transition transition)
    {
        foreach (var action in node.ExitActions)
            action.Run(transition);
    }

    private static InitialTransition FurtherFrom(StateNode node, Transition transition) =>
        node.HasSubstate(node.InitialTarget)
            ? new InitialTransition(transition.Source, node.InitialTarget, transition.Trigger, transition.Parameters)
            : throw new InvalidOperationException(
                $"The initial transition leads to '{node.InitialTarget}', not a substate of '{node.State}'.");

    private Transition Completed(Transition transition) =>
        new(transition.Source, State, transition.Trigger, transition.Parameters);
}
