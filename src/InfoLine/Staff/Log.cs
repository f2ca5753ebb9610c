namespace InfoLine.Staff;

/// <summary>What signing in logs: our ids only. Event ids 6000 to 6099.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "There is no administrator yet; the start prints a link that makes one.")]
    public static partial void NoAdministrator(this ILogger log);
}
