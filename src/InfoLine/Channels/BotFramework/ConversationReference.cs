using System.Text.Json;
using InfoLine.Messaging;

namespace InfoLine.Channels.BotFramework;

/// <summary>All that is needed to write into a conversation, now or months later. Kept as JSON in <see cref="ContactAddress.Reference"/>.</summary>
/// <param name="ServiceUrl">Where to post.</param>
/// <param name="ChannelId">Which channel.</param>
/// <param name="Conversation">The conversation.</param>
/// <param name="Bot">Us, as the channel knows us; null where the channel never said.</param>
/// <param name="User">The person.</param>
/// <param name="Locale">The person's language, or null.</param>
internal sealed record ConversationReference(
    string ServiceUrl, string ChannelId, ConversationAccount Conversation, ChannelAccount? Bot, ChannelAccount User, string? Locale)
{
    /// <summary>Where this person is, as one word: <c>channel|conversation|user</c>.</summary>
    public string Address => $"{ChannelId}|{Conversation.Id}|{User.Id}";

    /// <summary>Makes an activity id unique beyond its conversation: Teams numbers activities by the millisecond.</summary>
    public string MessageKey(string activityId) => ConversationPrefix + activityId;

    /// <summary>Undoes <see cref="MessageKey"/>.</summary>
    /// <returns>The activity's own id, or null when the key is of another conversation.</returns>
    public string? ActivityId(string? messageKey) =>
        messageKey is not null && messageKey.StartsWith(ConversationPrefix, StringComparison.Ordinal) ? messageKey[ConversationPrefix.Length..] : null;

    /// <summary>Writes it for keeping.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BotJson.Wire.ConversationReference);

    /// <summary>Reads a kept one.</summary>
    /// <returns>Null when there is none, or it lacks what a message needs.</returns>
    public static ConversationReference? Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            var reference = JsonSerializer.Deserialize(json, BotJson.Wire.ConversationReference);
            return reference is { ServiceUrl.Length: > 0, ChannelId.Length: > 0, Conversation.Id.Length: > 0, User.Id.Length: > 0 } ? reference : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string ConversationPrefix => $"{ChannelId}|{Conversation.Id}|";
}
