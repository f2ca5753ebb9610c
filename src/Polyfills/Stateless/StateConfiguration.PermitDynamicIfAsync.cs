using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Goes, if a guard is met, to a state that is chosen when the trigger is fired, awaiting the choice. Needs
        /// <c>FireAsync</c>.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationStateSelector">Chooses the state to go to, from the arguments if the trigger has them. May choose the
        /// state itself: then it is re-entered.</param>
        /// <param name="guard">Asked when the trigger is fired; must say yes. For a trigger with arguments it receives them.</param>
        /// <param name="guardDescription">What people are told when the guard says no; null shows the name of the method.</param>
        /// <param name="possibleDestinationStates">The states that may be chosen, for those who draw the machine; null when not
        /// known.</param>
        /// <exception cref="ArgumentNullException">The trigger with arguments, the selector or a guard is null.</exception>
        public StateConfiguration PermitDynamicIfAsync(
            TTrigger trigger,
            Func<Task<TState>> destinationStateSelector,
            Func<bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        /// <param name="destinationStateSelectorDescription">What people are told about the choice; null shows the name of the
        /// method.</param>
        public StateConfiguration PermitDynamicIfAsync(
            TTrigger trigger,
            Func<Task<TState>> destinationStateSelector,
            string destinationStateSelectorDescription,
            Func<bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelector,
                destinationStateSelectorDescription,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <summary>As with one guard; all of the given guards must be met.</summary>
        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        /// <param name="guards">The guards, each with what people are told about it (may be null).</param>
        public StateConfiguration PermitDynamicIfAsync(
            TTrigger trigger,
            Func<Task<TState>> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates = null,
            params Tuple<Func<bool>, string>[] guards) =>
            ChooseAsync(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        /// <param name="destinationStateSelectorDescription">What people are told about the choice; null shows the name of the
        /// method.</param>
        public StateConfiguration PermitDynamicIfAsync(
            TTrigger trigger,
            Func<Task<TState>> destinationStateSelector,
            string destinationStateSelectorDescription,
            DynamicStateInfos possibleDestinationStates = null,
            params Tuple<Func<bool>, string>[] guards) =>
            ChooseAsync(
                trigger,
                _ => destinationStateSelector(),
                destinationStateSelector,
                destinationStateSelectorDescription,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <summary>As with guards, without any: the trigger is always taken.</summary>
        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Task<TState>> destinationStateSelector) =>
            ChooseAsync(Named(trigger), args => destinationStateSelector(At<TArg0>(args, 0)), destinationStateSelector, null, Guard.Open, null);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Task<TState>> destinationStateSelector,
            Func<bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0)),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Task<TState>> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates = null,
            params Tuple<Func<bool>, string>[] guards) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0)),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Task<TState>> destinationStateSelector,
            Func<bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1)),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Task<TState>> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates = null,
            params Tuple<Func<bool>, string>[] guards) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1)),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task<TState>> destinationStateSelector,
            Func<bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1), At<TArg2>(args, 2)),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task<TState>> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates = null,
            params Tuple<Func<bool>, string>[] guards) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1), At<TArg2>(args, 2)),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Task<TState>> destinationStateSelector,
            Func<TArg0, bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0)),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Task<TState>> destinationStateSelector,
            DynamicStateInfos possibleDestinationStates = null,
            params Tuple<Func<TArg0, bool>, string>[] guards) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0)),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Task<TState>> destinationStateSelector,
            Func<TArg0, TArg1, bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1)),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Task<TState>> destinationStateSelector,
            Tuple<Func<TArg0, TArg1, bool>, string>[] guards,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1)),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, Func{bool}, string, DynamicStateInfos)"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task<TState>> destinationStateSelector,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string guardDescription = null,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1), At<TArg2>(args, 2)),
                destinationStateSelector,
                null,
                new Guard(GuardCondition.On(guard, guardDescription)),
                possibleDestinationStates);

        /// <inheritdoc cref="PermitDynamicIfAsync(TTrigger, Func{Task{TState}}, DynamicStateInfos, Tuple{Func{bool}, string}[])"/>
        public StateConfiguration PermitDynamicIfAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task<TState>> destinationStateSelector,
            Tuple<Func<TArg0, TArg1, TArg2, bool>, string>[] guards,
            DynamicStateInfos possibleDestinationStates = null) =>
            ChooseAsync(
                Named(trigger),
                args => destinationStateSelector(At<TArg0>(args, 0), At<TArg1>(args, 1), At<TArg2>(args, 2)),
                destinationStateSelector,
                null,
                Guard.All(guards, GuardCondition.On),
                possibleDestinationStates);
    }
}
