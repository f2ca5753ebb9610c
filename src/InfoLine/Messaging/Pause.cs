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
}
