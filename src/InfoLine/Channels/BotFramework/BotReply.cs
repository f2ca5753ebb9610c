using InfoLine.Messaging;

namespace InfoLine.Channels.BotFramework;

/// <summary>Writes one of our messages as an activity.</summary>
internal static class BotReply
{
    /// <summary>Writes a message into a conversation.</summary>
    /// <remarks>
    /// The text always carries the numbered choices, because some channels drop suggested actions; pressing one says its words aloud, as if typed.
    /// It is marked plain: read as Markdown, the lines would run together and a star would vanish.
    /// </remarks>
    public static Activity Write(Outgoing message, ConversationReference to) => message.Event is { } said ? BotHandoff.Write(said, to) : new()
    {
        Type = "message",
        ServiceUrl = to.ServiceUrl,
        ChannelId = to.ChannelId,
        From = to.Bot,
        Conversation = to.Conversation,
        Recipient = to.User,
        Text = message.PlainText,
        TextFormat = "plain",
        Locale = to.Locale,
        InputHint = message.Options.IsDefaultOrEmpty ? "acceptingInput" : "expectingInput",
        ReplyToId = to.ActivityId(message.InReplyTo),
        SuggestedActions = message.Options.IsDefaultOrEmpty
            ? null
            : new SuggestedActions([to.User.Id!], [.. message.Options.Select(option => new CardAction("imBack", option.Label, option.Label))]),
    };
}
