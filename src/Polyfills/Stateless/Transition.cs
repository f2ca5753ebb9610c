namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Describes one step of a machine from a state to a state, and the trigger that caused it.</summary>
    public class Transition
    {
        /// <summary>Describes a transition.</summary>
        /// <param name="source">The state that is left.</param>
        /// <param name="destination">The state that is entered.</param>
        /// <param name="trigger">The trigger that caused the transition.</param>
        /// <param name="parameters">The arguments that came with the trigger; null means none.</param>
        public Transition(TState source, TState destination, TTrigger trigger, object[] parameters = null)
        {
            Source = source;
            Destination = destination;
            Trigger = trigger;
            Parameters = parameters ?? [];
        }

        /// <summary>The state that is left.</summary>
        public TState Source { get; }

        /// <summary>The state that is entered.</summary>
        public TState Destination { get; }

        /// <summary>The trigger that caused the transition.</summary>
        public TTrigger Trigger { get; }

        /// <summary>Whether the machine comes back to the state that it left.</summary>
        public bool IsReentry => Same(Source, Destination);

        /// <summary>The arguments that came with the trigger, in order; empty when there were none.</summary>
        public object[] Parameters { get; }
    }

    /// <summary>Describes the further step from a state into the substate that its <c>InitialTransition</c> names.</summary>
    public class InitialTransition : Transition
    {
        /// <summary>Describes an initial transition.</summary>
        /// <param name="source">The state that the machine was in before the trigger.</param>
        /// <param name="destination">The substate that is entered.</param>
        /// <param name="trigger">The trigger that caused the transition.</param>
        /// <param name="parameters">The arguments that came with the trigger; null means none.</param>
        public InitialTransition(TState source, TState destination, TTrigger trigger, object[] parameters = null)
            : base(source, destination, trigger, parameters)
        {
        }
    }
}
