using System.Collections.Concurrent;

namespace InfoLine.Storage;

/// <summary>Tells workers that there may be something to do. Only ever saves time: a worker that hears nothing looks by itself every second.</summary>
public interface IWakeup
{
    /// <summary>Something may have happened under this topic.</summary>
    void Wake(string topic);

    /// <summary>Completes at the next <see cref="Wake"/> of the topic. Take it before looking into the database, so that nothing falls between.</summary>
    Task Next(string topic);
}

/// <summary>Wakes workers of this process.</summary>
public sealed class LocalWakeup : IWakeup
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Wake(string topic)
    {
        if (_waiting.TryRemove(topic, out var waiting))
            waiting.TrySetResult();
    }

    /// <inheritdoc/>
    public Task Next(string topic) =>
        _waiting.GetOrAdd(topic, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Wakes everybody.</summary>
    public void WakeAll()
    {
        foreach (var topic in _waiting.Keys)
            Wake(topic);
    }
}
