using System.Globalization;
using System.Text.Json;

namespace InfoLine.Tests.Carriers;

/// <summary>Answers in the shapes of Twilio's REST API.</summary>
internal static class FakeTwilioJson
{
    /// <summary>Answers with one JSON object.</summary>
    public static async Task AnswerAsync(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    /// <summary>Answers with an error.</summary>
    public static Task RefuseAsync(HttpContext http, FakeTwilioTrouble.Refusal refusal)
    {
        if (refusal.RetryAfterSeconds is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return AnswerAsync(http, refusal.Status, json =>
        {
            json.WriteNumber("code", refusal.Code);
            json.WriteString("message", refusal.Message);
            json.WriteString("more_info", $"https://www.twilio.com/docs/errors/{refusal.Code}");
            json.WriteNumber("status", refusal.Status);
        });
    }

    /// <summary>Writes the fields of a message.</summary>
    public static void Write(Utf8JsonWriter json, string accountSid, FakeMessage message, string status)
    {
        var at = message.CreatedAt.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        var isService = message.From.StartsWith("MG", StringComparison.Ordinal);
        json.WriteString("sid", message.Sid);
        json.WriteString("account_sid", accountSid);
        json.WriteString("api_version", "2010-04-01");
        json.WriteString("body", message.Body);
        json.WriteString("date_created", at);
        json.WriteString("date_sent", status == "queued" ? null : at);
        json.WriteString("date_updated", at);
        json.WriteString("direction", "outbound-api");
        json.WriteNull("error_code");
        json.WriteNull("error_message");
        json.WriteString("from", isService ? null : message.From);
        json.WriteString("messaging_service_sid", isService ? message.From : null);
        json.WriteString("num_media", "0");
        json.WriteString("num_segments", "1");
        json.WriteNull("price");
        json.WriteString("price_unit", "USD");
        json.WriteString("status", status);
        json.WriteString("to", message.To);
        json.WriteString("uri", $"/2010-04-01/Accounts/{accountSid}/Messages/{message.Sid}.json");
    }
}
