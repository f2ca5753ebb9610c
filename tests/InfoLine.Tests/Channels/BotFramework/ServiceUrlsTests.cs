using System.Net;
using InfoLine.Channels.BotFramework;
using InfoLine.Channels.Fetching;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>Where answers may be posted to.</summary>
public sealed class ServiceUrlsTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/in/", true)]
    [InlineData("https://SMBA.trafficmanager.net/in", true)]
    [InlineData("https://webchat.botframework.com/", true)]
    [InlineData("https://europe.directline.botframework.com/", true)]
    [InlineData("https://evil.trafficmanager.net/", false)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://xbotframework.com/", false)]
    [InlineData("https://webchat.botframework.com.evil.example/", false)]
    [InlineData("https://webchat.botframework.com@evil.example/", false)]
    [InlineData("https://user@webchat.botframework.com/", false)]
    [InlineData("https://webchat.botframework.com/?to=x", false)]
    [InlineData("https://webchat.botframework.com/#x", false)]
    [InlineData("http://webchat.botframework.com/", false)]
    [InlineData("http://localhost:3979/", false)]
    [InlineData("ftp://webchat.botframework.com/", false)]
    [InlineData("/v3", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void By_default_only_the_channels_of_bot_service_are_posted_to(string? url, bool allowed) =>
        (ServiceUrls.Parse(null, local: false, []).Admit(url) is not null).ShouldBe(allowed);

    [Theory]
    [InlineData("*.example.org", "https://a.b.example.org/", true)]
    [InlineData("*.example.org", "https://example.org/", false)]
    [InlineData("https://chat.example.org/", "https://chat.example.org/bot/", true)]
    [InlineData("chat.example.org:8443", "https://chat.example.org:8443/", true)]
    [InlineData("chat.example.org:8443", "https://chat.example.org/", false)]
    [InlineData("one.example, two.example;three.example", "https://two.example/", true)]
    [InlineData("http://directline:3000", "http://directline:3000/", true)]
    [InlineData("http://directline:3000", "http://directline:3001/", false)]
    [InlineData("127.0.0.1", "http://127.0.0.1:50000/", true)]
    [InlineData("127.0.0.1", "http://0x7f000001:50000/", true)]
    [InlineData("chat.example.org", "https://smba.trafficmanager.net/in/", false)]
    public void The_operators_list_takes_the_place_of_the_default(string setting, string url, bool allowed) =>
        (ServiceUrls.Parse(setting, local: false, []).Admit(url) is not null).ShouldBe(allowed);

    [Theory]
    [InlineData("*")]
    [InlineData("*.com")]
    [InlineData("a*b.example")]
    [InlineData("ftp://example.org")]
    [InlineData("https://")]
    public void An_entry_that_is_no_host_is_told(string word)
    {
        var faults = new List<string>();
        ServiceUrls.Parse($"good.example {word}", local: false, faults);
        faults.ShouldBe([word]);
    }

    [Fact]
    public void The_emulator_on_this_machine_is_answered_where_no_app_id_is_set()
    {
        var local = ServiceUrls.Parse(null, local: true, []);
        local.Admit("http://localhost:58213").ShouldBe(new Uri("http://localhost:58213/"));
        local.Admit("http://[::1]:58213/").ShouldNotBeNull();
        local.Admit("https://webchat.botframework.com/").ShouldNotBeNull();
        local.Admit("http://192.168.1.5:58213/").ShouldBeNull();
    }

    [Fact]
    public void Only_a_host_that_the_operator_named_outright_may_be_private()
    {
        var urls = ServiceUrls.Parse("*.example.org bot.intern", local: false, []);
        urls.Hosts.MayBePrivate("bot.intern").ShouldBeTrue();
        urls.Hosts.MayBePrivate("a.example.org").ShouldBeFalse();
        ServiceUrls.Parse(null, local: false, []).Hosts.MayBePrivate("smba.trafficmanager.net").ShouldBeFalse();
    }

    [Theory]
    [InlineData("13.107.64.1", true)]
    [InlineData("192.0.1.1", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("2603:1030::1", true)]
    [InlineData("2001:4860::1", true)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("127.8.8.8", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("192.0.0.8", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("2002:a00:1::1", false)]
    public void Private_addresses_are_known(string address, bool isPublic) => PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);
}
