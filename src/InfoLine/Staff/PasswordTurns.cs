namespace InfoLine.Staff;

/// <summary>Passwords are checked one after the other: a check takes a core for a tenth of a second, and the line must go on answering villagers.</summary>
public sealed class PasswordTurns : IDisposable
{
    private const int MostStrangers = 4;
    private const int MostKnown = 20;

    private readonly SemaphoreSlim _turn = new(1);
    private int _strangers;
    private int _known;

    /// <summary>Does the work when its turn comes.</summary>
    /// <param name="isKnown">True for a browser that the person has used before: those have a queue of their own length.</param>
    /// <param name="work">The check.</param>
    /// <param name="cancellation">Leaves the queue.</param>
    /// <returns>False when too many wait already, and the work was not done.</returns>
    public async Task<bool> TryAsync(bool isKnown, Func<Task> work, CancellationToken cancellation)
    {
        ref var waiting = ref Line(isKnown);
        if (Interlocked.Increment(ref waiting) > (isKnown ? MostKnown : MostStrangers))
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }

        try
        {
            await _turn.WaitAsync(cancellation);
            try
            {
                await work();
                return true;
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref Line(isKnown));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private ref int Line(bool isKnown) => ref isKnown ? ref _known : ref _strangers;
}
