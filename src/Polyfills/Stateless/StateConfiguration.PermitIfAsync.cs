namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Goes to another state on a trigger if an awaited guard is met. Needs <c>FireAsync</c>.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The state to go to.</param>
        /// <param name="guard">Asked when the trigger is fired; must say yes. For a trigger with arguments it receives them.</param>
        /// <param name="guardDescription">What people are told when the guard says no; null shows the name of the method.</param>
        /// <exception cref="ArgumentException">The destination is the state itself: use PermitReentryIfAsync.</exception>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the guard, is null.</exception>
        public StateConfiguration PermitIfAsync(
            TTrigger trigger, TState destinationState, Func<Task<bool>> guard, string guardDescription = null) =>
            GoTo(trigger, destinationState, Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <summary>As with one guard; all of the given guards must be met. No guards at all are always met.</summary>
        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Func{Task{bool}}, string)"/>
        /// <param name="guards">The guards, each with what people are told about it (may be null).</param>
        public StateConfiguration PermitIfAsync(
            TTrigger trigger, TState destinationState, params Tuple<Func<Task<bool>>, string>[] guards) =>
            GoTo(trigger, destinationState, Guard.AllAwaiting(guards, GuardCondition.On));

        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Func{Task{bool}}, string)"/>
        public StateConfiguration PermitIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, TState destinationState, Func<TArg0, Task<bool>> guard, string guardDescription = null) =>
            GoTo(Named(trigger), destinationState, Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Tuple{Func{Task{bool}}, string}[])"/>
        public StateConfiguration PermitIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, TState destinationState, params Tuple<Func<TArg0, Task<bool>>, string>[] guards) =>
            GoTo(Named(trigger), destinationState, Guard.AllAwaiting(guards, GuardCondition.On));

        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Func{Task{bool}}, string)"/>
        public StateConfiguration PermitIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState,
            Func<TArg0, TArg1, Task<bool>> guard,
            string guardDescription = null) =>
            GoTo(Named(trigger), destinationState, Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Tuple{Func{Task{bool}}, string}[])"/>
        public StateConfiguration PermitIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState,
            params Tuple<Func<TArg0, TArg1, Task<bool>>, string>[] guards) =>
            GoTo(Named(trigger), destinationState, Guard.AllAwaiting(guards, GuardCondition.On));

        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Func{Task{bool}}, string)"/>
        public StateConfiguration PermitIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState,
            Func<TArg0, TArg1, TArg2, Task<bool>> guard,
            string guardDescription = null) =>
            GoTo(Named(trigger), destinationState, Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="PermitIfAsync(TTrigger, TState, Tuple{Func{Task{bool}}, string}[])"/>
        public StateConfiguration PermitIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState,
            params Tuple<Func<TArg0, TArg1, TArg2, Task<bool>>, string>[] guards) =>
            GoTo(Named(trigger), destinationState, Guard.AllAwaiting(guards, GuardCondition.On));
    }
}
