using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Something that the user of the machine wants done on entry, exit, activation, deactivation or in place.</summary>
    internal sealed class StateAction
    {
        // Exactly one of these is set.
        private readonly Action<Transition> _run;
        private readonly Func<Transition, Task> _runAsync;

        internal StateAction(Action<Transition> run, Delegate written, string description)
        {
            _run = run;
            Method = InvocationInfo.Of(written, description, InvocationInfo.Timing.Synchronous);
        }

        internal StateAction(Func<Transition, Task> run, Delegate written, string description)
        {
            _runAsync = run;
            Method = InvocationInfo.Of(written, description, InvocationInfo.Timing.Asynchronous);
        }

        /// <summary>How the action is shown to people.</summary>
        internal InvocationInfo Method { get; }

        /// <summary>Whether the action runs only for one trigger.</summary>
        internal bool HasTrigger { get; init; }

        /// <summary>The only trigger for which the action runs. Meaningless unless <see cref="HasTrigger"/>.</summary>
        internal TTrigger Trigger { get; init; }

        /// <summary>Runs the action.</summary>
        /// <exception cref="InvalidOperationException">The action can only be awaited.</exception>
        internal void Run(Transition transition)
        {
            if (_runAsync != null)
                throw new InvalidOperationException($"The action '{Method.Description}' is asynchronous: use the asynchronous methods.");
            _run(transition);
        }

        /// <summary>Runs the action, awaiting it where it needs that.</summary>
        internal Task RunAsync(Transition transition)
        {
            if (_runAsync != null)
                return _runAsync(transition);
            _run(transition);
            return Task.CompletedTask;
        }

        internal bool Concerns(Transition transition) =>
            !HasTrigger || EqualityComparer<TTrigger>.Default.Equals(Trigger, transition.Trigger);
    }
}
