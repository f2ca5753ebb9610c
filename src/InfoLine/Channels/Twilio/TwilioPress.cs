using System.Text.Json;

namespace InfoLine.Channels.Twilio;

/// <summary>A pressed button or a chosen row of a list.</summary>
/// <param name="Payload">What we had put behind it.</param>
/// <param name="Label">What stood on it; may be empty.</param>
internal sealed record TwilioPress(string Payload, string Label)
{
    /// <summary>Finds what was pressed; null when nothing was.</summary>
    public static TwilioPress? Read(TwilioForm form)
    {
        if (form["ButtonPayload"] is { Length: > 0 } button)
            return new TwilioPress(TwilioInbound.Clean(button), form["ButtonText"] ?? "");
        if (form["ListId"] is { Length: > 0 } row)
            return new TwilioPress(TwilioInbound.Clean(row), form["ListTitle"] ?? "");
        return form["InteractiveData"] is { Length: > 0 } json ? FromJson(json) : null;
    }

    // {"type":"list_reply","list_reply":{"id":"…","title":"…"}}; also seen with "button_reply", and with id and title at the top.
    private static TwilioPress? FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            foreach (var name in (ReadOnlySpan<string>)["button_reply", "list_reply"])
            {
                if (root.TryGetProperty(name, out var reply) && reply.ValueKind == JsonValueKind.Object)
                    return FromObject(reply);
            }

            return FromObject(root);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Not JSON, or half of a surrogate pair in it. The body, if any, still says what was meant.
            return null;
        }
    }

    private static TwilioPress? FromObject(JsonElement reply) =>
        Word(reply, "id") is { Length: > 0 } id ? new TwilioPress(TwilioInbound.Clean(id), Word(reply, "title") ?? "") : null;

    private static string? Word(JsonElement reply, string name) =>
        reply.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
