namespace InfoLine.Messaging;

/// <summary>Waiting for a nudge, but not for ever.</summary>
internal static class Pause
{
    /// <summary>How often a worker looks by itself when nobody nudges it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Returns at the nudge, after a second or when told to stop, whichever comes first. Never throws.</summary>
    /// <returns>True when it was the nudge.</returns>
    public static Task<bool> UntilAsync(Task nudge, TimeProvider clock, CancellationToken stopping) => UntilAsync(nudge, Longest, clock, stopping);

    /// <summary>Returns at the nudge, after a time or when told to stop, whichever comes first. Never throws.</summary>
    /// <returns>True when it was the nudge.</returns>
    public static async Task<bool> UntilAsync(Task nudge, TimeSpan longest, TimeProvider clock, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(nudge, Task.Delay(longest, clock, over.Token));
        await over.CancelAsync();
        return nudge.IsCompletedSuccessfully;
    }

    /// <summary>Does a piece of work again and again, at each nudge and by itself after each pause, until told to stop. Trouble with one piece does not end the worker.</summary>
    /// <param name="next">The nudge that comes next; asked for before the work, so that none is missed.</param>
    /// <param name="longest">How long to wait without one.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="work">The piece of work.</param>
    /// <param name="stumbled">Hears of trouble.</param>
    /// <param name="stopping">Ends it.</param>
    public static async Task BetweenAsync(Func<Task> next, TimeSpan longest, TimeProvider clock, Func<CancellationToken, Task> work, Action<Exception> stumbled, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var nudge = next();
            try
            {
                await work(stopping);
            }
            catch (Exception trouble)
            {
                stumbled(trouble);
                nudge = new TaskCompletionSource().Task; // Trouble is not to be hurried.
            }

            await UntilAsync(nudge, longest, clock, stopping);
        }
    }
}
