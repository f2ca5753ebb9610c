namespace InfoLine.Channels.BotFramework;

/// <summary>What the Bot Framework channel tells the log: event ids from 4301.</summary>
internal static partial class Log
{
    [LoggerMessage(4301, LogLevel.Warning, "A call to /api/messages was refused: {Why}.")]
    public static partial void Refused(ILogger logger, string why);

    [LoggerMessage(4302, LogLevel.Error, "A call to /api/messages could not be checked: the issuer's keys cannot be had.")]
    public static partial void KeysMissing(ILogger logger);
}
