namespace InfoLine.Redis;

/// <summary>What is logged about Redis. Event ids 1800 to 1899.</summary>
internal static partial class Log
{
    [LoggerMessage(1801, LogLevel.Warning, "Redis at {Endpoint} cannot be used ({Reason}): replicas look for work each second by themselves until it can. Nothing is lost.")]
    public static partial void RedisAway(this ILogger log, string endpoint, string reason);

    [LoggerMessage(1802, LogLevel.Information, "Redis answers again.")]
    public static partial void RedisBack(this ILogger log);

    [LoggerMessage(1803, LogLevel.Warning, "Telling the other replicas failed; they look by themselves.")]
    public static partial void TellingStumbled(this ILogger log, Exception trouble);
}
