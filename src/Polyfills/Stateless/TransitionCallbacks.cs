namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Those who asked to be told of every transition, in the order in which they asked.</summary>
    private sealed class TransitionCallbacks
    {
        private readonly List<Func<Transition, Task>> _awaited = [];
        private Action<Transition> _plain;

        internal bool IsEmpty => _plain == null && _awaited.Count == 0;

        internal void Add(Action<Transition> callback) => _plain += callback;

        internal void Add(Func<Transition, Task> callback) => _awaited.Add(callback);

        internal void Tell(Transition transition)
        {
            if (_awaited.Count != 0)
                throw new InvalidOperationException("A transition callback is asynchronous: use FireAsync.");
            _plain?.Invoke(transition);
        }

        internal async Task TellAsync(Transition transition, bool keepContext)
        {
            _plain?.Invoke(transition);
            foreach (var callback in _awaited)
                await callback(transition).ConfigureAwait(keepContext);
        }
    }
}
