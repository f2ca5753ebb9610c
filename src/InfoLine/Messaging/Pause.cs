namespace InfoLine.Messaging;

/// <summary>Waiting for a nudge, but not for ever.</summary>
internal static class Pause
{
    /// <summary>How often a worker looks by itself when nobody nudges it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <summary>Returns at the nudge, after a second or when told to stop, whichever comes first. Never throws.</summary>
    public static async Task UntilAsync(Task nudge, TimeProvider clock, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await Task.WhenAny(nudge, Task.Delay(Longest, clock, over.Token));
        await over.CancelAsync();
    }
}
