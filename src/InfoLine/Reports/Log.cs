namespace InfoLine.Reports;

/// <summary>What reports log: how long they took. Event ids 8000 to 8099.</summary>
internal static partial class Log
{
    [LoggerMessage(8001, LogLevel.Information, "Counted a report in {Milliseconds} ms.")]
    public static partial void Counted(this ILogger log, long milliseconds);

    [LoggerMessage(8002, LogLevel.Warning, "Gave up counting a report after {Milliseconds} ms: it took too long, or nobody waited any more.")]
    public static partial void GaveUp(this ILogger log, long milliseconds);
}
