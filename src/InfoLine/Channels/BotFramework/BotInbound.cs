using System.Globalization;
using System.Text.Json;
using InfoLine.Messaging;
using InfoLine.Messaging.Media;

namespace InfoLine.Channels.BotFramework;

/// <summary>Reads an activity as a message from a person.</summary>
internal static class BotInbound
{
    /// <summary>The value of <see cref="Activity.DeliveryMode"/> of a caller who waits for the replies.</summary>
    public const string ExpectReplies = "expectReplies";

    private const string Personal = "personal";

    /// <summary>Reads an activity in which nothing required is missing.</summary>
    /// <param name="activity">The activity; its <see cref="Activity.Fault"/> is null.</param>
    /// <param name="fallbackId">Stands in for the activity's id where the channel gave none.</param>
    /// <returns>Null for what needs no answer: typing, most events, our own echo, a bot joining a group.</returns>
    public static Inbound? Read(Activity activity, string fallbackId)
    {
        if (Speaker(activity) is not { } user) return null;
        var reference = new ConversationReference(
            activity.ServiceUrl!, activity.ChannelId!, activity.Conversation!, activity.Recipient, user, activity.Locale);
        var from = new ContactAddress(BotFrameworkSetup.Route, reference.Address, Phone: null, reference.ToJson());
        var id = reference.MessageKey(string.IsNullOrWhiteSpace(activity.Id) ? fallbackId : activity.Id);

        Inbound? inbound = activity.Type switch
        {
            "message" => new Inbound(from, id, Kind(activity), Words(activity)) { Pressed = Pressed(activity), Media = [.. Sent(activity)] },
            "conversationUpdate" => new Inbound(from, id, InboundKind.Arrived, ""),
            "event" when BotHandoff.Read(activity) is { } asked => new Inbound(from, id, asked.Kind, asked.Word),
            "messageReaction" when activity.ReactionsAdded is { Count: > 0 } => new Inbound(from, id, InboundKind.Reaction, ""),
            _ => null,
        };
        return inbound is null ? null : inbound with
        {
            To = activity.Recipient?.Id,
            SentAt = DateTimeOffset.TryParse(activity.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt) ? sentAt : null,
            RepliesInline = activity.DeliveryMode == ExpectReplies,
        };
    }

    // Whose message this is; null when it is a bot's, ours most of all: answering it would never end.
    private static ChannelAccount? Speaker(Activity activity)
    {
        if (activity.Type == "conversationUpdate") return Newcomer(activity);
        return IsBot(activity.From!, activity) ? null : activity.From;
    }

    // One greeting for a person who opens a chat, none for a group. Teams announces the bot instead of the person.
    private static ChannelAccount? Newcomer(Activity activity)
    {
        if (activity.Conversation!.IsGroup == true || activity.Conversation.ConversationType is not (null or "" or Personal)) return null;
        var added = (activity.MembersAdded ?? []).OfType<ChannelAccount>().Where(member => !string.IsNullOrWhiteSpace(member.Id)).ToList();
        if (added.Find(member => !IsBot(member, activity)) is { } person) return person.Id!.Any(char.IsControl) ? null : person;
        var botJoinedPerson = added.Count > 0 && activity.Conversation.ConversationType == Personal && !IsBot(activity.From!, activity);
        return botJoinedPerson ? activity.From : null;
    }

    private static bool IsBot(ChannelAccount account, Activity activity) =>
        account.Id == activity.Recipient?.Id || string.Equals(account.Role, "bot", StringComparison.OrdinalIgnoreCase);

    private static InboundKind Kind(Activity activity)
    {
        if (string.IsNullOrWhiteSpace(activity.Text) && Places(activity).Any()) return InboundKind.Location;
        foreach (var attachment in activity.Attachments ?? [])
        {
            var type = attachment?.ContentType?.ToLowerInvariant() ?? "";

            // Teams adds the text once more as HTML.
            if (type is "text/html" or "text/plain") continue;
            if (type.StartsWith("audio/", StringComparison.Ordinal)) return InboundKind.Voice;
            if (type is "text/vcard" or "text/x-vcard") return InboundKind.Contact;
            if (type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal)) return InboundKind.Picture;
            if (type.StartsWith("application/", StringComparison.Ordinal) && !type.StartsWith("application/vnd.microsoft.card", StringComparison.Ordinal)) return InboundKind.Picture;
            if (string.IsNullOrWhiteSpace(activity.Text)) return InboundKind.OtherMedia;
        }

        return InboundKind.Text;
    }

    // Cards have no address; the words once more as HTML, and contacts, are no media.
    private static IEnumerable<SentMedia> Sent(Activity activity) =>
        from attachment in (activity.Attachments ?? []).OfType<Attachment>()
        where attachment.ContentType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) != true
        let address = attachment.ContentUrl ?? ""
        where address.Length > 0
        select new SentMedia(address, attachment.ContentType ?? "");

    // In a group people write "@InfoLine mudra": the name is the address, not the message.
    private static string Words(Activity activity)
    {
        var text = activity.Text ?? "";
        if (string.IsNullOrWhiteSpace(text)) return Places(activity).Select(Where).FirstOrDefault("");
        foreach (var mention in Entities(activity, "mention"))
        {
            if (Text(mention, "mentioned", "id") is not { } id || id != activity.Recipient?.Id) continue;
            var written = Text(mention, "text") is { Length: > 0 } exact ? exact : $"<at>{activity.Recipient.Name}</at>";
            text = text.Replace(written, "", StringComparison.OrdinalIgnoreCase);
        }

        return text.Trim();
    }

    private static IEnumerable<JsonElement> Places(Activity activity) => Entities(activity, "GeoCoordinates").Concat(Entities(activity, "Place"));

    // "23.02,72.57 Ahmedabad": the words that a place stands for. A Place keeps its degrees one level down.
    private static string Where(JsonElement place)
    {
        var degrees = place.TryGetProperty("geo", out var geo) && geo.ValueKind == JsonValueKind.Object ? geo : place;
        var point = Number(degrees, "latitude") is { } latitude && Number(degrees, "longitude") is { } longitude ? $"{latitude},{longitude}" : "";
        return $"{point} {Text(place, "name")}".Trim();
    }

    private static string? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;

    // A pressed button carries whatever its card says; only a plain word can be one of our payloads.
    private static string? Pressed(Activity activity) =>
        activity.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static IEnumerable<JsonElement> Entities(Activity activity, string type) =>
        activity.Entities is { ValueKind: JsonValueKind.Array } all
            ? all.EnumerateArray().Where(entity => string.Equals(Text(entity, "type"), type, StringComparison.OrdinalIgnoreCase))
            : [];

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
    }
}
