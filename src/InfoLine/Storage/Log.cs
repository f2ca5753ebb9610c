namespace InfoLine.Storage;

/// <summary>What storage logs. Event ids 1100 to 1199.</summary>
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "This replica could not say that it is there; the others share the pace without it until it can.")]
    public static partial void BeatMissed(this ILogger log, Exception trouble);
}
