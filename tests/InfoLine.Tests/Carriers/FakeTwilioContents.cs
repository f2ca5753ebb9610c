using System.Collections.Concurrent;
using System.Text.Json;

namespace InfoLine.Tests.Carriers;

/// <summary>The Content API: buttons and lists are described here, and messages fill in their variables.</summary>
internal sealed class FakeTwilioContents
{
    private readonly ConcurrentDictionary<string, JsonElement> _described = new(StringComparer.Ordinal);

    public int Count => _described.Count;

    /// <summary>POST: describes one.</summary>
    public async Task DescribeAsync(HttpContext http, string sid)
    {
        using var described = await JsonDocument.ParseAsync(http.Request.Body);
        _described[sid] = described.RootElement.Clone();
        await FakeTwilioJson.AnswerAsync(http, 201, json => Write(json, sid));
    }

    /// <summary>GET: all on one page.</summary>
    public Task ListAsync(HttpContext http) => FakeTwilioJson.AnswerAsync(http, 200, json =>
    {
        json.WriteStartArray("contents");
        foreach (var sid in _described.Keys)
        {
            json.WriteStartObject();
            Write(json, sid);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("meta");
        json.WriteNull("next_page_url");
        json.WriteEndObject();
    });

    /// <summary>The message as the phone shows it. A content that was never described here counts as an approved template of one variable.</summary>
    public FakeMessage Fill(FakeMessage message, string sid, string variables)
    {
        var words = variables.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(variables) ?? [];
        if (!_described.TryGetValue(sid, out var content))
            return message with { ContentSid = sid, Body = words.GetValueOrDefault("1") ?? "" };
        var type = content.GetProperty("types").EnumerateObject().First();
        var isList = type.NameEquals("twilio/list-picker");
        return message with
        {
            ContentSid = sid,
            Body = words.Aggregate(Text(type.Value, "body"), (text, word) => text.Replace($"{{{{{word.Key}}}}}", word.Value, StringComparison.Ordinal)),
            IsList = isList,
            Options = [.. type.Value.GetProperty(isList ? "items" : "actions").EnumerateArray().Select(option => new FakeOption(Text(option, "id"), Text(option, isList ? "item" : "title")))],
        };
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private void Write(Utf8JsonWriter json, string sid)
    {
        json.WriteString("sid", sid);
        foreach (var property in _described[sid].EnumerateObject())
            property.WriteTo(json);
    }
}
