using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Looks into delegates that call several others.</summary>
public static class Delegates
{
    /// <summary>True for a delegate that calls one method.</summary>
    public static bool IsSingle(MulticastDelegate handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return handler.HasSingleTarget;
    }

    /// <summary>The delegates of which this one is made, in their order.</summary>
    public static DelegateEnumerable<T> AsEnumerable<T>(this T handler) where T : MulticastDelegate => new(handler);

    /// <summary>The delegates of which one is made.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The shape of the library's references.")]
    [SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them.")]
    public readonly struct DelegateEnumerable<T> : IEnumerable<T> where T : MulticastDelegate
    {
        private readonly T? _handler;

        internal DelegateEnumerable(T? handler) => _handler = handler;

        /// <summary>Them one by one.</summary>
        public DelegateEnumerator<T> GetEnumerator() => new(_handler);

        IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Goes over the delegates of which one is made.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The shape of the library's references.")]
    [SuppressMessage("Performance", "CA1815", Justification = "Nobody compares them.")]
    public struct DelegateEnumerator<T> : IEnumerator<T> where T : MulticastDelegate
    {
        private readonly T? _handler;
        private Delegate.InvocationListEnumerator<T> _rest;

        internal DelegateEnumerator(T? handler)
        {
            _handler = handler;
            _rest = Delegate.EnumerateInvocationList(handler);
        }

        /// <summary>The one that it is at.</summary>
        public readonly T Current => _rest.Current;

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => _rest.MoveNext();

        readonly object IEnumerator.Current => Current;

        /// <summary>Begins again.</summary>
        public void Reset() => _rest = Delegate.EnumerateInvocationList(_handler);

        /// <summary>Nothing to give back: <c>foreach</c> calls it, in the library too.</summary>
        public readonly void Dispose()
        {
        }
    }
}
