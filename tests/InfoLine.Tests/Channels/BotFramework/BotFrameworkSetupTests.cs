using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InfoLine.Channels.BotFramework;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>The channel without its settings: off for the world, open to this machine in Development.</summary>
public sealed class BotFrameworkSetupTests
{
    [Fact]
    public async Task Without_settings_the_route_says_that_the_channel_is_off()
    {
        await using var host = await BotHost.StartAsync("Production", _ => []);
        using var response = await host.PostAsync(host.Message(), host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await response.Content.ReadAsStringAsync()).ShouldBe("The Bot Framework channel is off.");
    }

    [Fact]
    public void Half_the_settings_stop_the_start()
    {
        var builder = WebApplication.CreateBuilder([$"--Bot:AppId={BotHost.AppId}", $"--Bot:TenantId={BotHost.Tenant}"]);
        builder.AddBotFramework();
        builder.Report().Problems.ShouldHaveSingleItem().ShouldStartWith("Bot:AppPassword is empty");
    }

    [Fact]
    public async Task In_development_a_program_on_this_machine_needs_no_token()
    {
        await using var host = await BotHost.StartAsync("Development", _ => []);
        using var response = await host.PostAsync(host.Message(), token: null);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        host.Accepted.ShouldHaveSingleItem().Text.ShouldBe("mudra");
    }

    [Theory]
    [InlineData("Host", "tunnel.example.org")]
    [InlineData("Host", "localhost.example.org")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "infoline.example.org")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task In_development_what_a_tunnel_brings_is_refused(string header, string value)
    {
        await using var host = await BotHost.StartAsync("Development", _ => []);
        using var content = new StringContent(host.Message().ToJsonString(), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = content };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await host.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        host.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_development_answers_go_to_this_machine_or_to_the_channels_only()
    {
        await using var host = await BotHost.StartAsync("Development", _ => []);
        JsonObject elsewhere = host.Message();
        elsewhere["serviceUrl"] = "http://192.168.1.5:3979/";
        using var response = await host.PostAsync(elsewhere, token: null);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
