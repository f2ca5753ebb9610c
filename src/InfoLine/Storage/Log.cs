namespace InfoLine.Storage;

/// <summary>What storage logs. Event ids 1100 to 1199.</summary>
internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "This replica could not say that it is there; the others share the pace without it until it can.")]
    public static partial void BeatMissed(this ILogger log, Exception trouble);

    [LoggerMessage(1102, LogLevel.Warning, "The clock of this machine is {Difference} that of the database, which counts for InfoLine: set the one that is wrong, with chrony or systemd-timesyncd.")]
    public static partial void ClockIsWrong(this ILogger log, string difference);
}
