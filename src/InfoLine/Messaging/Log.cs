using InfoLine.Messaging.Media;

namespace InfoLine.Messaging;

/// <summary>What the doors log: our ids and the carriers' codes, never words, names or numbers. Event ids 2000 to 2099.</summary>
internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Error, "Sending by {Route} stumbled; it goes on.")]
    public static partial void SendingStumbled(this ILogger log, Exception trouble, string route);

    [LoggerMessage(2002, LogLevel.Error, "The channel {Route} threw for message {MessageId}; its outcome is taken as unknown.")]
    public static partial void ChannelThrew(this ILogger log, Exception trouble, string route, string messageId);

    [LoggerMessage(2003, LogLevel.Warning, "Message {MessageId} by {Route} failed with code {Code}.")]
    public static partial void SendFailed(this ILogger log, string messageId, string route, string? code);

    [LoggerMessage(2004, LogLevel.Warning, "It is not known whether message {MessageId} by {Route} has gone; it will be reconciled.")]
    public static partial void OutcomeUnknown(this ILogger log, string messageId, string route);

    [LoggerMessage(2005, LogLevel.Error, "The outcome of message {MessageId} by {Route} could not be written down; it will be reconciled when its claim ends.")]
    public static partial void OutcomeLost(this ILogger log, Exception trouble, string messageId, string route);

    [LoggerMessage(2006, LogLevel.Warning, "{Count} messages were in hand when the service last ended; their carriers are asked about them.")]
    public static partial void FoundInHand(this ILogger log, int count);

    [LoggerMessage(2007, LogLevel.Warning, "{Count} sends by {Route} were still in hand at the end of the time to stop.")]
    public static partial void LeftInHand(this ILogger log, int count, string route);

    [LoggerMessage(2008, LogLevel.Warning, "The database is away ({Trouble}): message {MessageId} is kept on disk until it is back, and so are those that follow.")]
    public static partial void KeptOnDisk(this ILogger log, string messageId, string trouble);

    [LoggerMessage(2009, LogLevel.Information, "The database is back: {Count} messages that were kept on disk are in it.")]
    public static partial void Drained(this ILogger log, int count);

    [LoggerMessage(2010, LogLevel.Warning, "The database is still away ({Trouble}): messages are kept on disk.")]
    public static partial void NotDrained(this ILogger log, string trouble);

    [LoggerMessage(2011, LogLevel.Warning, "The database refuses some of {Count} messages that were kept on disk ({Trouble}); they are tried one by one.")]
    public static partial void KeptRefused(this ILogger log, int count, string trouble);

    [LoggerMessage(2012, LogLevel.Error, "{Count} messages that were kept on disk could not be taken in. They are in the files *.set-aside of the spool's folder: see the runbook, \"A message was set aside\".")]
    public static partial void SetAside(this ILogger log, int count);

    [LoggerMessage(2013, LogLevel.Error, "Fetching voice notes and pictures stumbled; it goes on.")]
    public static partial void FetchingStumbled(this ILogger log, Exception trouble);

    [LoggerMessage(2014, LogLevel.Warning, "Media {MediaId} by {Route} is not kept: {Reason}.")]
    public static partial void NotFetched(this ILogger log, string mediaId, string route, MediaReason reason);

    [LoggerMessage(2015, LogLevel.Warning, "Message {MessageId} could not be stored together with its turn ({Trouble}); it is stored first, and answered after.")]
    public static partial void TurnNotAtOnce(this ILogger log, string messageId, string trouble);
}
