namespace InfoLine.Conversations;

/// <summary>What conversations log: our ids and places in the dialogs, never words, names or numbers. Event ids 3000 to 3099.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Error, "The turn worker stumbled; it goes on.")]
    public static partial void WorkerStumbled(this ILogger log, Exception trouble);

    [LoggerMessage(3002, LogLevel.Error, "The turn of inbox row {InboxId} failed at attempt {Attempt}.")]
    public static partial void TurnFailed(this ILogger log, Exception trouble, string inboxId, long attempt);

    [LoggerMessage(3003, LogLevel.Error, "The session of contact {ContactId} cannot be read; the conversation starts anew.")]
    public static partial void SessionUnreadable(this ILogger log, string contactId);

    [LoggerMessage(3004, LogLevel.Information, "New dialogs {Hash} are in force.")]
    public static partial void DialogsLoaded(this ILogger log, string hash);

    [LoggerMessage(3005, LogLevel.Warning, "The edited dialogs are not taken, the old ones go on: {Problem}")]
    public static partial void DialogsRefused(this ILogger log, string problem);

    [LoggerMessage(3006, LogLevel.Error, "Watching the dialogs stumbled; it goes on.")]
    public static partial void WatchStumbled(this ILogger log, Exception trouble);

    [LoggerMessage(3007, LogLevel.Warning, "This system does not tell about edits: the dialogs are looked at every {Seconds} seconds.")]
    public static partial void NotWatching(this ILogger log, double seconds, Exception trouble);
}
