using InfoLine.Channels.Twilio;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioOptionsTests
{
    private const string Whole = "PublicUrl=https://line.example.org/|Twilio:AccountSid=AC1|Twilio:AuthToken=t|Twilio:SmsFrom=+15550001111";

    [Fact]
    public void Without_settings_Twilio_is_off_and_says_so()
    {
        var report = new StartReport();

        TwilioOptions.Read(Settings("PublicUrl=https://line.example.org|Twilio:ApiBaseUrl=https://x.example.org"), report).ShouldBeNull();

        report.Lines.ShouldBe(["Twilio is off: Twilio:AccountSid is not set."]);
        report.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Whole_settings_have_safe_defaults()
    {
        var report = new StartReport();
        var options = TwilioOptions.Read(Settings(Whole), report)!;

        report.Problems.ShouldBeEmpty();
        options.PublicUrl.ShouldBe("https://line.example.org");
        options.ApiBaseUrl.ShouldBe(new Uri("https://api.twilio.com/"));
        options.ContentApiBaseUrl.ShouldBe(new Uri("https://content.twilio.com/"));
        options.RichWhatsApp.ShouldBeTrue();
        options.WhatsAppFrom.ShouldBeNull();
    }

    [Fact]
    public void Another_address_than_Twilios_keeps_our_credentials_there_and_gets_no_buttons_unasked()
    {
        var options = TwilioOptions.Read(Settings(Whole + "|Twilio:ApiBaseUrl=http://127.0.0.1:9"), new StartReport())!;

        options.ContentApiBaseUrl.ShouldBe(new Uri("http://127.0.0.1:9/"));
        options.RichWhatsApp.ShouldBeFalse();
    }

    [Theory]
    [InlineData("whatsapp:+15550002222")]
    [InlineData("+15550002222")]
    [InlineData(" WhatsApp:+15550002222 ")]
    public void The_WhatsApp_sender_may_be_written_with_or_without_its_prefix(string written) =>
        TwilioOptions.Read(Settings(Whole + "|Twilio:WhatsAppFrom=" + written), new StartReport())!.WhatsAppFrom.ShouldBe("whatsapp:+15550002222");

    [Theory]
    [InlineData("PublicUrl=", "PublicUrl is missing: set it to the https address at which Twilio reaches this service, or remove Twilio:AccountSid to turn Twilio off.")]
    [InlineData("PublicUrl=line.example.org", "PublicUrl is not a web address: write it as https://line.example.org, without a query.")]
    [InlineData("PublicUrl=https://line.example.org/?x=1", "PublicUrl is not a web address: write it as https://line.example.org, without a query.")]
    [InlineData("Twilio:AccountSid=", "Twilio:AccountSid is missing: set it, or remove Twilio:AuthToken to turn Twilio off.")]
    [InlineData("Twilio:AccountSid=SK1", "Twilio:AccountSid must start with AC: copy it from Twilio's console.")]
    [InlineData("Twilio:AuthToken=", "Twilio:AuthToken is missing: set it, or remove Twilio:AccountSid to turn Twilio off.")]
    [InlineData("Twilio:AuthToken= ", "Twilio:AuthToken is missing: set it, or remove Twilio:AccountSid to turn Twilio off.")]
    [InlineData("Twilio:SmsFrom=", "Twilio has no sender: set Twilio:SmsFrom, Twilio:MessagingServiceSid or Twilio:WhatsAppFrom, or remove Twilio:AccountSid to turn Twilio off.")]
    [InlineData("Twilio:SmsFrom=whatsapp:+15550001111", "Twilio:SmsFrom is a WhatsApp address: move it to Twilio:WhatsAppFrom.")]
    [InlineData("Twilio:WhatsAppFrom=Asha", "Twilio:WhatsAppFrom is not a number: write it as +15550001111.")]
    [InlineData("Twilio:MessagingServiceSid=AC1", "Twilio:MessagingServiceSid must start with MG: copy it from Twilio's console.")]
    [InlineData("Twilio:ApiBaseUrl=http://api.example.org", "Twilio:ApiBaseUrl is not an https address: our credentials go there. Remove it to use Twilio's own.")]
    [InlineData("Twilio:ContentApiBaseUrl=ftp://x", "Twilio:ContentApiBaseUrl is not an https address: our credentials go there. Remove it to use Twilio's own.")]
    [InlineData("Twilio:RichWhatsApp=yes", "Twilio:RichWhatsApp must be true or false.")]
    [InlineData("Twilio:ReplyTemplateSid=HX1", "Twilio:ReplyTemplateSid needs a language: set Twilio:ReplyTemplateSid:hi, Twilio:ReplyTemplateSid:en.")]
    [InlineData("Twilio:ReplyTemplateSid:hi=1", "Twilio:ReplyTemplateSid:hi must start with HX: copy it from Twilio's console.")]
    [InlineData("Twilio:SmsPerSecond=0", "Twilio:SmsPerSecond must be a number above 0: how many messages a second to hand to Twilio.")]
    public void Each_wrong_setting_stops_the_start_with_its_remedy(string change, string sentence)
    {
        var report = new StartReport();

        TwilioOptions.Read(Settings(Whole + "|" + change), report).ShouldBeNull();

        report.Problems.ShouldBe([sentence]);
    }

    [Fact]
    public void All_wrong_settings_are_told_at_once()
    {
        var report = new StartReport();

        TwilioOptions.Read(Settings("Twilio:SmsFrom=+15550001111"), report).ShouldBeNull();

        report.Problems.Count.ShouldBe(3);
    }

    private static IConfiguration Settings(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split('|').Select(setting => setting.Split('=', 2)).GroupBy(pair => pair[0], StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, (string?)group.Last()[1])))
        .Build();
}
