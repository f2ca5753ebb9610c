using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class QuestionMaskTests
{
    [Theory]
    [InlineData("mudra lon kaise milega")]
    [InlineData("50000 chahie dukan ke lie")]
    [InlineData("मुझे 2,00,000 का लोन चाहिए")]
    [InlineData("Rs 45250 ka loan milega kya")]
    [InlineData("₹45250 mila")]
    [InlineData("45250rs mila")]
    [InlineData("2 lakh 50 hazar")]
    [InlineData("7500 rupaye fees")]
    [InlineData("१०००० रुपये")]
    [InlineData("naam badalna hai")]
    [InlineData("udyam me naam kaise badle")]
    [InlineData("")]
    public void What_leads_to_nobody_stays(string question) => QuestionMask.Mask(question).ShouldBe(question);

    [Theory]
    [InlineData("call 9876543210 about loan", "call XXXXXXXXXX about loan")]
    [InlineData("call 98765 43210", "call XXXXX XXXXX")]
    [InlineData("call +91-98765-43210", "call +XX-XXXXX-XXXXX")]
    [InlineData("९८७६५४३२१० पर बात", "XXXXXXXXXX पर बात")]
    [InlineData("mera aadhaar XXXXXXXX0124 hai", "mera aadhaar XXXXXXXXXXXX hai")]
    [InlineData("pin 221311", "pin XXXXXX")]
    [InlineData("born 12/05/1990", "born XX/XX/XXXX")]
    [InlineData("rs 987654321012", "rs XXXXXXXXXXXX")]
    [InlineData("9876543200 hai", "XXXXXXXXXX hai")]
    [InlineData("mail sunita.devi@example.com please", "mail X please")]
    [InlineData("upi sunita@okbank", "upi X")]
    [InlineData("mera naam Sunita Devi hai mudra loan chahiye", "mera naam X X hai mudra loan chahiye")]
    [InlineData("my name is Ram Kumar Yadav, I need a loan", "my name is X X X, I need a loan")]
    [InlineData("mera nam hai sunita aur loan chahiye", "mera nam hai X aur loan chahiye")]
    [InlineData("मेरा नाम सुनीता देवी है लोन चाहिए", "मेरा नाम X X है लोन चाहिए")]
    [InlineData("naam: sunita", "naam: X")]
    [InlineData("sunita w/o Ramesh Patel ka loan", "sunita w/o X X ka loan")]
    public void What_may_lead_to_somebody_goes(string question, string kept) => QuestionMask.Mask(question).ShouldBe(kept);

    [Fact]
    public void Any_text_is_survived()
    {
        foreach (var text in RandomText.Many(500))
            QuestionMask.Mask(text).ShouldNotBeNull();
    }
}
