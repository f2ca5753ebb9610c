using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Goes to a state that is chosen when the trigger is fired.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationStateSelector">Chooses the state to go to, from the arguments if the trigger has them. May choose the
        /// state itself: then it is re-entered.</param>
        /// <param name="destinationStateSelectorDescription">What people are told about the choice; null shows the name of the
        /// method.</param>
        /// <param name="possibleDestinationStates">The states that may be chosen, for those who draw the machine; null when not
        /// known.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, the selector or a guard is null.</exception>
        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.Open,
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamic(TTrigger, Func{TState}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamic<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0)),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.Open,
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamic(TTrigger, Func{TState}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamic<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1)),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.Open,
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamic(TTrigger, Func{TState}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamic<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, TState> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1), At<TArg2>(args, 2)),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.Open,
                possibleDestinationStates);

        /// <summary>Goes to a state that is chosen when the trigger is fired, awaiting the choice. Needs <c>FireAsync</c>.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationStateSelector">Chooses the state to go to, from the arguments if the trigger has them. May choose the
        /// state itself: then it is re-entered.</param>
        /// <param name="destinationStateSelectorDescription">What people are told about the choice; null shows the name of the
        /// method.</param>
        /// <param name="possibleDestinationStates">The states that may be chosen, for those who draw the machine; null when not
        /// known.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, the selector or a guard is null.</exception>
        public StateConfiguration PermitDynamicAsync(
            TTrigger trigger,
            Func<Task<TState>> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.Open,
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicAsync(TTrigger, Func{Task{TState}}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Task<TState>> destinationStateSelector,
            string destinationStateSelectorDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0)),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.Open,
                possibleDestinationStates);
    }
}
