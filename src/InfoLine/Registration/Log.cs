namespace InfoLine.Registration;

/// <summary>What the upkeep logs: counts only. Event ids 5300 to 5399.</summary>
internal static partial class Log
{
    [LoggerMessage(5301, LogLevel.Information, "The words of the messages of {Count} people who asked for it are erased.")]
    public static partial void WordsErased(this ILogger log, int count);

    [LoggerMessage(5302, LogLevel.Information, "{Count} conversations forgot answers that may no longer be kept.")]
    public static partial void AnswersForgotten(this ILogger log, int count);

    [LoggerMessage(5303, LogLevel.Error, "Erasing or forgetting stumbled; it is tried again in a minute.")]
    public static partial void UpkeepStumbled(this ILogger log, Exception trouble);

    [LoggerMessage(5304, LogLevel.Information, "{Count} voice notes and pictures were deleted: they have been kept for as long as they may.")]
    public static partial void MediaRemoved(this ILogger log, int count);
}
