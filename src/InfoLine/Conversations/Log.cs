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

    [LoggerMessage(3014, LogLevel.Information, "Release {Number}, which another replica has published, is in force: dialogs {Hash}.")]
    public static partial void ReleaseFollowed(this ILogger log, long number, string hash);

    [LoggerMessage(3015, LogLevel.Warning, "Release {Number}, which another replica has published, is not taken, the old dialogs go on: {Problem}")]
    public static partial void ReleaseRefused(this ILogger log, long number, string problem);

    [LoggerMessage(3016, LogLevel.Warning, "Release {Number} has no files in the database, so it was published by an older InfoLine: the old dialogs go on until the next release.")]
    public static partial void ReleaseWithoutFiles(this ILogger log, long number);

    [LoggerMessage(3017, LogLevel.Warning, "The dialogs in '{Path}' are those of release {Older}. The replicas that run serve release {Newest}, so this one does too: put the newest files there, or go back to these with the command publish-dialogs.")]
    public static partial void FolderIsOlder(this ILogger log, string path, long older, long newest);

    [LoggerMessage(3018, LogLevel.Warning, "The dialogs in '{Path}' are those of release {Older}. No other replica serves release {Newest}, so they take its place: if its words are missed, put its files there.")]
    public static partial void FolderIsAlone(this ILogger log, string path, long older, long newest);

    [LoggerMessage(3019, LogLevel.Warning, "Release {Number}, the folder '{Path}', takes the place of release {Other}, which was published from another folder and differs in {Files}: if words of it are missed, put them there.")]
    public static partial void OthersReplaced(this ILogger log, long number, string path, long other, string files);

    [LoggerMessage(3020, LogLevel.Information, "Fetched what another replica has learned about {Topics} topics in {Seconds:0.0} s.")]
    public static partial void MatcherFetched(this ILogger log, int topics, double seconds);

    [LoggerMessage(3021, LogLevel.Warning, "What was learned cannot be shared with other replicas just now: each learns by itself, which takes longer.")]
    public static partial void MatcherNotShared(this ILogger log, Exception trouble);
}
