using System.Text.Json;
using InfoLine.VendorSdks;

namespace InfoLine.Channels.BotFramework;

/// <summary>Who checks callers and posts to connectors in this build: the Bot Framework's SDK. Its twin, compiled in its place by default, is <c>BotSeats.BuiltIn.cs</c>.</summary>
internal static class BotSeats
{
    /// <summary>Checks callers.</summary>
    public static IBotDoor Door(BotOptions options, TimeProvider clock)
    {
        // Nothing is posted from here: replies go by the outbox. The SDK wants a client for every turn all the same.
        var unused = BotWire.ToConnectors(options.ServiceUrls);
        return new SdkDoor(Sdk(options, clock, login: null, () => BotWire.Client(unused, TimeSpan.FromSeconds(1), closes: false)));
    }

    /// <summary>Posts to connectors.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    public static IBotConnector Connector(BotOptions options, TimeSpan patience) => new SdkConnector(options, patience);

    private static BotSdk Sdk(BotOptions options, TimeProvider clock, BotLogin? login, Func<HttpClient> connectors) => new(
        new BotSdkSettings
        {
            AppId = options.AppId,
            ChannelIssuer = BotOptions.ChannelIssuer,
            ChannelMetadata = options.OpenIdMetadata,
            EmulatorIssuers = [.. options.EmulatorIssuers],
            EmulatorMetadata = options.EmulatorOpenIdMetadata,
            Clock = clock,
            Token = login is null ? null : login.TokenAsync,
        },
        BotWire.ToPublishers(),
        connectors);

    private sealed class SdkDoor(BotSdk sdk) : IBotDoor
    {
        public Task<Caller> KnockAsync(string? authorization, CancellationToken cancellation) =>
            Task.FromResult<Caller>(BearerToken.Fault(authorization) is { } fault ? new Caller.Stranger(fault) : new Caller.Unchecked(authorization!)); // Without a fault it is there.

        public async Task<BotTurn> EnterAsync(Caller caller, Activity activity, Func<CancellationToken, Task<IReadOnlyList<Activity>>> turn, CancellationToken cancellation)
        {
            // Nothing else of it is the SDK's business, and it would stumble over shapes that we do not mind.
            var outline = activity with { Timestamp = null, MembersAdded = null, ReactionsAdded = null, Attachments = null, SuggestedActions = null, Entities = null, Value = null };
            var authorization = caller is Caller.Unchecked brought ? brought.Authorization : "";
            var ended = await sdk.ReceiveAsync(authorization, Json(outline), async limit => [.. (await turn(limit)).Select(Json)], cancellation);
            return ended switch
            {
                BotSdkTurn.Done when activity.Type == "invoke" => new BotTurn.NotOffered(),
                BotSdkTurn.Done done => new BotTurn.Done(done.Body),
                BotSdkTurn.Refused refused => new BotTurn.Refused(refused.Why),
                BotSdkTurn.Unproven => new BotTurn.Unproven(),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private sealed class SdkConnector : IBotConnector
    {
        private readonly BotLogin? _login;
        private readonly SocketsHttpHandler _connections;
        private readonly BotSdk _sdk;

        public SdkConnector(BotOptions options, TimeSpan patience)
        {
            _login = options.Mode == BotMode.Guarded ? new BotLogin(options) : null;
            _connections = BotWire.ToConnectors(options.ServiceUrls);
            _sdk = Sdk(options, TimeProvider.System, _login, () => BotWire.Client(_connections, patience, closes: false));
        }

        public Task<HttpResponseMessage> PostAsync(Uri serviceUrl, Activity activity, bool renewed, CancellationToken cancellation) =>
            _sdk.SendAsync(serviceUrl, Json(activity), renewed, cancellation);

        public void Dispose()
        {
            _login?.Dispose();
            _connections.Dispose();
        }
    }

    private static string Json(Activity activity) => JsonSerializer.Serialize(activity, BotJson.Wire.Activity);
}
