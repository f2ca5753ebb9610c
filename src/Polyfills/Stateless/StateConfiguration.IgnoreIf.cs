namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Does nothing on a trigger if a guard is met.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="guard">Asked when the trigger is fired; must say yes. For a trigger with arguments it receives them.</param>
        /// <param name="guardDescription">What people are told when the guard says no; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the guard, is null.</exception>
        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string guardDescription = null) =>
            Skip(trigger, new Guard(GuardCondition.On(guard, guardDescription)));

        /// <summary>As with one guard; all of the given guards must be met. No guards at all are always met.</summary>
        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        /// <param name="guards">The guards, each with what people are told about it (may be null).</param>
        public StateConfiguration IgnoreIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            Skip(trigger, Guard.All(guards, GuardCondition.On));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string guardDescription = null) =>
            Skip(Named(trigger), new Guard(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, params Tuple<Func<TArg0, bool>, string>[] guards) =>
            Skip(Named(trigger), Guard.All(guards, GuardCondition.On));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string guardDescription = null) =>
            Skip(Named(trigger), new Guard(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, params Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
            Skip(Named(trigger), Guard.All(guards, GuardCondition.On));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Func{bool}, string)"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Func<TArg0, TArg1, TArg2, bool> guard, string guardDescription = null) =>
            Skip(Named(trigger), new Guard(GuardCondition.On(guard, guardDescription)));

        /// <inheritdoc cref="IgnoreIf(TTrigger, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, params Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards) =>
            Skip(Named(trigger), Guard.All(guards, GuardCondition.On));
    }
}
