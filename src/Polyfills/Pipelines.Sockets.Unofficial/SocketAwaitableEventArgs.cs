using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>An operation of a socket that can be awaited.</summary>
/// <param name="scheduler">Where whoever waits goes on; null for right there.</param>
public sealed class SocketAwaitableEventArgs(PipeScheduler? scheduler = null) : SocketAsyncEventArgs, ICriticalNotifyCompletion
{
    private static readonly Action Done = () => { };

    private Action? _continuation;

    /// <summary>True once the operation has ended.</summary>
    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), Done);

    /// <summary>Itself.</summary>
    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <summary>The bytes of the operation. It can then be used for another one.</summary>
    /// <exception cref="SocketException">It failed.</exception>
    public int GetResult()
    {
        Volatile.Write(ref _continuation, null);
        return SocketError is SocketError.Success ? BytesTransferred : throw new SocketException((int)SocketError);
    }

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation)
    {
        ArgumentNullException.ThrowIfNull(continuation);
        // It may have ended between the question and now.
        if (ReferenceEquals(Interlocked.CompareExchange(ref _continuation, continuation, null), Done))
            GoOn(continuation);
    }

    /// <summary>Ends the operation with what it holds: for one that ended at once.</summary>
    public void Complete()
    {
        if (Interlocked.Exchange(ref _continuation, Done) is { } waiting && !ReferenceEquals(waiting, Done))
            GoOn(waiting);
    }

    /// <summary>Ends the operation with an error, whatever becomes of it later.</summary>
    [SuppressMessage("Naming", "CA1720", Justification = "The library's name.")]
    public void Abort(SocketError error = SocketError.OperationAborted)
    {
        if (error is SocketError.Success)
            throw new ArgumentException("An abort needs an error.", nameof(error));
        SocketError = error;
        Complete();
    }

    /// <inheritdoc/>
    protected override void OnCompleted(SocketAsyncEventArgs e) => Complete();

    private void GoOn(Action continuation)
    {
        if (scheduler is null)
            continuation();
        else
            scheduler.Schedule(state => ((Action)state!)(), continuation);
    }
}
