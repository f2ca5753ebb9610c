namespace Stateless;

/// <content>The same steps as the synchronous ones, in the same order, awaiting each.</content>
public partial class StateMachine<TState, TTrigger>
{
    private async Task FireOneAsync(TTrigger trigger, object[] args)
    {
        CheckArguments(trigger, args);
        var source = State;
        var node = NodeOf(source);
        var chosen = await ChooseAsync(node, trigger, args).ConfigureAwait(RetainSynchronizationContext);
        switch (chosen)
        {
            case null:
                await RefuseAsync(node.State, trigger).ConfigureAwait(RetainSynchronizationContext);
                break;
            case FixedBehaviour there:
                if (!Same(there.Destination, source))
                {
                    var onward = new Transition(source, there.Destination, trigger, args);
                    await MoveAsync(node, onward).ConfigureAwait(RetainSynchronizationContext);
                }
                break;
            case DynamicBehaviour somewhere:
                var destination = await somewhere.DestinationAsync(args).ConfigureAwait(RetainSynchronizationContext);
                await MoveAsync(node, new Transition(source, destination, trigger, args)).ConfigureAwait(RetainSynchronizationContext);
                break;
            case ReentryBehaviour again:
                var back = new Transition(source, again.Destination, trigger, args);
                await ReenterAsync(node, back).ConfigureAwait(RetainSynchronizationContext);
                break;
            case InternalBehaviour here:
                await here.Action.RunAsync(new Transition(source, source, trigger, args)).ConfigureAwait(RetainSynchronizationContext);
                break;
        }
    }

    private async Task MoveAsync(StateNode source, Transition transition)
    {
        await LeaveAsync(source, transition).ConfigureAwait(RetainSynchronizationContext);
        State = transition.Destination;
        await _transitioned.TellAsync(transition, RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext);

        var arrived = await ArriveAsync(source, NodeOf(transition.Destination), transition).ConfigureAwait(RetainSynchronizationContext);
        if (!Same(arrived.State, State))
            State = arrived.State;
        if (!_completed.IsEmpty)
            await _completed.TellAsync(Completed(transition), RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext);
    }

    private async Task ReenterAsync(StateNode source, Transition transition)
    {
        await LeaveAsync(source, transition).ConfigureAwait(RetainSynchronizationContext);
        var destination = NodeOf(transition.Destination);
        if (!transition.IsReentry)
        {
            transition = new Transition(transition.Destination, transition.Destination, transition.Trigger, transition.Parameters);
            source = destination;
            await LeaveAsync(source, transition).ConfigureAwait(RetainSynchronizationContext);
        }
        await _transitioned.TellAsync(transition, RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext);
        var arrived = await ArriveAsync(source, destination, transition).ConfigureAwait(RetainSynchronizationContext);
        await _completed.TellAsync(transition, RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext);
        State = arrived.State;
    }

    private async Task LeaveAsync(StateNode source, Transition transition)
    {
        if (transition.IsReentry)
        {
            await RunExitsAsync(source, transition).ConfigureAwait(RetainSynchronizationContext);
            return;
        }
        var destination = NodeOf(transition.Destination);
        for (var node = source; node != null && !destination.IsWithin(node); node = node.Superstate)
            await RunExitsAsync(node, transition).ConfigureAwait(RetainSynchronizationContext);
    }

    private async Task<StateNode> ArriveAsync(StateNode source, StateNode destination, Transition transition)
    {
        await EnterAsync(source, destination, transition).ConfigureAwait(RetainSynchronizationContext);
        if (_firingMode == FiringMode.Immediate && !Same(State, transition.Destination))
        {
            destination = NodeOf(State);
            transition = new Transition(transition.Source, destination.State, transition.Trigger, transition.Parameters);
        }
        if (!destination.HasInitialTransition)
            return destination;

        var further = FurtherFrom(destination, transition);
        var told = new Transition(transition.Destination, further.Destination, transition.Trigger, transition.Parameters);
        await _transitioned.TellAsync(told, RetainSynchronizationContext).ConfigureAwait(RetainSynchronizationContext);
        return await ArriveAsync(source, NodeOf(further.Destination), further).ConfigureAwait(RetainSynchronizationContext);
    }

    private async Task EnterAsync(StateNode source, StateNode node, Transition transition)
    {
        if (!transition.IsReentry)
        {
            if (source.IsWithin(node))
                return;
            if (node.Superstate != null && transition is not InitialTransition)
                await EnterAsync(source, node.Superstate, transition).ConfigureAwait(RetainSynchronizationContext);
        }
        foreach (var action in node.EntryActions)
        {
            if (action.Concerns(transition))
                await action.RunAsync(transition).ConfigureAwait(RetainSynchronizationContext);
        }
    }

    private async Task RunExitsAsync(StateNode node, Transition transition)
    {
        foreach (var action in node.ExitActions)
            await action.RunAsync(transition).ConfigureAwait(RetainSynchronizationContext);
    }
}
