using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Some threads that only continue what waits for the network, so that a busy thread pool does not delay it.</summary>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    private readonly BlockingCollection<(Action<object?> Action, object? State)> _queue = [];
    private int _available;
    private long _byQueue;
    private long _byPool;

    /// <summary>Starts the threads.</summary>
    /// <param name="name">Of the threads.</param>
    /// <param name="workerCount">How many, 1 or more.</param>
    /// <param name="useThreadPoolQueueLength">So many waiting ones and more go to the thread pool.</param>
    /// <param name="priority">Of the threads.</param>
    public DedicatedThreadPoolPipeScheduler(string? name = null, int workerCount = 5, int useThreadPoolQueueLength = 10, ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workerCount, 1);
        (WorkerCount, UseThreadPoolQueueLength) = (workerCount, useThreadPoolQueueLength);
        for (var i = 0; i < workerCount; i++)
            new Thread(Work) { IsBackground = true, Name = $"{name ?? "Redis"}:{i}", Priority = priority }.Start();
    }

    /// <summary>How many threads.</summary>
    public int WorkerCount { get; }

    /// <summary>From how many waiting ones on the thread pool helps.</summary>
    public int UseThreadPoolQueueLength { get; }

    /// <summary>How many threads have nothing to do.</summary>
    public int AvailableCount => Volatile.Read(ref _available);

    /// <summary>How much the threads have done.</summary>
    public long TotalServicedByQueue => Volatile.Read(ref _byQueue);

    /// <summary>How much the thread pool has done.</summary>
    public long TotalServicedByPool => Volatile.Read(ref _byPool);

    /// <inheritdoc/>
    public override void Schedule(Action<object?> action, object? state)
    {
        if (_queue.Count < UseThreadPoolQueueLength && TryAdd(action, state))
            return;
        Interlocked.Increment(ref _byPool);
        ThreadPool.Schedule(action, state);
    }

    /// <summary>Lets the threads end; what comes later goes to the thread pool.</summary>
    [SuppressMessage("Usage", "CA2213", Justification = "The threads dispose of the queue's wait handles when they end; the collector does the rest.")]
    public void Dispose() => _queue.CompleteAdding();

    private bool TryAdd(Action<object?> action, object? state)
    {
        try
        {
            return _queue.TryAdd((action, state));
        }
        catch (InvalidOperationException)
        {
            return false; // Closed.
        }
    }

    private void Work()
    {
        Interlocked.Increment(ref _available);
        foreach (var (action, state) in _queue.GetConsumingEnumerable())
        {
            Interlocked.Decrement(ref _available);
            try
            {
                action(state);
            }
#pragma warning disable CA1031 // One bad continuation must not end the thread of all others.
            catch (Exception)
#pragma warning restore CA1031
            {
                // Whoever scheduled it has no ear for it.
            }

            Interlocked.Increment(ref _byQueue);
            Interlocked.Increment(ref _available);
        }
    }
}
