using System.Text.Json;
using System.Text.Json.Nodes;
using InfoLine.Messaging;

namespace InfoLine.Channels.BotFramework;

/// <summary>Writes and reads the two events by which a bot and an agent hub pass a conversation between them.</summary>
/// <remarks>Source: the handoff protocol of the Bot Framework: <c>handoff.initiate</c> with a context and a transcript, <c>handoff.status</c> with a state.</remarks>
internal static class BotHandoff
{
    private const string Json = "application/json";

    /// <summary>Writes an event into a conversation.</summary>
    public static Activity Write(HandoffEvent said, ConversationReference to) => new()
    {
        Type = "event",
        Name = said.Name,
        ServiceUrl = to.ServiceUrl,
        ChannelId = to.ChannelId,
        From = to.Bot,
        Conversation = to.Conversation,
        Recipient = to.User,
        Locale = to.Locale,
        Value = Element(said.Name == HandoffEvent.Initiate
            ? new JsonObject { ["ticket"] = said.Ticket, ["reason"] = said.Reason, ["language"] = said.Language }
            : new JsonObject { ["state"] = said.State, ["ticket"] = said.Ticket }),
        Attachments = said.Name == HandoffEvent.Initiate ? [new Attachment(Json) { Name = "Transcript", Content = TranscriptOf(said, to) }] : null,
    };

    /// <summary>Reads an event that came in.</summary>
    /// <returns>What it asks of us; null where it asks nothing: word that an agent has accepted, or an event of somebody else's.</returns>
    public static (InboundKind Kind, string Word)? Read(Activity activity) => activity.Name switch
    {
        HandoffEvent.Initiate => (InboundKind.PersonAsked, ""),
        HandoffEvent.Status when StateOf(activity) is "completed" or "failed" => (InboundKind.DeskDone, DeskWord.GivenBack),
        _ => null,
    };

    private static string? StateOf(Activity activity) =>
        activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String ? state.GetString() : null;

    private static JsonElement TranscriptOf(HandoffEvent said, ConversationReference to) => Element(new JsonObject
    {
        ["activities"] = new JsonArray([.. said.Transcript.Select(line => (JsonNode)new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = line.OfPerson ? to.User.Id : to.Bot?.Id, ["role"] = line.OfPerson ? "user" : "bot" },
            ["timestamp"] = DateTimeOffset.FromUnixTimeMilliseconds(line.At).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["text"] = line.Text,
        })]),
    });

    private static JsonElement Element(JsonObject value) => JsonDocument.Parse(value.ToJsonString()).RootElement.Clone();
}
