using System.Text;
using InfoLine.Channels.Twilio;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioInboundTests
{
    private const string Sms = "MessageSid=SM1&From=%2B919812345678&To=%2B15550001111";
    private const string WhatsApp = "MessageSid=SM1&From=whatsapp%3A%2B919812345678&To=whatsapp%3A%2B15550002222&WaId=919812345678";

    [Fact]
    public void An_SMS_is_read()
    {
        var message = Read(Sms + "&Body=+hello+&NumMedia=0&NewFieldOfTomorrow=1");

        message.ShouldBe(new Inbound(new ContactAddress("twilio-sms", "+919812345678", "+919812345678"), "SM1", InboundKind.Text, " hello ") { To = "+15550001111" });
    }

    [Theory]
    [InlineData("From=%2B919812345678", "twilio-sms", "+919812345678", "+919812345678")]
    [InlineData("From=+919812345678", "twilio-sms", "+919812345678", "+919812345678")]
    [InlineData("From=56767", "twilio-sms", "56767", null)]
    [InlineData("From=AX-HDFCBK", "twilio-sms", "AX-HDFCBK", null)]
    [InlineData("From=whatsapp%3A%2B919812345678", "twilio-whatsapp", "whatsapp:+919812345678", "+919812345678")]
    [InlineData("From=whatsapp%3A919812345678", "twilio-whatsapp", "whatsapp:+919812345678", "+919812345678")]
    [InlineData("From=WhatsApp%3A%2B919812345678", "twilio-whatsapp", "whatsapp:+919812345678", "+919812345678")]
    [InlineData("From=%2B919812345678&WaId=919812345678", "twilio-whatsapp", "whatsapp:+919812345678", "+919812345678")]
    [InlineData("From=whatsapp%3AUS.1234", "twilio-whatsapp", "whatsapp:US.1234", null)]
    [InlineData("From=&ExternalUserId=whatsapp%3AID.4566aB", "twilio-whatsapp", "whatsapp:ID.4566aB", null)]
    [InlineData("ExternalUserId=whatsapp%3AID.4566aB", "twilio-whatsapp", "whatsapp:ID.4566aB", null)]
    [InlineData("From=whatsapp%3A&ExternalUserId=IN.77&To=whatsapp%3A%2B1", "twilio-whatsapp", "whatsapp:IN.77", null)]
    [InlineData("From=whatsapp%3A%2B919812345678&ExternalUserId=whatsapp%3AIN.77", "twilio-whatsapp", "whatsapp:+919812345678", "+919812345678")]
    public void The_sender_is_known_by_one_address(string fields, string route, string address, string? phone) =>
        Read("MessageSid=SM1&Body=x&" + fields).From.ShouldBe(new ContactAddress(route, address, phone));

    [Theory]
    [InlineData("&Body=caption&NumMedia=1&MediaContentType0=image/jpeg", InboundKind.Picture, "caption")]
    [InlineData("&NumMedia=1&MediaContentType0=video/mp4", InboundKind.Picture, "")]
    [InlineData("&NumMedia=1&MediaContentType0=application/pdf", InboundKind.Picture, "")]
    [InlineData("&NumMedia=1&MediaContentType0=audio/ogg%3B+codecs%3Dopus", InboundKind.Voice, "")]
    [InlineData("&NumMedia=1&MediaContentType0=image/webp", InboundKind.Sticker, "")]
    [InlineData("&NumMedia=1&MediaContentType0=image/webp&MessageType=image", InboundKind.Picture, "")]
    [InlineData("&NumMedia=1&MediaContentType0=text/vcard", InboundKind.Contact, "")]
    [InlineData("&NumMedia=1&MediaContentType0=TEXT/X-VCARD", InboundKind.Contact, "")]
    [InlineData("&NumMedia=1&MediaContentType0=application/octet-stream", InboundKind.OtherMedia, "")]
    [InlineData("&NumMedia=1", InboundKind.OtherMedia, "")]
    [InlineData("&NumMedia=zero&Body=x", InboundKind.Text, "x")]
    [InlineData("&MessageType=reaction&Body=%F0%9F%91%8D", InboundKind.Reaction, "👍")]
    [InlineData("&MessageType=contacts", InboundKind.Contact, "")]
    [InlineData("&MessageType=somethingNew&Body=x", InboundKind.Text, "x")]
    [InlineData("&Latitude=22.719568&Longitude=75.857727&Label=Krishi+Mandi&Address=Indore", InboundKind.Location, "22.71957,75.85773 Krishi Mandi Indore")]
    [InlineData("&Latitude=22.5&Longitude=-75&Body=here", InboundKind.Location, "here")]
    [InlineData("&Latitude=north&Longitude=1e999", InboundKind.Location, "?,?")]
    [InlineData("&Body=STOP&OptOutType=STOP", InboundKind.CarrierOptedOut, "STOP")]
    [InlineData("&Body=start&OptOutType=START", InboundKind.CarrierOptedIn, "start")]
    [InlineData("&Body=info&OptOutType=HELP", InboundKind.Text, "HELP")]
    [InlineData("&Body=STOP", InboundKind.Text, "STOP")]
    [InlineData("", InboundKind.Text, "")]
    [InlineData("&Body=a%00b", InboundKind.Text, "ab")]
    [InlineData("&Body=%E0%A5%A7%E2%80%8D%E2%80%8F", InboundKind.Text, "१\u200D\u200F")]
    [InlineData("&Body=%E0%A4%A8%E0%A4%BC", InboundKind.Text, "न\u093C")]
    public void What_came_is_named(string fields, InboundKind kind, string text)
    {
        var message = Read(WhatsApp + fields);

        message.Kind.ShouldBe(kind);
        message.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("&ButtonPayload=flow:2&ButtonText=Yes&Body=Yes", "flow:2", "Yes")]
    [InlineData("&ButtonPayload=flow:2&ButtonText=Yes", "flow:2", "Yes")]
    [InlineData("&ListId=row:7&ListTitle=Loans", "row:7", "Loans")]
    [InlineData("&InteractiveData={\"type\":\"list_reply\",\"list_reply\":{\"id\":\"r\",\"title\":\"Row\"}}", "r", "Row")]
    [InlineData("&InteractiveData={\"button_reply\":{\"id\":\"b\",\"title\":\"Go\"}}&Body=Go", "b", "Go")]
    [InlineData("&InteractiveData={\"id\":\"top\"}&Body=x", "top", "x")]
    [InlineData("&InteractiveData={\"id\":7}&Body=x", null, "x")]
    [InlineData("&InteractiveData={\"id\":\"\\ud800\"}&Body=x", null, "x")]
    [InlineData("&InteractiveData=[1]&Body=x", null, "x")]
    [InlineData("&InteractiveData={&Body=x", null, "x")]
    [InlineData("&ButtonPayload=&Body=x", null, "x")]
    [InlineData("&Body=x", null, "x")]
    public void A_press_is_read_from_wherever_it_stands(string fields, string? pressed, string text)
    {
        var message = Read(WhatsApp + fields);

        message.Pressed.ShouldBe(pressed);
        message.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("From=%2B919812345678&Body=x", "MessageSid is missing.")]
    [InlineData("MessageSid=&From=%2B919812345678", "MessageSid is not an id.")]
    [InlineData("MessageSid=S%00M&From=%2B919812345678", "MessageSid is not an id.")]
    [InlineData("MessageSid=SM1&Body=x", "From is missing.")]
    [InlineData("MessageSid=SM1&From=", "From is not an address.")]
    [InlineData("MessageSid=SM1&From=whatsapp%3A", "From is not an address.")]
    [InlineData("MessageSid=SM1&From=%2B", "From is not an address.")]
    [InlineData("MessageSid=SM1&From=whatsapp%3A%2B", "From is not an address.")]
    [InlineData("MessageSid=SM1&From=%2B91%0098", "From is not an address.")]
    [InlineData("MessageSid=SM1&From=%2B15550001111&MessageStatus=delivered&SmsStatus=delivered", "This is a delivery receipt: set it to go to /channels/twilio/status.")]
    public void What_cannot_be_a_message_is_refused_in_a_sentence(string fields, string sentence) =>
        TwilioInbound.Read(Form(fields)).ShouldBe(new TwilioInbound.Refused(sentence));

    [Fact]
    public void Old_names_of_the_id_are_understood() => Read("SmsMessageSid=SM9&From=%2B919812345678").ProviderMessageId.ShouldBe("SM9");

    [Fact]
    public void A_long_text_is_kept_whole() => Read(Sms + "&Body=" + new string('x', 1_601)).Text.Length.ShouldBe(1_601);

    private static Inbound Read(string body) => TwilioInbound.Read(Form(body)).ShouldBeOfType<TwilioInbound.Message>().Inbound;

    private static TwilioForm Form(string body) => TwilioForm.Parse(Encoding.UTF8.GetBytes(body))!;
}
