using System.Net;
using System.Security.Cryptography;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>How long our own check keeps the keys of an issuer. The SDK, where it checks in our place, keeps them by its own clock for half a day.</summary>
public sealed class SigningKeysTests
{
    [Fact]
    public async Task A_key_that_appears_later_is_found_once_a_minute_has_gone()
    {
        var clock = new SetClock();
        await using var host = await BotHost.GuardedAsync(clock);
        using var tomorrowsKey = RSA.Create(2048);
        var token = FakeBotConnector.Token(host.Claims(), keyId: "tomorrow", key: tomorrowsKey);

        (await StatusAsync(host, token)).ShouldBe(HttpStatusCode.Unauthorized);
        host.Connector.ChannelKeys["tomorrow"] = tomorrowsKey;
        (await StatusAsync(host, token)).ShouldBe(HttpStatusCode.Unauthorized);
        host.Connector.KeysAsked.ShouldBe(1);
        clock.Now += TimeSpan.FromSeconds(61);
        (await StatusAsync(host, token)).ShouldBe(HttpStatusCode.OK);
        host.Connector.KeysAsked.ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawn_key_is_forgotten_within_a_day()
    {
        var clock = new SetClock();
        await using var host = await BotHost.GuardedAsync(clock);
        (await StatusAsync(host, host.GoodToken())).ShouldBe(HttpStatusCode.OK);

        host.Connector.ChannelKeys.TryRemove("endorsed", out _);
        clock.Now += TimeSpan.FromHours(25);
        var claims = host.Claims();
        claims["exp"] = clock.Now.AddHours(1).ToUnixTimeSeconds();

        (await StatusAsync(host, FakeBotConnector.Token(claims))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusAsync(BotHost host, string token)
    {
        using var response = await host.PostAsync(host.Message(), token);
        return response.StatusCode;
    }
}
