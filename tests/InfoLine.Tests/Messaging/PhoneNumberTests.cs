using InfoLine.Messaging;

namespace InfoLine.Tests.Messaging;

public class PhoneNumberTests
{
    [Theory]
    [InlineData("9876543210")]
    [InlineData("09876543210")]
    [InlineData("919876543210")]
    [InlineData("+919876543210")]
    [InlineData("00919876543210")]
    [InlineData(" +91 98765-43210 ")]
    [InlineData("९८७६५४३२१०")]
    public void Every_way_to_write_an_Indian_number_is_the_same_person(string sender) =>
        Assert.Equal("+919876543210", PhoneNumber.ToE164(sender, "91"));

    [Theory]
    [InlineData("9779812345678", "+9779812345678")]
    [InlineData("009779812345678", "+9779812345678")]
    [InlineData("+12025550123", "+12025550123")]
    public void A_number_of_another_country_keeps_its_country(string sender, string phone) =>
        Assert.Equal(phone, PhoneNumber.ToE164(sender, "91"));

    [Theory]
    [InlineData("AX-BANKIN")]
    [InlineData("121")]
    [InlineData("56767")]
    [InlineData("+")]
    [InlineData("+0987654321")]
    [InlineData("++919876543210")]
    [InlineData("91+9876543210")]
    [InlineData("+1234567890123456")]
    [InlineData("")]
    public void A_sender_that_nobody_can_answer_to_is_no_number(string sender) =>
        Assert.Null(PhoneNumber.ToE164(sender, "91"));
}
