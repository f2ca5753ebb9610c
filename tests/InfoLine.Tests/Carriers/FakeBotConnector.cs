using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;

namespace InfoLine.Tests.Carriers;

/// <summary>The Bot Framework's side of the wire, over real HTTP on this machine: OpenID metadata, endorsed keys, the login, and the connector that takes our activities.</summary>
internal sealed class FakeBotConnector : IAsyncDisposable
{
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string EmulatorIssuerV1 = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    public const string EmulatorIssuerV2 = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";

    /// <summary>Endorsed for webchat, directline and msteams.</summary>
    public static readonly RSA Endorsed = RSA.Create(2048);

    /// <summary>Published, but endorsed for no channel.</summary>
    public static readonly RSA Unendorsed = RSA.Create(2048);

    /// <summary>Published by the login, for the Emulator.</summary>
    public static readonly RSA Login = RSA.Create(2048);

    /// <summary>Published by nobody.</summary>
    public static readonly RSA Strange = RSA.Create(2048);

    private readonly WebApplication _server;
    private readonly Channel<Posted> _posted = Channel.CreateUnbounded<Posted>();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private FakeBotConnector(WebApplication server) => _server = server;

    /// <summary>Its address, ending in a slash: metadata, login and service URL alike.</summary>
    public string Url { get; private set; } = "";

    /// <summary>How often the channel's keys were asked for.</summary>
    public int KeysAsked { get; private set; }

    /// <summary>The ids under which the channel publishes its keys.</summary>
    public ConcurrentDictionary<string, RSA> ChannelKeys { get; } = new(StringComparer.Ordinal) { ["endorsed"] = Endorsed, ["unendorsed"] = Unendorsed };

    /// <summary>Paths and forms of the calls to the login.</summary>
    public ConcurrentQueue<(string Path, Dictionary<string, string> Form)> Logins { get; } = new();

    /// <summary>What people have attached, by name; each is at <c>attachments/</c> and its name, for whoever brings the last token.</summary>
    public ConcurrentDictionary<string, byte[]> Attachments { get; } = new(StringComparer.Ordinal);

    /// <summary>True while the login refuses everybody.</summary>
    public bool LoginRefuses { get; set; }

    /// <summary>True while the keys cannot be had.</summary>
    public bool KeysAreDown { get; set; }

    /// <summary>One activity as it came over the wire.</summary>
    public sealed record Posted(string Target, string Authorization, string Body)
    {
        public JsonObject Json => JsonNode.Parse(Body)!.AsObject();
    }

    public static async Task<FakeBotConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        var fake = new FakeBotConnector(server);
        fake.Map();
        await server.StartAsync();
        fake.Url = server.Urls.Single().TrimEnd('/') + "/";
        return fake;
    }

    /// <summary>The settings that point the service here.</summary>
    public IEnumerable<string> Settings(string appId, string tenant) =>
    [
        $"--Bot:AppId={appId}", "--Bot:AppPassword=a client secret", $"--Bot:TenantId={tenant}", $"--Bot:AllowedServiceUrls={Url}",
        $"--Bot:OpenIdMetadata={Url}channel/.well-known/openidconfiguration",
        $"--Bot:EmulatorOpenIdMetadata={Url}login/.well-known/openid-configuration", $"--Bot:LoginUrl={Url}",
    ];

    /// <summary>The next message to the connector is answered like this instead of with 200.</summary>
    public void AnswerNext(Func<HttpContext, Task> answer) => _answers.Enqueue(answer);

    /// <summary>The next message to the connector is answered with this status, headers and body.</summary>
    public void AnswerNext(int status, string body = "", params (string Name, string Value)[] headers) => AnswerNext(async call =>
    {
        call.Response.StatusCode = status;
        foreach (var (name, value) in headers) call.Response.Headers[name] = value;
        await call.Response.WriteAsync(body);
    });

    /// <summary>Waits for the next activity that arrives here.</summary>
    public async Task<Posted> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _posted.Reader.ReadAsync(patience.Token);
    }

    /// <summary>How many activities arrived and were not looked at.</summary>
    public int Waiting => _posted.Reader.Count;

    /// <summary>Makes a token by hand, so that it can be wrong in any way.</summary>
    public static string Token(JsonObject claims, string algorithm = "RS256", string? keyId = "endorsed", RSA? key = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT" };
        if (keyId is not null) header["kid"] = keyId;
        var signed = $"{Base64Url(header)}.{Base64Url(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData((key ?? Endorsed).ExportSubjectPublicKeyInfo(), bytes),
            "PS256" => (key ?? Endorsed).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => (key ?? Endorsed).SignData(bytes, new HashAlgorithmName("SHA" + algorithm[2..]), RSASignaturePadding.Pkcs1),
        };
        return $"{signed}.{Base64Url(signature)}";
    }

    public static string Base64Url(JsonNode json) => Base64Url(Encoding.UTF8.GetBytes(json.ToJsonString()));

    public static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Map()
    {
        _server.MapGet("/{who}/.well-known/{document}", (string who) => KeysAreDown
            ? Results.StatusCode(503)
            : Results.Json(new { issuer = ChannelIssuer, jwks_uri = $"{Url}{who}/keys" }));
        _server.MapGet("/channel/keys", () =>
        {
            KeysAsked++;
            return Results.Json(new { keys = ChannelKeys.Select(key => Published(key.Key, key.Value, key.Value == Unendorsed ? [] : ["webchat", "directline", "msteams"])) });
        });
        _server.MapGet("/login/keys", () => Results.Json(new { keys = new[] { Published("login", Login, endorsements: null) } }));
        _server.MapPost("/{tenant}/oauth2/v2.0/token", (Delegate)LogInAsync);
        _server.MapPost("/v3/conversations/{**rest}", TakeAsync);
        _server.MapGet("/attachments/{name}", (string name, HttpContext call) =>
            call.Request.Headers.Authorization != $"Bearer token-{Logins.Count}" ? Results.StatusCode(401) : Attachments.TryGetValue(name, out var body) ? Results.Bytes(body) : Results.NotFound());
    }

    private async Task<IResult> LogInAsync(HttpContext call)
    {
        var form = (await call.Request.ReadFormAsync()).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        Logins.Enqueue((call.Request.Path, form));
        return LoginRefuses
            ? Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401)
            : Results.Json(new { token_type = "Bearer", expires_in = 3600, access_token = $"token-{Logins.Count}" });
    }

    private async Task TakeAsync(HttpContext call)
    {
        var target = call.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var reader = new StreamReader(call.Request.Body);
        _posted.Writer.TryWrite(new Posted(target, call.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync()));
        if (_answers.TryDequeue(out var answer)) await answer(call);
        else await call.Response.WriteAsJsonAsync(new { id = "reply-1" });
    }

    private static object Published(string id, RSA key, string[]? endorsements)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = id, x5t = id, n = Base64Url(numbers.Modulus!), e = Base64Url(numbers.Exponent!), endorsements };
    }
}
