using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state does when it hears a trigger and the guard lets it.</summary>
    internal abstract class Behaviour(TTrigger trigger, Guard guard)
    {
        internal TTrigger Trigger { get; } = trigger;

        internal Guard Guard { get; } = guard;
    }

    /// <summary>Goes to a state that is known when the machine is configured.</summary>
    internal sealed class FixedBehaviour(TTrigger trigger, TState destination, Guard guard) : Behaviour(trigger, guard)
    {
        internal TState Destination { get; } = destination;
    }

    /// <summary>Leaves the configured state and comes back to it.</summary>
    internal sealed class ReentryBehaviour(TTrigger trigger, TState destination, Guard guard) : Behaviour(trigger, guard)
    {
        internal TState Destination { get; } = destination;
    }

    /// <summary>Does nothing, on purpose.</summary>
    internal sealed class IgnoredBehaviour(TTrigger trigger, Guard guard) : Behaviour(trigger, guard);

    /// <summary>Acts without leaving the state.</summary>
    internal sealed class InternalBehaviour(TTrigger trigger, Guard guard, StateAction action) : Behaviour(trigger, guard)
    {
        internal StateAction Action { get; } = action;
    }

    /// <summary>Goes to a state that is chosen when the trigger is fired.</summary>
    internal sealed class DynamicBehaviour : Behaviour
    {
        // Exactly one of these is set.
        private readonly Func<object[], TState> _choose;
        private readonly Func<object[], Task<TState>> _chooseAsync;

        internal DynamicBehaviour(TTrigger trigger, Func<object[], TState> choose, Guard guard, DynamicTransitionInfo info)
            : base(trigger, guard) => (_choose, Info) = (choose, info);

        internal DynamicBehaviour(TTrigger trigger, Func<object[], Task<TState>> choose, Guard guard, DynamicTransitionInfo info)
            : base(trigger, guard) => (_chooseAsync, Info) = (choose, info);

        internal DynamicTransitionInfo Info { get; }

        internal bool IsAwaited => _chooseAsync != null;

        /// <summary>The destination, where it need not be awaited.</summary>
        internal TState Destination(object[] args) => _choose(args);

        internal ValueTask<TState> DestinationAsync(object[] args) =>
            _chooseAsync != null ? new ValueTask<TState>(_chooseAsync(args)) : new ValueTask<TState>(_choose(args));
    }
}
