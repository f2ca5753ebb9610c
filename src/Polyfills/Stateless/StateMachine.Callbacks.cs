namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly TransitionCallbacks _transitioned = new();
    private readonly TransitionCallbacks _completed = new();

    // At most one of these is set; none means that an unhandled trigger throws.
    private Action<TState, TTrigger, ICollection<string>> _unhandled;
    private Func<TState, TTrigger, ICollection<string>, Task> _unhandledAsync;

    /// <summary>Asks to be told of every transition, once the state is set and before entry actions run.</summary>
    /// <param name="onTransitionAction">Called after those that asked before.</param>
    /// <exception cref="ArgumentNullException">The action is null.</exception>
    public void OnTransitioned(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _transitioned.Add(onTransitionAction);
    }

    /// <summary>Asks to be told of every transition, after entry actions and initial transitions.</summary>
    /// <inheritdoc cref="OnTransitioned(Action{Transition})"/>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _completed.Add(onTransitionAction);
    }

    /// <summary>As <see cref="OnTransitioned(Action{Transition})"/>, awaited. Needs <c>FireAsync</c>.</summary>
    /// <inheritdoc cref="OnTransitioned(Action{Transition})"/>
    public void OnTransitionedAsync(Func<Transition, Task> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _transitioned.Add(onTransitionAction);
    }

    /// <summary>As <see cref="OnTransitionCompleted(Action{Transition})"/>, awaited. Needs <c>FireAsync</c>.</summary>
    /// <inheritdoc cref="OnTransitioned(Action{Transition})"/>
    public void OnTransitionCompletedAsync(Func<Transition, Task> onTransitionAction)
    {
        ArgumentNullException.ThrowIfNull(onTransitionAction);
        _completed.Add(onTransitionAction);
    }

    /// <summary>Says what to do, instead of throwing, when a trigger is fired that nothing takes.</summary>
    /// <param name="unhandledTriggerAction">Receives the state and the trigger. Replaces an earlier one.</param>
    /// <exception cref="ArgumentNullException">The action is null.</exception>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTrigger((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    /// <summary>Says what to do, instead of throwing, when a trigger is fired that nothing takes.</summary>
    /// <param name="unhandledTriggerAction">Receives the state, the trigger, and the descriptions of the guards that were not met
    /// (null when no state knows the trigger, and always from <c>FireAsync</c>). Replaces an earlier one.</param>
    /// <exception cref="ArgumentNullException">The action is null.</exception>
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        (_unhandled, _unhandledAsync) = (unhandledTriggerAction, null);
    }

    /// <summary>As <see cref="OnUnhandledTrigger(Action{TState, TTrigger})"/>, awaited by <c>FireAsync</c>.</summary>
    /// <inheritdoc cref="OnUnhandledTrigger(Action{TState, TTrigger})"/>
    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTriggerAsync((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    /// <summary>As <see cref="OnUnhandledTrigger(Action{TState, TTrigger, ICollection{string}})"/>, awaited by <c>FireAsync</c>.</summary>
    /// <inheritdoc cref="OnUnhandledTrigger(Action{TState, TTrigger, ICollection{string}})"/>
    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, ICollection<string>, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        (_unhandled, _unhandledAsync) = (null, unhandledTriggerAction);
    }

    private void Refuse(TState state, TTrigger trigger, ICollection<string> unmetGuards)
    {
        if (_unhandledAsync != null)
            throw new InvalidOperationException("The action for unhandled triggers is asynchronous: use FireAsync.");
        if (_unhandled == null)
            throw Unhandled(state, trigger, unmetGuards);
        _unhandled(state, trigger, unmetGuards);
    }

    private Task RefuseAsync(TState state, TTrigger trigger)
    {
        // Version 5.18 does not say here which guards were unmet (its issue 645), so neither do we.
        if (_unhandledAsync != null)
            return _unhandledAsync(state, trigger, null);
        if (_unhandled == null)
            throw Unhandled(state, trigger, null);
        _unhandled(state, trigger, null);
        return Task.CompletedTask;
    }

    private static InvalidOperationException Unhandled(TState state, TTrigger trigger, ICollection<string> unmetGuards) =>
        new(unmetGuards is { Count: > 0 }
            ? $"Trigger '{trigger}' cannot leave state '{state}' since guards are not met: '{string.Join("', '", unmetGuards)}'."
            // The one sentence that programs are known to compare, so it is the package's.
            : $"No valid leaving transitions are permitted from state '{state}' for trigger '{trigger}'. Consider ignoring the trigger.");
}
