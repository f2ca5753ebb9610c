namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, object[] Args)> _waiting = new();
    private bool _firing;

    /// <summary>Fires a trigger: the machine moves as it was configured to.</summary>
    /// <param name="trigger">The trigger to fire.</param>
    /// <exception cref="InvalidOperationException">Nothing takes the trigger in the current state; or several transitions do; or something
    /// on the way is asynchronous.</exception>
    public void Fire(TTrigger trigger) => FireInTurn(trigger, []);

    /// <summary>Fires a trigger with any number of arguments.</summary>
    /// <param name="trigger">The trigger to fire.</param>
    /// <param name="args">The arguments in order.</param>
    /// <exception cref="ArgumentNullException">The trigger is null.</exception>
    /// <exception cref="ArgumentException">The arguments do not fit the declared ones.</exception>
    /// <inheritdoc cref="Fire(TTrigger)"/>
    public void Fire(TriggerWithParameters trigger, params object[] args) => FireInTurn(Named(trigger), args);

    /// <summary>Fires a trigger with one argument.</summary>
    /// <typeparam name="TArg0">The type of the argument.</typeparam>
    /// <param name="trigger">The trigger to fire.</param>
    /// <param name="arg0">The argument.</param>
    /// <exception cref="ArgumentNullException">The trigger is null.</exception>
    /// <inheritdoc cref="Fire(TTrigger)"/>
    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => FireInTurn(Named(trigger), [arg0]);

    /// <summary>Fires a trigger with two arguments.</summary>
    /// <typeparam name="TArg0">The type of the first argument.</typeparam>
    /// <typeparam name="TArg1">The type of the second argument.</typeparam>
    /// <param name="trigger">The trigger to fire.</param>
    /// <param name="arg0">The first argument.</param>
    /// <param name="arg1">The second argument.</param>
    /// <exception cref="ArgumentNullException">The trigger is null.</exception>
    /// <inheritdoc cref="Fire(TTrigger)"/>
    public void Fire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        FireInTurn(Named(trigger), [arg0, arg1]);

    /// <summary>Fires a trigger with three arguments.</summary>
    /// <typeparam name="TArg0">The type of the first argument.</typeparam>
    /// <typeparam name="TArg1">The type of the second argument.</typeparam>
    /// <typeparam name="TArg2">The type of the third argument.</typeparam>
    /// <param name="trigger">The trigger to fire.</param>
    /// <param name="arg0">The first argument.</param>
    /// <param name="arg1">The second argument.</param>
    /// <param name="arg2">The third argument.</param>
    /// <exception cref="ArgumentNullException">The trigger is null.</exception>
    /// <inheritdoc cref="Fire(TTrigger)"/>
    public void Fire<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        FireInTurn(Named(trigger), [arg0, arg1, arg2]);

    /// <summary>As <see cref="Fire(TTrigger)"/>, awaiting what is asynchronous on the way.</summary>
    /// <param name="trigger">The trigger to fire.</param>
    /// <returns>Done when the trigger has been handled, or at once when it was queued behind one under way.</returns>
    /// <exception cref="InvalidOperationException">Nothing takes the trigger in the current state; or several transitions do.</exception>
    public Task FireAsync(TTrigger trigger) => FireInTurnAsync(trigger, []);

    /// <inheritdoc cref="FireAsync(TTrigger)"/>
    /// <param name="args">The arguments in order.</param>
    public Task FireAsync(TTrigger trigger, params object[] args) => FireInTurnAsync(trigger, args);

    /// <inheritdoc cref="FireAsync(TTrigger)"/>
    public Task FireAsync(TriggerWithParameters trigger, params object[] args) => FireInTurnAsync(Named(trigger), args);

    /// <inheritdoc cref="FireAsync(TTrigger)"/>
    public Task FireAsync<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) => FireInTurnAsync(Named(trigger), [arg0]);

    /// <inheritdoc cref="FireAsync(TTrigger)"/>
    public Task FireAsync<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        FireInTurnAsync(Named(trigger), [arg0, arg1]);

    /// <inheritdoc cref="FireAsync(TTrigger)"/>
    public Task FireAsync<TArg0, TArg1, TArg2>(TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        FireInTurnAsync(Named(trigger), [arg0, arg1, arg2]);

    private static TTrigger Named(TriggerWithParameters trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return trigger.Trigger;
    }

    private void FireInTurn(TTrigger trigger, object[] args)
    {
        if (_firingMode == FiringMode.Immediate)
        {
            FireOne(trigger, args);
            return;
        }
        if (_firing)
        {
            _waiting.Enqueue((trigger, args));
            return;
        }
        _firing = true;
        try
        {
            // What an action that threw left in the queue goes first.
            if (_waiting.Count == 0)
                FireOne(trigger, args);
            else
                _waiting.Enqueue((trigger, args));
            while (_waiting.TryDequeue(out var next))
                FireOne(next.Trigger, next.Args);
        }
        finally
        {
            _firing = false;
        }
    }

    private async Task FireInTurnAsync(TTrigger trigger, object[] args)
    {
        if (_firingMode == FiringMode.Immediate)
        {
            await FireOneAsync(trigger, args).ConfigureAwait(RetainSynchronizationContext);
            return;
        }
        if (_firing)
        {
            _waiting.Enqueue((trigger, args));
            return;
        }
        _firing = true;
        try
        {
            // Unlike the synchronous call, what an action that threw left in the queue goes last here.
            await FireOneAsync(trigger, args).ConfigureAwait(RetainSynchronizationContext);
            while (_waiting.TryDequeue(out var next))
                await FireOneAsync(next.Trigger, next.Args).ConfigureAwait(RetainSynchronizationContext);
        }
        finally
        {
            _firing = false;
        }
    }
}
