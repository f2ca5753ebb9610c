namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Declares that a trigger carries one argument.</summary>
    /// <typeparam name="TArg0">The type of the argument.</typeparam>
    /// <param name="trigger">The trigger.</param>
    /// <returns>What to pass to <c>Fire</c> and to the configuration.</returns>
    /// <exception cref="InvalidOperationException">The trigger's arguments have been declared before.</exception>
    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0>(trigger));

    /// <summary>Declares that a trigger carries two arguments.</summary>
    /// <typeparam name="TArg0">The type of the first argument.</typeparam>
    /// <typeparam name="TArg1">The type of the second argument.</typeparam>
    /// <inheritdoc cref="SetTriggerParameters{TArg0}(TTrigger)"/>
    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1>(trigger));

    /// <summary>Declares that a trigger carries three arguments.</summary>
    /// <typeparam name="TArg0">The type of the first argument.</typeparam>
    /// <typeparam name="TArg1">The type of the second argument.</typeparam>
    /// <typeparam name="TArg2">The type of the third argument.</typeparam>
    /// <inheritdoc cref="SetTriggerParameters{TArg0}(TTrigger)"/>
    public TriggerWithParameters<TArg0, TArg1, TArg2> SetTriggerParameters<TArg0, TArg1, TArg2>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1, TArg2>(trigger));

    /// <summary>Declares that a trigger carries any number of arguments.</summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="argumentTypes">The types of the arguments, in order.</param>
    /// <returns>What to pass to <c>Fire</c>.</returns>
    /// <exception cref="InvalidOperationException">The trigger's arguments have been declared before.</exception>
    public TriggerWithParameters SetTriggerParameters(TTrigger trigger, params Type[] argumentTypes) =>
        Declare(new TriggerWithParameters(trigger, argumentTypes));

    private T Declare<T>(T trigger)
        where T : TriggerWithParameters
    {
        if (!_declaredTriggers.TryAdd(trigger.Trigger, trigger))
            throw new InvalidOperationException($"The arguments of trigger '{trigger.Trigger}' have already been declared.");
        return trigger;
    }

    // Only declared triggers are checked: an undeclared one may carry anything.
    private void CheckArguments(TTrigger trigger, object[] args)
    {
        if (_declaredTriggers.Count != 0 && _declaredTriggers.TryGetValue(trigger, out var declared))
            declared.ValidateParameters(args);
    }
}
