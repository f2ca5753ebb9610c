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

    [LoggerMessage(3008, LogLevel.Information, "Learned what people ask about {Topics} topics in {Seconds:0.0} s.")]
    public static partial void MatcherTrained(this ILogger log, int topics, double seconds);

    [LoggerMessage(3009, LogLevel.Information, "Loaded what was learned about {Topics} topics in {Seconds:0.0} s.")]
    public static partial void MatcherLoaded(this ILogger log, int topics, double seconds);

    [LoggerMessage(3010, LogLevel.Warning, "{Path} is damaged or of another version; it is learned anew.")]
    public static partial void MatcherFileDamaged(this ILogger log, string path);

    [LoggerMessage(3011, LogLevel.Warning, "{Path} cannot be read; it is learned anew.")]
    public static partial void MatcherFileUnreadable(this ILogger log, Exception trouble, string path);

    [LoggerMessage(3012, LogLevel.Warning, "{Path} cannot be written: the next start takes longer, because it learns anew.")]
    public static partial void MatcherNotKept(this ILogger log, Exception trouble, string path);

    [LoggerMessage(3013, LogLevel.Error, "Learning what people ask failed: questions in own words are not understood until the dialogs are edited.")]
    public static partial void MatcherFailed(this ILogger log, Exception trouble);
}
