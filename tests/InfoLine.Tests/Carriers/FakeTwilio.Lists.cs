using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InfoLine.Tests.Carriers;

/// <summary>The parts of the REST API that show what is there: messages and contents.</summary>
public sealed partial class FakeTwilio
{
    private async Task ListAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var pageSize = int.TryParse(query["PageSize"], out var size) ? size : 50;
        var to = query["To"].ToString();
        var all = (to.Length > 0 ? Phone(to).Heard : Taken)
            .Where(message => (Day(query["DateSent>"]) is not { } first || message.CreatedAt >= first)
                && (Day(query["DateSent<"]) is not { } last || message.CreatedAt < last.AddDays(1))
                && (Day(query["DateSent"]) is not { } day || message.CreatedAt.Date == day.Date))
            .Reverse().ToList();
        await WriteAsync(http, 200, json =>
        {
            json.WriteNumber("page", 0);
            json.WriteNumber("page_size", pageSize);
            json.WriteNull("next_page_uri");
            json.WriteStartArray("messages");
            foreach (var message in all.Take(pageSize))
            {
                json.WriteStartObject();
                WriteMessage(json, message, "sent");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static DateTimeOffset? Day(string? written) =>
        DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private void WriteMessage(Utf8JsonWriter json, FakeMessage message, string status)
    {
        var at = message.CreatedAt.UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture);
        json.WriteString("sid", message.Sid);
        json.WriteString("account_sid", AccountSid);
        json.WriteString("api_version", "2010-04-01");
        json.WriteString("body", message.Body);
        json.WriteString("date_created", at);
        json.WriteString("date_sent", status == "queued" ? null : at);
        json.WriteString("date_updated", at);
        json.WriteString("direction", "outbound-api");
        json.WriteNull("error_code");
        json.WriteNull("error_message");
        json.WriteString("from", message.From.StartsWith("MG", StringComparison.Ordinal) ? null : message.From);
        json.WriteString("messaging_service_sid", message.From.StartsWith("MG", StringComparison.Ordinal) ? message.From : null);
        json.WriteString("num_media", "0");
        json.WriteString("num_segments", "1");
        json.WriteNull("price");
        json.WriteString("price_unit", "USD");
        json.WriteString("status", status);
        json.WriteString("to", message.To);
        json.WriteString("uri", $"/2010-04-01/Accounts/{AccountSid}/Messages/{message.Sid}.json");
    }

    private async Task DescribeAsync(HttpContext http)
    {
        using var described = await JsonDocument.ParseAsync(http.Request.Body);
        var sid = NewSid("HX");
        _contents[sid] = described.RootElement.Clone();
        await WriteAsync(http, 201, json => WriteContent(json, sid));
    }

    private Task ListContentsAsync(HttpContext http) => WriteAsync(http, 200, json =>
    {
        json.WriteStartArray("contents");
        foreach (var sid in _contents.Keys)
        {
            json.WriteStartObject();
            WriteContent(json, sid);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("meta");
        json.WriteNull("next_page_url");
        json.WriteEndObject();
    });

    private void WriteContent(Utf8JsonWriter json, string sid)
    {
        json.WriteString("sid", sid);
        json.WriteString("account_sid", AccountSid);
        foreach (var property in _contents[sid].EnumerateObject())
            property.WriteTo(json);
    }

    private FakeMessage Fill(FakeMessage message, string contentSid, string variables)
    {
        var words = variables.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(variables)!;
        if (!_contents.TryGetValue(contentSid, out var content))
            return message with { ContentSid = contentSid, Body = words.GetValueOrDefault("1") ?? "" };
        var type = content.GetProperty("types").EnumerateObject().First();
        var isList = type.NameEquals("twilio/list-picker");
        var body = words.Aggregate(type.Value.GetProperty("body").GetString()!, (text, word) => text.Replace($"{{{{{word.Key}}}}}", word.Value, StringComparison.Ordinal));
        return message with
        {
            ContentSid = contentSid,
            Body = body,
            IsList = isList,
            Options = [.. type.Value.GetProperty(isList ? "items" : "actions").EnumerateArray()
                .Select(option => new FakeOption(option.GetProperty("id").GetString()!, option.GetProperty(isList ? "item" : "title").GetString()!))],
        };
    }
}
