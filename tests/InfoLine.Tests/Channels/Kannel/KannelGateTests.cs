using System.Net;
using InfoLine.Channels.Kannel;

namespace InfoLine.Tests.Channels.Kannel;

public class KannelGateTests
{
    private readonly KannelGate _gate = new(SomeKannel.Options() with { AllowedAddresses = [IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("10.1.0.0/16")], Secret = "right" });

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.1.255.1", true)]
    [InlineData("10.2.0.1", false)]
    [InlineData("::1", false)]
    public void Only_the_configured_addresses_may_speak(string caller, bool allowed) =>
        _gate.AllowsAddress(IPAddress.Parse(caller), new HeaderDictionary()).ShouldBe(allowed);

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public void What_a_proxy_passed_on_is_not_from_its_address(string header, string value) =>
        _gate.AllowsAddress(IPAddress.Loopback, new HeaderDictionary { [header] = value }).ShouldBeFalse();

    [Fact]
    public void A_caller_without_an_address_may_not_speak() => _gate.AllowsAddress(null, new HeaderDictionary()).ShouldBeFalse();

    [Theory]
    [InlineData("right", true)]
    [InlineData("Right", false)]
    [InlineData("right ", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_secret_opens(string? shown, bool opens) => _gate.AllowsSecret(shown).ShouldBe(opens);
}
