using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using InfoLine.Channels.BotFramework;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>The channel alone with its real route, listening; what it accepts lands in a list here instead of the inbox.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    public const string AppId = "5f0f5c3e-7a50-4d3a-9a55-0c1a2b3c4d5e";
    public const string Tenant = "0b2b7c1f-3b1e-4c55-8f6f-6a7b8c9d0e1f";

    private readonly WebApplication _app;

    private BotHost(WebApplication app, FakeBotConnector connector) => (_app, Connector) = (app, connector);

    public FakeBotConnector Connector { get; }

    public HttpClient Http { get; private init; } = new();

    public ConcurrentQueue<Inbound> Accepted { get; } = new();

    /// <summary>What a caller who expects replies gets.</summary>
    public ImmutableArray<Outgoing> Replies { get; set; } = [];

    public static Task<BotHost> GuardedAsync(TimeProvider? clock = null) =>
        StartAsync("Production", connector => connector.Settings(AppId, Tenant), clock);

    public static async Task<BotHost> StartAsync(string environment, Func<FakeBotConnector, IEnumerable<string>> settings, TimeProvider? clock = null)
    {
        var connector = await FakeBotConnector.StartAsync();
        BotHost? host = null;
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", $"--environment={environment}", .. settings(connector)]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024); // as in the whole service
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.AddBotFramework();
        builder.Services.AddSingleton(new BotEndpoint.Inward(
            (inbound, _) =>
            {
                host!.Accepted.Enqueue(inbound);
                return Task.FromResult(new Accepted("inbox-1", IsNew: true));
            },
            (_, _, _) => Task.FromResult(host!.Replies)));
        var app = builder.Build();
        app.MapBotFramework();
        await app.StartAsync();
        host = new BotHost(app, connector) { Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) } };
        return host;
    }

    /// <summary>The claims of a good channel token.</summary>
    public JsonObject Claims() => new()
    {
        ["iss"] = FakeBotConnector.ChannelIssuer,
        ["aud"] = AppId,
        ["serviceurl"] = Connector.Url,
        ["nbf"] = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
    };

    /// <summary>A good message.</summary>
    public JsonObject Message(string text = "mudra") => new()
    {
        ["type"] = "message",
        ["id"] = "activity-1",
        ["timestamp"] = "2026-11-22T05:00:00.000Z",
        ["serviceUrl"] = Connector.Url,
        ["channelId"] = "webchat",
        ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "Sita" },
        ["recipient"] = new JsonObject { ["id"] = "bot-1", ["name"] = "InfoLine" },
        ["conversation"] = new JsonObject { ["id"] = "conversation|1" },
        ["locale"] = "hi-IN",
        ["text"] = text,
    };

    public string GoodToken() => FakeBotConnector.Token(Claims());

    public Task<HttpResponseMessage> PostAsync(JsonObject activity, string? token) =>
        PostAsync(new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"), token is null ? null : "Bearer " + token);

    public async Task<HttpResponseMessage> PostAsync(HttpContent body, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = body };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        await Connector.DisposeAsync();
    }
}
