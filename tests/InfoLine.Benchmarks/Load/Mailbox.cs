using System.Collections.Concurrent;
using System.Diagnostics;

namespace InfoLine.Benchmarks.Load;

/// <summary>Hands what the carrier delivers to the people who wait for it.</summary>
internal sealed class Mailbox : IHears
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<long>> _waiting = new();

    /// <summary>From now on somebody waits for a message.</summary>
    /// <returns>When it came: a timestamp of <see cref="Stopwatch"/>.</returns>
    public Task<long> NextOf(int sender) => (_waiting[sender] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <inheritdoc/>
    /// <remarks>Offices hear too, and nobody waits for that.</remarks>
    public void Hear(int sender, ReadOnlySpan<char> text)
    {
        var at = Stopwatch.GetTimestamp();
        if (_waiting.TryRemove(sender, out var waiting))
            waiting.SetResult(at);
    }
}
