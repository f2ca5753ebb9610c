namespace InfoLine.Dialogs.Rendering;

/// <summary>What a channel can carry, and how patient its people are.</summary>
public sealed record ChannelTraits
{
    /// <summary>The channel's name in content, settings and stored rows: "sms", "whatsapp" or "bot".</summary>
    public required string Name { get; init; }

    /// <summary>The most UTF-16 units in one message without options.</summary>
    public required int MaxCharacters { get; init; }

    /// <summary>The most UTF-16 units in the body of a message with buttons or a list.</summary>
    public required int MaxCharactersWithOptions { get; init; }

    /// <summary>The most billed parts of one message; null where messages are not billed by parts.</summary>
    public int? SegmentBudget { get; init; }

    /// <summary>The most quick-reply buttons under a message; 0 for none.</summary>
    public int MaxButtons { get; init; }

    /// <summary>The most UTF-16 units of a button's title.</summary>
    public int ButtonTitleLength { get; init; }

    /// <summary>The most rows of a list; 0 for none.</summary>
    public int MaxListRows { get; init; }

    /// <summary>The most UTF-16 units of a row's title.</summary>
    public int RowTitleLength { get; init; }

    /// <summary>Whether options go along as suggested actions, beside the numbered list.</summary>
    public bool SuggestedActions { get; init; }

    /// <summary>The silence after which a person is asked whether to go on or to start again.</summary>
    public required TimeSpan PauseAfter { get; init; }

    /// <summary>How long after the person's last message free text may be sent; null for always.</summary>
    public TimeSpan? FreeformWindow { get; init; }

    /// <summary>Whether messages are billed by parts, so that counting them makes sense.</summary>
    public bool HasSegments => SegmentBudget is not null;

    /// <summary>SMS: text only.</summary>
    /// <remarks>
    /// 1600 characters: Twilio's limit for one message (error 21617 above it). 2 segments: our own budget, because parts of longer
    /// messages come late or out of order.
    /// 30 minutes: our own rule for a pause on SMS.
    /// </remarks>
    public static ChannelTraits Sms { get; } = new()
    {
        Name = "sms",
        MaxCharacters = 1600,
        MaxCharactersWithOptions = 1600,
        SegmentBudget = 2,
        PauseAfter = TimeSpan.FromMinutes(30),
    };

    /// <summary>WhatsApp by way of Twilio.</summary>
    /// <remarks>
    /// 1600 and 1024 characters, 3 buttons in a session, 10 list rows: Twilio Content API, quick-reply and list-picker. Titles of 20 and
    /// 24: Meta Cloud API, interactive
    /// messages. 24 hours: Meta's customer service window, and our own rule for a pause.
    /// </remarks>
    public static ChannelTraits WhatsApp { get; } = new()
    {
        Name = "whatsapp",
        MaxCharacters = 1600,
        MaxCharactersWithOptions = 1024,
        MaxButtons = 3,
        ButtonTitleLength = 20,
        MaxListRows = 10,
        RowTitleLength = 24,
        PauseAfter = TimeSpan.FromHours(24),
        FreeformWindow = TimeSpan.FromHours(24),
    };

    /// <summary>A Bot Framework client, such as Teams or a web chat.</summary>
    /// <remarks>4000 characters: our own limit, below that of every client we know. 24 hours: our own rule for a pause.</remarks>
    public static ChannelTraits Bot { get; } = new()
    {
        Name = "bot",
        MaxCharacters = 4000,
        MaxCharactersWithOptions = 4000,
        SuggestedActions = true,
        PauseAfter = TimeSpan.FromHours(24),
    };

    /// <summary>The channel with a name, whatever its case.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public static ChannelTraits? ByName(string name) => name?.ToLowerInvariant() switch
    {
        "sms" => Sms,
        "whatsapp" => WhatsApp,
        "bot" => Bot,
        _ => null,
    };
}
