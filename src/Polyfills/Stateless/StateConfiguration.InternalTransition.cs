namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs an action on a trigger without leaving the state: no exit or entry actions run.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="entryAction">The action. It may receive the arguments of the trigger, and the transition, which leads from the
        /// state to itself.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the action, is null.</exception>
        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> entryAction) =>
            React(trigger, Always(), entryAction, entryAction);

        /// <summary>Runs an action on a trigger, if a guard is met, without leaving the state.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="guard">Asked when the trigger is fired; must say yes. Receives the arguments of the trigger.</param>
        /// <param name="entryAction">The action. It may receive the arguments of the trigger, and the transition, which leads from the
        /// state to itself.</param>
        /// <param name="guardDescription">What people are told when the guard says no; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, the guard or the action is null.</exception>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action<Transition> entryAction, string guardDescription = null) =>
            React(trigger, GuardCondition.OnArguments(guard, guardDescription), entryAction, entryAction);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action{Transition})"/>
        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            React(trigger, Always(), _ => internalAction(), internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action internalAction, string guardDescription = null) =>
            React(trigger, GuardCondition.OnArguments(guard, guardDescription), _ => internalAction(), internalAction);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action{Transition})"/>
        public StateConfiguration InternalTransition<TArg0>(TTrigger trigger, Action<Transition> internalAction) =>
            React(trigger, Always(), internalAction, internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TTrigger trigger, Func<object[], bool> guard, Action<Transition> internalAction, string guardDescription = null) =>
            React(trigger, GuardCondition.OnArguments(guard, guardDescription), internalAction, internalAction);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action{Transition})"/>
        public StateConfiguration InternalTransition<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> internalAction) =>
            React(Named(trigger), Always(), t => internalAction(At<TArg0>(t, 0), t), internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard,
            Action<TArg0, Transition> internalAction,
            string guardDescription = null) =>
            React(Named(trigger), GuardCondition.On(guard, guardDescription), t => internalAction(At<TArg0>(t, 0), t), internalAction);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action{Transition})"/>
        public StateConfiguration InternalTransition<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> internalAction) =>
            React(Named(trigger), Always(), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t), internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<object[], bool> guard,
            Action<TArg0, TArg1, Transition> internalAction,
            string guardDescription = null) =>
            React(
                Named(trigger),
                GuardCondition.OnArguments(guard, guardDescription),
                t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t),
                internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard,
            Action<TArg0, TArg1, Transition> internalAction,
            string guardDescription = null) =>
            React(
                Named(trigger),
                GuardCondition.On(guard, guardDescription),
                t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t),
                internalAction);

        /// <inheritdoc cref="InternalTransition(TTrigger, Action{Transition})"/>
        public StateConfiguration InternalTransition<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Action<TArg0, TArg1, TArg2, Transition> internalAction) =>
            React(Named(trigger), Always(), t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t), internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<object[], bool> guard,
            Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string guardDescription = null) =>
            React(
                Named(trigger),
                GuardCondition.OnArguments(guard, guardDescription),
                t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                internalAction);

        /// <inheritdoc cref="InternalTransitionIf(TTrigger, Func{object[], bool}, Action{Transition}, string)"/>
        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string guardDescription = null) =>
            React(
                Named(trigger),
                GuardCondition.On(guard, guardDescription),
                t => internalAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                internalAction);

        private StateConfiguration React(TTrigger trigger, GuardCondition guard, Action<Transition> run, Delegate internalAction)
        {
            ArgumentNullException.ThrowIfNull(internalAction);
            return With(new InternalBehaviour(trigger, new Guard(guard), new StateAction(run, internalAction, null)));
        }

        // The package guards every internal transition, with a function that says yes: diagrams show it as "[Function]".
        private static GuardCondition Always() => GuardCondition.On(() => true, null);
    }
}
