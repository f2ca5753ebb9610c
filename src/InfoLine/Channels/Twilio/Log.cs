namespace InfoLine.Channels.Twilio;

/// <summary>What this channel logs: ids and codes, never a text, a number or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Warning, "A Twilio webhook was turned away with {Status}: {Reason}")]
    public static partial void TurnedAway(ILogger log, int status, string reason);

    [LoggerMessage(4002, LogLevel.Error, "A Twilio webhook could not be stored and was answered with 503")]
    public static partial void NotStored(ILogger log, Exception trouble);

    [LoggerMessage(4003, LogLevel.Error, "Twilio refused message {MessageId} with code {Code}: someone must look at the account or its senders")]
    public static partial void NeedsAPerson(ILogger log, string messageId, string code);

    [LoggerMessage(4004, LogLevel.Warning, "Twilio's Content API could not be used; WhatsApp choices go as numbered lines for now")]
    public static partial void NoContents(ILogger log);
}
