namespace InfoLine.Desk;

/// <summary>What the desk logs: our ids, never codes, names or words. Event ids 7000 to 7099.</summary>
internal static partial class Log
{
    [LoggerMessage(7001, LogLevel.Error, "The desk worker stumbled; it goes on.")]
    public static partial void WorkerStumbled(this ILogger log, Exception trouble);

    [LoggerMessage(7002, LogLevel.Error, "Ticket {TicketId} could not be dealt with; it is left alone for a while.")]
    public static partial void TicketStumbled(this ILogger log, Exception trouble, string ticketId);

    [LoggerMessage(7003, LogLevel.Error, "Open pages of the desk could not be told what is new; the next try follows.")]
    public static partial void FeedStumbled(this ILogger log, Exception trouble);
}
