using System.Net;
using System.Text.Json.Nodes;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>Who may call: every way a token can be wrong, against the real route.</summary>
public sealed class TokenTableTests : IAsyncLifetime
{
    private BotHost _host = null!;

    public async Task InitializeAsync() => _host = await BotHost.GuardedAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public static TheoryData<string> WrongHeaders() => [.. Headers.Keys];

    public static TheoryData<string> GoodTokens() => [.. Good.Keys];

    [Theory]
    [MemberData(nameof(WrongHeaders))]
    public async Task A_wrong_token_is_refused(string wrong)
    {
        using var response = await _host.PostAsync(new StringContent(_host.Message().ToJsonString(), mediaType: new("application/json")), Headers[wrong](_host));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        _host.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(GoodTokens))]
    public async Task A_right_token_is_taken(string right)
    {
        using var response = await _host.PostAsync(_host.Message(), Good[right](_host));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        _host.Accepted.ShouldHaveSingleItem().Text.ShouldBe("mudra");
    }

    [Fact]
    public async Task A_token_that_names_a_directory_of_its_own_is_refused_and_changes_nothing()
    {
        const string directory = "11111111-2222-3333-4444-555555555555";
        var claims = EmulatorClaims($"https://sts.windows.net/{directory}/", "1.0", "appid");
        claims["tid"] = directory;

        (await StatusAsync(_host, FakeBotConnector.Token(claims, keyId: "login", key: FakeBotConnector.Login))).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(_host, Emulator(FakeBotConnector.EmulatorIssuerV1, "1.0", "appid", BotHost.AppId))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_the_keys_cannot_be_had_the_caller_is_asked_to_come_again()
    {
        _host.Connector.KeysAreDown = true;
        using var response = await _host.PostAsync(_host.Message(), _host.GoodToken());

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(60));
        _host.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task Known_keys_outlive_an_issuer_that_is_down()
    {
        var clock = new SetClock();
        await using var host = await BotHost.GuardedAsync(clock);
        (await StatusAsync(host, host.GoodToken())).ShouldBe(HttpStatusCode.OK);

        host.Connector.KeysAreDown = true;
        clock.Now += TimeSpan.FromHours(25);
        var claims = host.Claims();
        claims["exp"] = clock.Now.AddHours(1).ToUnixTimeSeconds();

        (await StatusAsync(host, FakeBotConnector.Token(claims))).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> StatusAsync(BotHost host, string token)
    {
        using var response = await host.PostAsync(host.Message(), token);
        return response.StatusCode;
    }

    private static readonly Dictionary<string, Func<BotHost, string?>> Headers = new(StringComparer.Ordinal)
    {
        ["none"] = _ => null,
        ["empty"] = _ => "",
        ["scheme only"] = _ => "Bearer",
        ["scheme and space"] = _ => "Bearer ",
        ["garbage"] = _ => "Bearer garbage",
        ["three dots of garbage"] = _ => "Bearer !!!.###.$$$",
        ["two parts"] = host => "Bearer " + host.GoodToken()[..host.GoodToken().LastIndexOf('.')],
        ["an encrypted token"] = _ => "Bearer e30.e30.e30.e30.e30",
        ["Basic"] = host => "Basic " + host.GoodToken(),
        ["lower-case scheme"] = host => "bearer " + host.GoodToken(),
        ["two tokens"] = host => $"Bearer {host.GoodToken()}, Bearer {host.GoodToken()}",
        ["20 kB of token"] = host => "Bearer " + Signed(host, "filler", new string('x', 16_000)),
        ["expired"] = host => "Bearer " + Signed(host, "exp", DateTimeOffset.UtcNow.AddMinutes(-6).ToUnixTimeSeconds()),
        ["expiry missing"] = host => "Bearer " + Signed(host, "exp", null),
        ["expiry is a word"] = host => "Bearer " + Signed(host, "exp", "never"),
        ["not yet valid"] = host => "Bearer " + Signed(host, "nbf", DateTimeOffset.UtcNow.AddMinutes(6).ToUnixTimeSeconds()),
        ["for another bot"] = host => "Bearer " + Signed(host, "aud", "00000000-0000-0000-0000-000000000001"),
        ["audience missing"] = host => "Bearer " + Signed(host, "aud", null),
        ["wrong issuer"] = host => "Bearer " + Signed(host, "iss", "https://sts.example.org/"),
        ["issuer missing"] = host => "Bearer " + Signed(host, "iss", null),
        ["issuer is a number"] = host => "Bearer " + Signed(host, "iss", 5),
        ["other service URL"] = host => "Bearer " + Signed(host, "serviceurl", "https://smba.trafficmanager.net/in/"),
        ["service URL missing"] = host => "Bearer " + Signed(host, "serviceurl", null),
        ["unsigned"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), "none"),
        ["unsigned without key"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), "none", keyId: null),
        ["signature cut off"] = host => "Bearer " + host.GoodToken()[..(host.GoodToken().LastIndexOf('.') + 1)],
        ["public key as a secret"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), "HS256"),
        ["other padding"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), "PS256"),
        ["unknown key"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), keyId: "unknown", key: FakeBotConnector.Strange),
        ["stranger under a known id"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), key: FakeBotConnector.Strange),
        ["no key id"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), keyId: null),
        ["unendorsed key"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), keyId: "unendorsed", key: FakeBotConnector.Unendorsed),
        ["claims changed after signing"] = host => "Bearer " + Tampered(host),
        ["channel token by the login's key"] = host => "Bearer " + FakeBotConnector.Token(host.Claims(), keyId: "login", key: FakeBotConnector.Login),
        ["emulator token by the channel's key"] = host => "Bearer " + FakeBotConnector.Token(EmulatorClaims(FakeBotConnector.EmulatorIssuerV1, "1.0", "appid")),
        ["emulator v1 of another app"] = host => "Bearer " + Emulator(FakeBotConnector.EmulatorIssuerV1, "1.0", "appid", "someone-else"),
        ["emulator v2 of another app"] = host => "Bearer " + Emulator(FakeBotConnector.EmulatorIssuerV2, "2.0", "azp", "someone-else"),
        ["emulator v1 with azp"] = host => "Bearer " + Emulator(FakeBotConnector.EmulatorIssuerV1, "1.0", "azp", BotHost.AppId),
        ["emulator v2 with appid"] = host => "Bearer " + Emulator(FakeBotConnector.EmulatorIssuerV2, "2.0", "appid", BotHost.AppId),
        ["emulator without a version"] = host => "Bearer " + Emulator(FakeBotConnector.EmulatorIssuerV1, null, "appid", BotHost.AppId),
        ["emulator v3"] = host => "Bearer " + Emulator(FakeBotConnector.EmulatorIssuerV2, "3.0", "azp", BotHost.AppId),
        ["emulator of another tenant"] = host => "Bearer " + Emulator("https://sts.windows.net/11111111-2222-3333-4444-555555555555/", "1.0", "appid", BotHost.AppId),
    };

    private static readonly Dictionary<string, Func<BotHost, string>> Good = new(StringComparer.Ordinal)
    {
        ["channel"] = host => host.GoodToken(),
        ["channel RS384"] = host => FakeBotConnector.Token(host.Claims(), "RS384"),
        ["channel RS512"] = host => FakeBotConnector.Token(host.Claims(), "RS512"),
        ["just expired"] = host => Signed(host, "exp", DateTimeOffset.UtcNow.AddMinutes(-4).ToUnixTimeSeconds()),
        ["almost valid"] = host => Signed(host, "nbf", DateTimeOffset.UtcNow.AddMinutes(4).ToUnixTimeSeconds()),
        ["good for ever"] = host => Signed(host, "exp", 253402300799L),
        ["service URL in capitals"] = host => Signed(host, "serviceurl", host.Connector.Url.ToUpperInvariant()),
        ["emulator v1"] = _ => Emulator(FakeBotConnector.EmulatorIssuerV1, "1.0", "appid", BotHost.AppId),
        ["emulator v2"] = _ => Emulator(FakeBotConnector.EmulatorIssuerV2, "2.0", "azp", BotHost.AppId),
        ["emulator of our own tenant"] = _ => Emulator($"https://sts.windows.net/{BotHost.Tenant}/", "1.0", "appid", BotHost.AppId),
    };

    private static string Signed(BotHost host, string claim, JsonNode? value)
    {
        var claims = host.Claims();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value;
        return FakeBotConnector.Token(claims);
    }

    private static string Tampered(BotHost host)
    {
        var parts = host.GoodToken().Split('.');
        var claims = host.Claims();
        claims["exp"] = DateTimeOffset.UtcNow.AddYears(1).ToUnixTimeSeconds();
        return $"{parts[0]}.{FakeBotConnector.Base64Url(claims)}.{parts[2]}";
    }

    private static string Emulator(string issuer, string? version, string makerClaim, string maker) =>
        FakeBotConnector.Token(EmulatorClaims(issuer, version, makerClaim, maker), keyId: "login", key: FakeBotConnector.Login);

    private static JsonObject EmulatorClaims(string issuer, string? version, string makerClaim, string maker = BotHost.AppId) => new()
    {
        ["iss"] = issuer,
        ["aud"] = BotHost.AppId,
        ["ver"] = version,
        [makerClaim] = maker,
        ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
    };
}

/// <summary>A clock that stands where it is put.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => Now;
}
