using System.Net;
using System.Text.Json;
using InfoLine.Messaging;

namespace InfoLine.Channels.BotFramework;

/// <summary>Reads the connector's answer to a message of ours.</summary>
internal static class BotErrors
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Says what became of the message.</summary>
    /// <param name="response">The answer's status and headers.</param>
    /// <param name="body">The answer's body; may be cut off or nonsense.</param>
    /// <param name="now">The time.</param>
    public static SendOutcome Read(HttpResponseMessage response, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (response.IsSuccessStatusCode) return new SendOutcome.Accepted(Id(body));
        var status = (int)response.StatusCode;
        var code = Code(body) ?? status.ToString();
        return response.StatusCode switch
        {
            // Teams asks for another try after these, and throttles with 412 as well as 429. Source: "Optimize your bot with rate limiting in Teams".
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or >= HttpStatusCode.InternalServerError => new SendOutcome.RetryAt(now + Pause(response, now), code),

            // The token was renewed once already; a new secret may be on its way.
            HttpStatusCode.Unauthorized => new SendOutcome.RetryAt(now + FirstPause, "the channel refuses our token"),
            HttpStatusCode.Forbidden when code == "MessageWritesBlocked" => new SendOutcome.OptedOut(code),
            HttpStatusCode.Forbidden => new SendOutcome.Failed(code, "The channel does not let the bot write into this conversation."),
            HttpStatusCode.NotFound => new SendOutcome.Failed(code, "The channel no longer knows this conversation."),
            HttpStatusCode.RequestEntityTooLarge => new SendOutcome.Failed(code, "The message is too long for the channel."),
            < HttpStatusCode.BadRequest => new SendOutcome.Failed(code, "The channel sends us to another address, where we do not follow."),
            _ => new SendOutcome.Failed(code, "The channel does not take the message."),
        };
    }

    private static TimeSpan Pause(HttpResponseMessage response, DateTimeOffset now)
    {
        var wished = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => FirstPause,
        };
        return wished < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wished > LongestPause ? LongestPause : wished;
    }

    private static string? Id(ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? null : JsonSerializer.Deserialize(body, BotJson.Wire.ResourceResponse)?.Id;
        }
        catch (JsonException)
        {
            // It was taken; only its name is not known.
            return null;
        }
    }

    // A code is one word. Whatever else stands there may hold a name or a number, and is not kept.
    private static string? Code(ReadOnlySpan<byte> body)
    {
        try
        {
            var code = body.IsEmpty ? null : JsonSerializer.Deserialize(body, BotJson.Wire.ErrorResponse)?.Error?.Code;
            return code is { Length: > 0 and <= 60 } && code.All(char.IsAsciiLetter) ? code : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
