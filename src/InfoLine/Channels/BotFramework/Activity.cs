using System.Text;
using System.Text.Json;

namespace InfoLine.Channels.BotFramework;

/// <summary>One thing that happens in a conversation, as Bot Framework channels write it. Only the fields that we read or write.</summary>
/// <remarks>Anything may be missing or null on the wire, lists too; <see cref="Fault"/> says whether what we rely on is there. Source: the Activity protocol, schema 1.2.</remarks>
internal sealed record Activity
{
    /// <summary>Three ids make one key, and PostgreSQL's indexes take keys of 2,704 bytes. Channels write ids of up to some 200.</summary>
    private const int MostIdBytes = 600;

    /// <summary>What happened: <c>message</c>, <c>conversationUpdate</c>, <c>messageReaction</c>, …</summary>
    public string? Type { get; init; }

    /// <summary>The channel's id; unique within its conversation only.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel sent it, ISO 8601.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Where answers are posted to.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>Which channel: <c>msteams</c>, <c>webchat</c>, <c>directline</c>, <c>emulator</c>, …</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who did it.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>Whom it is for: the bot inbound, the person outbound.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary><c>plain</c> or <c>markdown</c> (the channels' default, which eats line breaks).</summary>
    public string? TextFormat { get; init; }

    /// <summary>The person's language, such as <c>hi-IN</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>Whether an answer is awaited: <c>expectingInput</c> or <c>acceptingInput</c>.</summary>
    public string? InputHint { get; init; }

    /// <summary>The activity that this answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary><c>expectReplies</c> when the caller waits for the answers in the response.</summary>
    public string? DeliveryMode { get; init; }

    /// <summary>The name of an event or of an invoked operation.</summary>
    public string? Name { get; init; }

    /// <summary>Who joined.</summary>
    public IReadOnlyList<ChannelAccount?>? MembersAdded { get; init; }

    /// <summary>Reactions that were put on a message.</summary>
    public IReadOnlyList<MessageReaction?>? ReactionsAdded { get; init; }

    /// <summary>Sounds, pictures, documents and cards.</summary>
    public IReadOnlyList<Attachment?>? Attachments { get; init; }

    /// <summary>Choices shown beside the text.</summary>
    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>Mentions and places. Each channel adds shapes of its own, so it stays raw.</summary>
    public JsonElement? Entities { get; init; }

    /// <summary>What a pressed button carries. Raw, because it is whatever the card's author put there.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Reads the bytes of a request.</summary>
    /// <returns>Null when they are not the JSON of an activity.</returns>
    public static Activity? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, BotJson.Wire.Activity);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Says what is wrong with an activity that came in.</summary>
    /// <returns>A sentence that names the field, or null when all that we rely on is there.</returns>
    public string? Fault()
    {
        (string Name, string? Value)[] needed =
        [
            ("type", Type), ("serviceUrl", ServiceUrl), ("channelId", ChannelId),
            ("conversation.id", Conversation?.Id), ("from.id", From?.Id),
        ];
        foreach (var (name, value) in needed)
        {
            if (string.IsNullOrWhiteSpace(value)) return $"The activity has no {name}.";
        }

        // Ids become keys and addresses; a control character in one is a mistake or a trick.
        (string Name, string? Value)[] ids = [.. needed, ("id", Id), ("recipient.id", Recipient?.Id)];
        foreach (var (name, value) in ids)
        {
            if (value is null) continue;
            if (value.Any(char.IsControl)) return $"The activity's {name} holds a control character.";
            if (name != "serviceUrl" && Encoding.UTF8.GetByteCount(value) > MostIdBytes) return $"The activity's {name} is longer than {MostIdBytes} bytes.";
        }

        return null;
    }
}

/// <summary>A person or a bot, as one channel knows them.</summary>
internal sealed record ChannelAccount
{
    /// <summary>Unique in the channel for this bot.</summary>
    public string? Id { get; init; }

    /// <summary>The name that others see.</summary>
    public string? Name { get; init; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The person's Entra object id, on Teams.</summary>
    public string? AadObjectId { get; init; }
}

/// <summary>A conversation, as one channel knows it.</summary>
internal sealed record ConversationAccount
{
    /// <summary>Unique in the channel.</summary>
    public string? Id { get; init; }

    /// <summary>True when several people take part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>, on Teams.</summary>
    public string? ConversationType { get; init; }

    /// <summary>The person's organisation, on Teams.</summary>
    public string? TenantId { get; init; }
}

/// <summary>A reaction to a message.</summary>
/// <param name="Type"><c>like</c>, <c>heart</c>, …</param>
internal sealed record MessageReaction(string? Type);

/// <summary>Something that came with a message.</summary>
/// <param name="ContentType">A media type, or the name of a card.</param>
internal sealed record Attachment(string? ContentType)
{
    /// <summary>What it is called, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Where the channel has it, or null.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>What is in it, where that is JSON. Only written: what people send is not read from here.</summary>
    public JsonElement? Content { get; init; }
}

/// <summary>Choices shown as buttons until the person answers.</summary>
/// <param name="To">Whose they are, in a group.</param>
/// <param name="Actions">The choices in order.</param>
internal sealed record SuggestedActions(IReadOnlyList<string> To, IReadOnlyList<CardAction> Actions);

/// <summary>A button.</summary>
/// <param name="Type">What pressing does; <c>imBack</c> says the value aloud.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Value">What it says.</param>
internal sealed record CardAction(string Type, string Title, string Value);

/// <summary>The answer to a caller who waits for the replies.</summary>
/// <param name="Activities">The replies in order; may be empty.</param>
internal sealed record ExpectedReplies(IReadOnlyList<Activity> Activities);

/// <summary>What the connector says about a message that it took.</summary>
/// <param name="Id">Its id; some channels give none.</param>
internal sealed record ResourceResponse(string? Id);

/// <summary>How the Bot Framework writes errors, in both directions.</summary>
/// <param name="Error">The one error.</param>
internal sealed record ErrorResponse(ErrorBody? Error);

/// <summary>An error.</summary>
/// <param name="Code">A word for machines.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record ErrorBody(string? Code, string? Message);
