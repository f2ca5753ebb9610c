namespace InfoLine.Reports;

/// <summary>Does the same work once for all who ask for it at the same time, and stops it when nobody waits for it any more.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
internal sealed class SharedWork<T>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);

    /// <summary>How many works somebody waits for.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _running.Count;
        }
    }

    /// <summary>Begins the work, or waits with those who already do.</summary>
    /// <param name="key">The same for the same work.</param>
    /// <param name="work">Is told to stop when the last one has left.</param>
    /// <param name="cancellation">Leaves.</param>
    public async Task<T> JoinAsync(string key, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        var running = Enter(key, work);
        try
        {
            return await running.Work.Value.WaitAsync(cancellation);
        }
        finally
        {
            Leave(key, running);
        }
    }

    private Running Enter(string key, Func<CancellationToken, Task<T>> work)
    {
        lock (_lock)
        {
            if (!_running.TryGetValue(key, out var running))
                _running.Add(key, running = new(work));
            running.Waiting++;
            return running;
        }
    }

    // Whoever comes after the last one has left begins anew, even while the old work still finds out that it is to stop.
    private void Leave(string key, Running running)
    {
        lock (_lock)
        {
            if (--running.Waiting > 0)
                return;
            _running.Remove(key);
        }

        running.Stop.Cancel();
    }

    private sealed class Running
    {
        public Running(Func<CancellationToken, Task<T>> work) => Work = new(() => work(Stop.Token));

        // Begun outside of the lock, by the first who waits.
        public Lazy<Task<T>> Work { get; }

        public CancellationTokenSource Stop { get; } = new();

        public int Waiting { get; set; }
    }
}
