using System.Globalization;
using System.Text.Json;
using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>Asks Twilio whether it has a message whose sending ended in the dark.</summary>
internal static class TwilioLookup
{
    private const int PageSize = 100;

    // Twilio's times are whole seconds, and its clock is not ours.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(2);

    // A message that Twilio has just taken may not be listed at once.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    /// <summary>Looks through what Twilio has sent to this person since the first try for the same words.</summary>
    /// <returns>Accepted with Twilio's id; RetryAt when it is certainly not there; Unknown while that cannot be told.</returns>
    /// <remarks>
    /// Twilio has no send key, so words and time must do. Of two messages with the same words to one person within two seconds, one is told from the other where Twilio's id of either is known.
    /// Twilio's filter by date is left alone: a message that still waits in its queue has no date of sending, and would be hidden.
    /// </remarks>
    public static async Task<SendOutcome> FindAsync(ITwilioMessages messages, Outgoing message, Func<string, Task<bool>> isAnothers, DateTimeOffset now, CancellationToken cancellation)
    {
        var answer = await messages.ListAsync(message.To.Address, PageSize, cancellation);
        if (answer is not TwilioAnswer.Answered { IsSuccess: true, Json: { } json, Date: var theirNow } || !json.TryGetProperty("messages", out var listed) || listed.ValueKind != JsonValueKind.Array)
            return new SendOutcome.Unknown("Twilio could not be asked whether it has the message.");

        // Its times are compared with ours: where our clock is wrong, a message that Twilio has would seem too old, and be sent twice.
        var since = (message.FirstTriedAt ?? now) - Skew;
        var apart = (theirNow ?? now) - now;
        var sinceByTheirClock = apart.Duration() > Skew ? since + apart : since;
        var oldest = DateTimeOffset.MaxValue;
        foreach (var one in listed.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Object || CreatedAt(one) is not { } createdAt)
                continue;
            oldest = createdAt < oldest ? createdAt : oldest;
            if (createdAt >= sinceByTheirClock && IsSameText(Word(one, "body"), message) && Word(one, "direction")?.StartsWith("inbound", StringComparison.Ordinal) != true
                && !(Word(one, "sid") is { } sid && await isAnothers(sid)))
                return new SendOutcome.Accepted(Word(one, "sid"));
        }

        if (now < since + Skew + Settling)
            return new SendOutcome.Unknown("Too early to tell whether Twilio has the message.");
        return listed.GetArrayLength() >= PageSize && oldest >= sinceByTheirClock
            ? new SendOutcome.Unknown("Twilio lists too many messages to this person to tell.")
            : new SendOutcome.RetryAt(now, "Twilio does not have the message.");
    }

    // A trial account gets a line put before its text.
    private static bool IsSameText(string? body, Outgoing message) =>
        body is not null && (Ends(body, message.Text) || Ends(body, message.PlainText));

    private static bool Ends(string body, string text) => text.Length > 0 && body.AsSpan().TrimEnd().EndsWith(text.AsSpan().Trim(), StringComparison.Ordinal);

    private static DateTimeOffset? CreatedAt(JsonElement one) =>
        DateTimeOffset.TryParse(Word(one, "date_created"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    private static string? Word(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.TryGetText() : null;
}
