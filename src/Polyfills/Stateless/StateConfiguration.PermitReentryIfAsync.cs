namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Leaves the state and enters it again on a trigger if an awaited guard is met. Needs <c>FireAsync</c>.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="guard">Asked when the trigger is fired; must say yes. For a trigger with arguments it receives them.</param>
        /// <param name="guardDescription">What people are told when the guard says no; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the guard, is null.</exception>
        public StateConfiguration PermitReentryIfAsync(TTrigger trigger, Func<Task<bool>> guard, string guardDescription = null) =>
            ComeBack(trigger, Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <summary>As with one guard; all of the given guards must be met. No guards at all are always met.</summary>
        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Func{Task{bool}}, string)"/>
        /// <param name="guards">The guards, each with what people are told about it (may be null).</param>
        public StateConfiguration PermitReentryIfAsync(TTrigger trigger, params Tuple<Func<Task<bool>>, string>[] guards) =>
            ComeBack(trigger, Guard.AllAwaiting(guards, GuardCondition.On));

        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Func{Task{bool}}, string)"/>
        public StateConfiguration PermitReentryIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Task<bool>> guard, string guardDescription = null) =>
            ComeBack(Named(trigger), Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Tuple{Func{Task{bool}}, string}[])"/>
        public StateConfiguration PermitReentryIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, Task<bool>>, string>[] guards) =>
            ComeBack(Named(trigger), Guard.AllAwaiting(guards, GuardCondition.On));

        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Func{Task{bool}}, string)"/>
        public StateConfiguration PermitReentryIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, Task<bool>> guard, string guardDescription = null) =>
            ComeBack(Named(trigger), Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Tuple{Func{Task{bool}}, string}[])"/>
        public StateConfiguration PermitReentryIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, Task<bool>>, string>[] guards) =>
            ComeBack(Named(trigger), Guard.AllAwaiting(guards, GuardCondition.On));

        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Func{Task{bool}}, string)"/>
        public StateConfiguration PermitReentryIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task<bool>> guard,
            string guardDescription = null) =>
            ComeBack(Named(trigger), Guard.Awaiting(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="PermitReentryIfAsync(TTrigger, Tuple{Func{Task{bool}}, string}[])"/>
        public StateConfiguration PermitReentryIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, params Tuple<Func<TArg0, TArg1, TArg2, Task<bool>>, string>[] guards) =>
            ComeBack(Named(trigger), Guard.AllAwaiting(guards, GuardCondition.On));
    }
}
