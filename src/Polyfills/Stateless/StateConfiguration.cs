using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Says how the machine behaves in one state. Every call returns the same configuration, so that calls can be
    /// chained.</summary>
    public partial class StateConfiguration
    {
        private readonly StateNode _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, StateNode node)
        {
            Machine = machine;
            _node = node;
        }

        /// <summary>The state that is configured.</summary>
        public TState State => _node.State;

        /// <summary>The machine that is configured.</summary>
        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>Goes to another state on a trigger.</summary>
        /// <param name="trigger">The trigger.</param>
        /// <param name="destinationState">The state to go to.</param>
        /// <exception cref="ArgumentException">The destination is the state itself: use PermitReentry or Ignore.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => GoTo(trigger, destinationState, Guard.Open);

        /// <summary>Leaves the state and enters it again on a trigger: exit and entry actions run.</summary>
        /// <param name="trigger">The trigger.</param>
        public StateConfiguration PermitReentry(TTrigger trigger) => ComeBack(trigger, Guard.Open);

        /// <summary>Does nothing on a trigger, and does not call that a mistake.</summary>
        /// <param name="trigger">The trigger.</param>
        public StateConfiguration Ignore(TTrigger trigger) => Skip(trigger, Guard.Open);

        /// <summary>Puts the state below another one, whose reactions it inherits.</summary>
        /// <param name="superstate">The state above.</param>
        /// <exception cref="ArgumentException">The state would lie below itself.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            if (Same(State, superstate))
                throw new ArgumentException($"State '{State}' cannot be a substate of itself.", nameof(superstate));
            var above = Machine.NodeOf(superstate);
            if (above.IsWithin(_node))
                throw new ArgumentException($"State '{superstate}' already lies below '{State}', so not above it.", nameof(superstate));
            _node.PlaceUnder(above);
            return this;
        }

        /// <summary>Goes on to a substate whenever the state is entered.</summary>
        /// <param name="targetState">The substate. That it is one is checked when the state is entered.</param>
        /// <exception cref="InvalidOperationException">The state has an initial transition already.</exception>
        /// <exception cref="ArgumentException">The target is the state itself.</exception>
        public StateConfiguration InitialTransition(TState targetState)
        {
            if (_node.HasInitialTransition)
                throw new InvalidOperationException($"State '{State}' has an initial transition already, to '{_node.InitialTarget}'.");
            if (Same(State, targetState))
                throw new ArgumentException($"The initial transition of state '{State}' cannot lead to itself.", nameof(targetState));
            _node.StartIn(targetState);
            return this;
        }

        private StateConfiguration GoTo(TTrigger trigger, TState destinationState, Guard guard)
        {
            if (Same(State, destinationState))
            {
                throw new ArgumentException(
                    $"Permit cannot lead from '{State}' to itself: use PermitReentry to run exit and entry actions, or Ignore.",
                    nameof(destinationState));
            }
            return With(new FixedBehaviour(trigger, destinationState, guard));
        }

        private StateConfiguration ComeBack(TTrigger trigger, Guard guard) => With(new ReentryBehaviour(trigger, State, guard));

        private StateConfiguration Skip(TTrigger trigger, Guard guard) => With(new IgnoredBehaviour(trigger, guard));

        private StateConfiguration Choose(
            TTrigger trigger,
            Func<object[], TState> choose,
            Delegate destinationStateSelector,
            string description,
            Guard guard,
            DynamicStateInfos possible)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            var info = Info(trigger, destinationStateSelector, description, guard, possible, InvocationInfo.Timing.Synchronous);
            return With(new DynamicBehaviour(trigger, choose, guard, info));
        }

        private StateConfiguration ChooseAsync(
            TTrigger trigger,
            Func<object[], Task<TState>> choose,
            Delegate destinationStateSelector,
            string description,
            Guard guard,
            DynamicStateInfos possible)
        {
            ArgumentNullException.ThrowIfNull(destinationStateSelector);
            var info = Info(trigger, destinationStateSelector, description, guard, possible, InvocationInfo.Timing.Asynchronous);
            return With(new DynamicBehaviour(trigger, choose, guard, info));
        }

        private static DynamicTransitionInfo Info(
            TTrigger trigger,
            Delegate chooser,
            string description,
            Guard guard,
            DynamicStateInfos possible,
            InvocationInfo.Timing timing) =>
            DynamicTransitionInfo.Create(
                trigger, TransitionInfo.Describe(guard), InvocationInfo.Of(chooser, description, timing), possible);

        private StateConfiguration With(Behaviour behaviour)
        {
            _node.Add(behaviour);
            return this;
        }

        private static T At<T>(object[] args, int index) => ParameterConversion.Unpack<T>(args, index);

        private static T At<T>(Transition transition, int index) => ParameterConversion.Unpack<T>(transition.Parameters, index);
    }
}
