using InfoLine.Channels.Kannel;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.Kannel;

public class KannelReceiptTests
{
    [Theory]
    [InlineData("1", DeliveryStatus.Delivered)]
    [InlineData("2", DeliveryStatus.Failed)]
    [InlineData("4", DeliveryStatus.Queued)]
    [InlineData("8", DeliveryStatus.Sent)]
    [InlineData("16", DeliveryStatus.Failed)]
    [InlineData("32", DeliveryStatus.Sending)]
    [InlineData("64", DeliveryStatus.Unknown)]
    [InlineData("", DeliveryStatus.Unknown)]
    [InlineData("१", DeliveryStatus.Unknown)]
    [InlineData("99999999999999999999999", DeliveryStatus.Unknown)]
    public void Kannels_number_tells_how_far_a_message_came(string type, DeliveryStatus status) =>
        Read($"id=0199aa%3A0&type={type}&answer=ACK%2F&fid=abc").ShouldSatisfyAllConditions(
            receipt => receipt.Status.ShouldBe(status),
            receipt => receipt.MessageId.ShouldBe("0199aa:0"),
            receipt => receipt.ProviderMessageId.ShouldBe("abc"));

    [Theory]
    [InlineData("id:1 sub:001 dlvrd:000 submit date:2611220630 done date:2611220631 stat:UNDELIV err:045 text:Secret words", "045", "2 UNDELIV")]
    [InlineData("id:1 stat:EXPIRED err:000 text:Secret words", "EXPIRED", "2 EXPIRED")]
    [InlineData("NACK/0x0000000b/Invalid Destination", "0x0000000b", "2")]
    [InlineData("NACK/Secret words", null, "2")]
    [InlineData("", null, "2")]
    public void A_failure_keeps_the_carriers_code_and_never_its_text(string answer, string? code, string word) =>
        Read($"id=1&type=2&answer={Uri.EscapeDataString(answer)}").ShouldSatisfyAllConditions(
            receipt => receipt.Code.ShouldBe(code),
            receipt => receipt.Word.ShouldBe(word));

    [Theory]
    [InlineData("")]
    [InlineData("type=1")]
    [InlineData("id=&type=1")]
    public void A_receipt_for_no_message_is_none(string query) => KannelReceipt.Read(SomeKannel.Fields(query)).ShouldBeNull();

    private static Receipt Read(string query) => KannelReceipt.Read(SomeKannel.Fields(query)).ShouldNotBeNull();
}
