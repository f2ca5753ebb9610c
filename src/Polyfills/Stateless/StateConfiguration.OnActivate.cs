namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Runs an action when the machine is activated while in the state.</summary>
        /// <param name="activateAction">The action.</param>
        /// <param name="activateActionDescription">What people are told about the action; null shows the name of the method.</param>
        public StateConfiguration OnActivate(Action activateAction, string activateActionDescription = null)
        {
            _node.AddActivate(new StateAction(_ => activateAction(), activateAction, activateActionDescription));
            return this;
        }

        /// <summary>Runs an action, awaited, when the machine is activated while in the state. Needs <c>ActivateAsync</c>.</summary>
        /// <inheritdoc cref="OnActivate(Action, string)"/>
        public StateConfiguration OnActivateAsync(Func<Task> activateAction, string activateActionDescription = null)
        {
            _node.AddActivate(new StateAction(_ => activateAction(), activateAction, activateActionDescription));
            return this;
        }

        /// <summary>Runs an action when the machine is deactivated while in the state.</summary>
        /// <param name="deactivateAction">The action.</param>
        /// <param name="deactivateActionDescription">What people are told about the action; null shows the name of the method.</param>
        public StateConfiguration OnDeactivate(Action deactivateAction, string deactivateActionDescription = null)
        {
            _node.AddDeactivate(new StateAction(_ => deactivateAction(), deactivateAction, deactivateActionDescription));
            return this;
        }

        /// <summary>Runs an action, awaited, when the machine is deactivated while in the state. Needs <c>DeactivateAsync</c>.</summary>
        /// <inheritdoc cref="OnDeactivate(Action, string)"/>
        public StateConfiguration OnDeactivateAsync(Func<Task> deactivateAction, string deactivateActionDescription = null)
        {
            _node.AddDeactivate(new StateAction(_ => deactivateAction(), deactivateAction, deactivateActionDescription));
            return this;
        }
    }
}
