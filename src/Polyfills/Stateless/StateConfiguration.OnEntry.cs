namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs an action whenever the state is entered.</summary>
        /// <param name="entryAction">The action. It may receive the transition.</param>
        /// <param name="entryActionDescription">What people are told about the action; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The action is null.</exception>
        public StateConfiguration OnEntry(Action entryAction, string entryActionDescription = null) =>
            Enter(_ => entryAction(), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntry(Action, string)"/>
        public StateConfiguration OnEntry(Action<Transition> entryAction, string entryActionDescription = null) =>
            Enter(entryAction, entryAction, entryActionDescription);

        /// <summary>Runs an action, awaited, whenever the state is entered. Needs <c>FireAsync</c>.</summary>
        /// <inheritdoc cref="OnEntry(Action, string)"/>
        public StateConfiguration OnEntryAsync(Func<Task> entryAction, string entryActionDescription = null) =>
            Enter(_ => entryAction(), entryAction, entryActionDescription);

        /// <inheritdoc cref="OnEntryAsync(Func{Task}, string)"/>
        public StateConfiguration OnEntryAsync(Func<Transition, Task> entryAction, string entryActionDescription = null) =>
            Enter(entryAction, entryAction, entryActionDescription);

        /// <summary>Runs an action whenever the state is left.</summary>
        /// <param name="exitAction">The action. It may receive the transition.</param>
        /// <param name="exitActionDescription">What people are told about the action; null shows the name of the method.</param>
        /// <exception cref="ArgumentNullException">The action is null.</exception>
        public StateConfiguration OnExit(Action exitAction, string exitActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(exitAction);
            return Exit(_ => exitAction(), exitAction, exitActionDescription);
        }

        /// <inheritdoc cref="OnExit(Action, string)"/>
        public StateConfiguration OnExit(Action<Transition> exitAction, string exitActionDescription = null) =>
            Exit(exitAction, exitAction, exitActionDescription);

        /// <summary>Runs an action, awaited, whenever the state is left. Needs <c>FireAsync</c>.</summary>
        /// <inheritdoc cref="OnExit(Action, string)"/>
        public StateConfiguration OnExitAsync(Func<Task> exitAction, string exitActionDescription = null)
        {
            ArgumentNullException.ThrowIfNull(exitAction);
            return Exit(_ => exitAction(), exitAction, exitActionDescription);
        }

        /// <inheritdoc cref="OnExitAsync(Func{Task}, string)"/>
        public StateConfiguration OnExitAsync(Func<Transition, Task> exitAction, string exitActionDescription = null) =>
            Exit(exitAction, exitAction, exitActionDescription);

        private StateConfiguration Enter(Action<Transition> run, Delegate entryAction, string description)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            _node.AddEntry(new StateAction(run, entryAction, description));
            return this;
        }

        private StateConfiguration Enter(Func<Transition, Task> run, Delegate entryAction, string description)
        {
            ArgumentNullException.ThrowIfNull(entryAction);
            _node.AddEntry(new StateAction(run, entryAction, description));
            return this;
        }

        private StateConfiguration Exit(Action<Transition> run, Delegate exitAction, string description)
        {
            _node.AddExit(new StateAction(run, exitAction, description));
            return this;
        }

        private StateConfiguration Exit(Func<Transition, Task> run, Delegate exitAction, string description)
        {
            _node.AddExit(new StateAction(run, exitAction, description));
            return this;
        }
    }
}
