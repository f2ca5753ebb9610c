namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs an action when the state is entered by one trigger.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="entryAction">The action. It may receive the arguments of the trigger, and the transition.</param>
        /// <param name="entryActionDescription">What people are told about the action; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the action, is null.</exception>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action entryAction, string entryActionDescription = null) =>
            EnterBy(trigger, _ => entryAction(), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action<Transition> entryAction, string entryActionDescription = null) =>
            EnterBy(trigger, entryAction, entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom(
            TriggerWithParameters trigger, Action<Transition> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), entryAction, entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0)), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0), t), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1)), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Action<TArg0, TArg1, Transition> entryAction,
            string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2> entryAction,
            string entryActionDescription = null) =>
            EnterBy(
                Named(trigger),
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2)),
                entryAction,
                entryActionDescription);

        /// <inheritdoc cref="OnEntryFrom(TTrigger, Action, string)"/>
        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2, Transition> entryAction,
            string entryActionDescription = null) =>
            EnterBy(
                Named(trigger),
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                entryAction,
                entryActionDescription);

        /// <summary>Runs an action, awaited when the state is entered by one trigger.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="entryAction">The action. It may receive the arguments of the trigger, and the transition.</param>
        /// <param name="entryActionDescription">What people are told about the action; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, or the action, is null.</exception>
        public StateConfiguration OnEntryFromAsync(TTrigger trigger, Func<Task> entryAction, string entryActionDescription = null) =>
            EnterBy(trigger, _ => entryAction(), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync(
            TTrigger trigger, Func<Transition, Task> entryAction, string entryActionDescription = null) =>
            EnterBy(trigger, entryAction, entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Task> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0)), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Transition, Task> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0), t), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, Task> entryAction, string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1)), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Transition, Task> entryAction,
            string entryActionDescription = null) =>
            EnterBy(Named(trigger), t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), t), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task> entryAction,
            string entryActionDescription = null) =>
            EnterBy(
                Named(trigger),
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2)),
                entryAction,
                entryActionDescription);

        /// <inheritdoc cref="OnEntryFromAsync(TTrigger, Func{Task}, string)"/>
        public StateConfiguration OnEntryFromAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Transition, Task> entryAction,
            string entryActionDescription = null) =>
            EnterBy(
                Named(trigger),
                t => entryAction(At<TArg0>(t, 0), At<TArg1>(t, 1), At<TArg2>(t, 2), t),
                entryAction,
                entryActionDescription);

        private StateConfiguration EnterBy(TTrigger trigger, Action<Transition> run, Delegate entryAction, string description)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            _node.AddEntry(new StateAction(run, entryAction, description) { HasTrigger = true, Trigger = trigger });
            return this;
        }

        private StateConfiguration EnterBy(TTrigger trigger, Func<Transition, Task> run, Delegate entryAction, string description)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            _node.AddEntry(new StateAction(run, entryAction, description) { HasTrigger = true, Trigger = trigger });
            return this;
        }
    }
}
