using System.Net;

namespace InfoLine.Channels.Kannel;

/// <summary>What Kannel's channel tells operators. No numbers, no words, no secrets.</summary>
internal static partial class Log
{
    [LoggerMessage(4101, LogLevel.Warning, "Refused a Kannel request from {Address}: the address is not in Kannel:AllowedAddresses, or a web proxy passed it on")]
    public static partial void WrongAddress(ILogger log, IPAddress? address);

    [LoggerMessage(4102, LogLevel.Warning, "Refused a Kannel request from {Address}: the secret is not Kannel:Secret")]
    public static partial void WrongSecret(ILogger log, IPAddress? address);

    [LoggerMessage(4103, LogLevel.Warning, "Refused a Kannel request: {Sentence}")]
    public static partial void Malformed(ILogger log, string sentence);

    [LoggerMessage(4104, LogLevel.Information, "Left an SMS unanswered: its sender is a name or a short code, which nobody can answer to")]
    public static partial void NoReplyPossible(ILogger log);

    [LoggerMessage(4105, LogLevel.Warning, "Kannel did not take message {MessageId}: {Outcome}. {Reason}")]
    public static partial void NotTaken(ILogger log, string messageId, string outcome, string reason);
}
