using InfoLine.Channels.Kannel;

namespace InfoLine.Tests.Channels.Kannel;

public class KannelOptionsTests
{
    private readonly StartReport _report = new();

    [Fact]
    public void Without_settings_Kannel_is_off_and_the_start_says_so()
    {
        Read([]).ShouldBeNull();
        _report.Problems.ShouldBeEmpty();
        _report.Lines.ShouldHaveSingleItem().ShouldContain("Kannel is off");
    }

    [Theory]
    [InlineData("SendUrl")]
    [InlineData("Username")]
    [InlineData("Password")]
    [InlineData("From")]
    [InlineData("Secret")]
    public void Without_one_of_its_settings_the_start_stops_and_names_it(string key)
    {
        Read(Good().Where(pair => pair.Key != key)).ShouldBeNull();
        _report.Problems.ShouldHaveSingleItem().ShouldStartWith($"Kannel:{key} is missing");
    }

    [Theory]
    [InlineData("SendUrl", "127.0.0.1:13013")]
    [InlineData("SendUrl", "ftp://127.0.0.1/")]
    [InlineData("CallbackUrl", "here")]
    [InlineData("AllowedAddresses", "10.0.0.7, gateway")]
    [InlineData("AllowedAddresses:0", "10.0.0.0/99")]
    [InlineData("CountryCode", "+91")]
    [InlineData("MessagesPerSecond", "0")]
    [InlineData("MessagesPerSecond", "many")]
    [InlineData("RepeatsHaveNewIds", "sometimes")]
    public void A_setting_that_makes_no_sense_stops_the_start_in_one_sentence(string key, string value)
    {
        Read(Good().Where(pair => pair.Key != key).Append(new(key, value))).ShouldBeNull();
        _report.Problems.ShouldHaveSingleItem().ShouldStartWith($"Kannel:{key.Split(':')[0]} ");
    }

    [Fact]
    public void Addresses_are_a_list_or_one_text_with_commas()
    {
        Read(Good().Append(new("AllowedAddresses", "10.0.0.7, 192.168.0.0/16"))).ShouldNotBeNull().AllowedAddresses.Count.ShouldBe(2);
        Read(Good().Concat([new("AllowedAddresses:0", "10.0.0.7"), new("AllowedAddresses:1", "::1")])).ShouldNotBeNull().AllowedAddresses.Count.ShouldBe(2);
    }

    private static IEnumerable<KeyValuePair<string, string>> Good() =>
    [
        new("SendUrl", "http://127.0.0.1:13013/cgi-bin/sendsms"), new("Username", "infoline"), new("Password", "p"), new("From", "12345"), new("Secret", "s"),
    ];

    private KannelOptions? Read(IEnumerable<KeyValuePair<string, string>> settings) => KannelOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => new KeyValuePair<string, string?>("Kannel:" + pair.Key, pair.Value))).Build(), _report);
}
