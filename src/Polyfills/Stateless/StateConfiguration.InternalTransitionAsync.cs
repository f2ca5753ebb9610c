namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        private const string AskWithArguments = "Pass a guard that takes the arguments of the trigger.";
        private const string NameNoArguments = "The type argument says nothing: leave it out.";

        /// <summary>Runs an action, awaited, on a trigger without leaving the state: no exit or entry actions run.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="internalAction">The action. It may receive the arguments of the trigger, and the transition, which leads from the
        /// state to itself.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the action, is null.</exception>
        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Transition, Task> internalAction) =>
            React(trigger, Always(), internalAction, internalAction);

        /// <summary>Runs an action, awaited, on a trigger, if a guard is met, without leaving the state.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="guard">Asked when the trigger is fired; must say yes.</param>
        /// <param name="internalAction">The action. It may receive the arguments of the trigger, and the transition, which leads from the
        /// state to itself.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, the guard or the action is null.</exception>
        public StateConfiguration InternalTransitionAsyncIf(TTrigger trigger, Func<bool> guard, Func<Transition, Task> internalAction) =>
            React(trigger, GuardCondition.On(guard, null), internalAction, internalAction);

        /// <inheritdoc cref="InternalTransitionAsync(TTrigger, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Task> internalAction) =>
            React(trigger, Always(), _ => internalAction(), internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsyncIf(TTrigger trigger, Func<bool> guard, Func<Task> internalAction) =>
            React(trigger, GuardCondition.On(guard, null), _ => internalAction(), internalAction);

        /// <inheritdoc cref="InternalTransitionAsync(TTrigger, Func{Transition, Task})"/>
        [Obsolete(NameNoArguments)]
        public StateConfiguration InternalTransitionAsync<TArg0>(TTrigger trigger, Func<Transition, Task> internalAction) =>
            React(trigger, Always(), internalAction, internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        [Obsolete(NameNoArguments)]
        public StateConfiguration InternalTransitionAsyncIf<TArg0>(
            TTrigger trigger, Func<bool> guard, Func<Transition, Task> internalAction) =>
            React(trigger, GuardCondition.On(guard, null), internalAction, internalAction);

        /// <inheritdoc cref="InternalTransitionAsync(TTrigger, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Transition, Task> internalAction) =>
            React(Named(trigger), Always(), t => internalAction(At<TArg0>(t, 0), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        [Obsolete(AskWithArguments)]
        public StateConfiguration InternalTransitionAsyncIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<bool> guard, Func<TArg0, Transition, Task> internalAction) =>
            React(Named(trigger), GuardCondition.On(guard, null), t => internalAction(At<TArg0>(t, 0), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsync(TTrigger, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, Transition, Task> internalAction) =>
            React(Named(trigger), Always(), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        [Obsolete(AskWithArguments)]
        public StateConfiguration InternalTransitionAsyncIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<bool> guard, Func<TArg0, TArg1, Transition, Task> internalAction) =>
            React(Named(trigger), GuardCondition.On(guard, null), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsync(TTrigger, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Func<TArg0, TArg1, TArg2, Transition, Task> internalAction) =>
            React(Named(trigger), Always(), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        [Obsolete(AskWithArguments)]
        public StateConfiguration InternalTransitionAsyncIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<bool> guard,
            Func<TArg0, TArg1, TArg2, Transition, Task> internalAction) =>
            React(
                Named(trigger),
                GuardCondition.On(guard, null),
                t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsyncIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard,
            Func<TArg0, Transition, Task> internalAction) =>
            React(Named(trigger), GuardCondition.On(guard, null), t => internalAction(At<TArg0>(t, 0), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsyncIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard,
            Func<TArg0, TArg1, Transition, Task> internalAction) =>
            React(Named(trigger), GuardCondition.On(guard, null), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t), internalAction);

        /// <inheritdoc cref="InternalTransitionAsyncIf(TTrigger, Func{bool}, Func{Transition, Task})"/>
        public StateConfiguration InternalTransitionAsyncIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            Func<TArg0, TArg1, TArg2, Transition, Task> internalAction) =>
            React(Named(trigger), GuardCondition.On(guard, null), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t), internalAction);

        private StateConfiguration React(TTrigger trigger, GuardCondition guard, Func<Transition, Task> run, Delegate internalAction)
        {
            ArgumentNullException.ThrowIfNull(internalAction);
            return With(new InternalBehaviour(trigger, new Guard(guard), new StateAction(run, internalAction, null)));
        }
    }
}
