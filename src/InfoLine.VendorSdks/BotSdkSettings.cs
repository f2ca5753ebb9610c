namespace InfoLine.VendorSdks;

/// <summary>What the Bot Framework's SDK has to know of us.</summary>
public sealed record BotSdkSettings
{
    /// <summary>The bot's application id; empty where callers need no token and we have none.</summary>
    public required string AppId { get; init; }

    /// <summary>Who issues the tokens of channels.</summary>
    public required string ChannelIssuer { get; init; }

    /// <summary>Where the keys of the channels are announced.</summary>
    public required Uri ChannelMetadata { get; init; }

    /// <summary>Who issues the tokens of the Emulator.</summary>
    public required IReadOnlyList<string> EmulatorIssuers { get; init; }

    /// <summary>Where the keys are announced that sign them.</summary>
    public required Uri EmulatorMetadata { get; init; }

    /// <summary>The time by which tokens are judged.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Gives our own token, a new one where true; null where we have none.</summary>
    public Func<bool, CancellationToken, Task<string>>? Token { get; init; }
}
