using System.Text.Json;

namespace InfoLine.Channels.Twilio;

/// <summary>How a request to Twilio ended.</summary>
internal abstract record TwilioAnswer
{
    private TwilioAnswer()
    {
    }

    /// <summary>Twilio, or something between us and Twilio, answered.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Json">The body; null when it is not a JSON object, such as a proxy's HTML page.</param>
    /// <param name="RetryAfter">What the header of that name asks for, or null.</param>
    public sealed record Answered(int Status, JsonElement? Json, TimeSpan? RetryAfter) : TwilioAnswer
    {
        /// <summary>What the clock of whoever answered shows, to the second; null where it does not tell.</summary>
        public DateTimeOffset? Date { get; init; }

        /// <summary>True for 2xx.</summary>
        public bool IsSuccess => Status is >= 200 and < 300;

        /// <summary>Twilio's error code; 0 when there is none.</summary>
        public int Code => Json is { } json && json.TryGetProperty("code", out var code) && code.TryGetIntOrNone(out var number) ? number : 0;

        /// <summary>A text of the body, or null.</summary>
        public string? this[string name] =>
            Json is { } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.TryGetText() : null;
    }

    /// <summary>No connection came about: Twilio certainly has nothing of it.</summary>
    public sealed record NotSent(string Why) : TwilioAnswer;

    /// <summary>The request went out, and no answer came back.</summary>
    public sealed record Lost(string Why) : TwilioAnswer;
}

/// <summary>Reads JSON of strangers without throwing.</summary>
internal static class JsonOfStrangers
{
    /// <summary>A whole number, also when it stands in quotation marks.</summary>
    public static bool TryGetIntOrNone(this JsonElement value, out int number)
    {
        number = 0;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt32(out number),
            JsonValueKind.String => int.TryParse(value.TryGetText(), out number),
            _ => false,
        };
    }

    /// <summary>A text, or null when it holds half of a surrogate pair.</summary>
    public static string? TryGetText(this JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
