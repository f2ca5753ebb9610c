using System.Text;
using InfoLine.Channels.Twilio;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioStatusTests
{
    [Theory]
    [InlineData("accepted", DeliveryStatus.Queued)]
    [InlineData("scheduled", DeliveryStatus.Queued)]
    [InlineData("queued", DeliveryStatus.Queued)]
    [InlineData("sending", DeliveryStatus.Sending)]
    [InlineData("sent", DeliveryStatus.Sent)]
    [InlineData("partially_delivered", DeliveryStatus.Sent)]
    [InlineData("delivered", DeliveryStatus.Delivered)]
    [InlineData("read", DeliveryStatus.Read)]
    [InlineData("undelivered", DeliveryStatus.Failed)]
    [InlineData("failed", DeliveryStatus.Failed)]
    [InlineData("canceled", DeliveryStatus.Failed)]
    [InlineData("received", DeliveryStatus.Unknown)]
    [InlineData("word_of_tomorrow", DeliveryStatus.Unknown)]
    public void Each_word_has_a_rank_and_is_kept(string word, DeliveryStatus status) =>
        Read($"MessageSid=SM1&MessageStatus={word}&From=%2B15550001111&To=%2B919812345678")
            .ShouldBe(new Receipt("twilio-sms", "in:0", "SM1", status, null, word));

    [Theory]
    [InlineData("&To=whatsapp%3A%2B919812345678")]
    [InlineData("&From=whatsapp%3A%2B15550002222")]
    [InlineData("&ChannelToAddress=whatsapp%3A%2B9198XXXX")]
    [InlineData("&ChannelPrefix=whatsapp")]
    public void A_receipt_of_WhatsApp_is_known_by_any_of_its_signs(string fields) =>
        Read("MessageSid=SM1&MessageStatus=read&EventType=READ" + fields).Route.ShouldBe("twilio-whatsapp");

    [Theory]
    [InlineData("&ErrorCode=63016", "63016")]
    [InlineData("&ErrorCode=0", null)]
    [InlineData("&ErrorCode=", null)]
    [InlineData("", null)]
    public void The_error_code_is_kept(string field, string? code) =>
        Read("SmsSid=SM1&SmsStatus=failed&To=%2B9198" + field).Code.ShouldBe(code);

    [Theory]
    [InlineData("MessageStatus=sent", "MessageSid is missing.")]
    [InlineData("MessageSid=SM1", "MessageStatus is missing.")]
    [InlineData("MessageSid=SM1&MessageStatus=%00", "MessageStatus is missing.")]
    [InlineData("MessageSid=%2E%2E&MessageStatus=sent", "MessageSid is not an id.")]
    public void What_cannot_be_a_receipt_is_refused_in_a_sentence(string fields, string sentence) =>
        TwilioStatus.From(TwilioForm.Parse(Encoding.UTF8.GetBytes(fields))!, "in:0").ShouldBe(new TwilioStatus.Refused(sentence));

    private static Receipt Read(string body) => TwilioStatus.From(TwilioForm.Parse(Encoding.UTF8.GetBytes(body))!, "in:0").ShouldBeOfType<TwilioStatus.Read>().Receipt;
}
