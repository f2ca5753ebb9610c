namespace InfoLine.Operations;

/// <summary>What the frame around everything logs. Event ids 1000 to 1099.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Error, "A request to {Path} failed; its caller was given the reference {Reference}.")]
    public static partial void RequestFailed(this ILogger log, Exception trouble, string path, string reference);

    [LoggerMessage(1002, LogLevel.Warning, "Not ready: {Part}.")]
    public static partial void NotReady(this ILogger log, string part);
}
