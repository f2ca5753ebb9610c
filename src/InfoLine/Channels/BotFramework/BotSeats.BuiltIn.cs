namespace InfoLine.Channels.BotFramework;

/// <summary>Who checks callers and posts to connectors in this build: our own code. Its twin, compiled in its place with <c>UseVendorPackages=true</c>, is <c>BotSeats.Sdk.cs</c>.</summary>
internal static class BotSeats
{
    /// <summary>Checks callers.</summary>
    public static IBotDoor Door(BotOptions options, TimeProvider clock)
    {
        var http = BotWire.PublisherClient(BotWire.ToPublishers());
        return new BotDoor(new ChannelToken(options, new SigningKeys(options.OpenIdMetadata, http, clock), new SigningKeys(options.EmulatorOpenIdMetadata, http, clock), clock));
    }

    /// <summary>Posts to connectors.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    public static IBotConnector Connector(BotOptions options, TimeSpan patience) => new BotConnector(options, patience);
}
