using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class NumberWordsTests
{
    [Theory] // Requirement 5: the forms that it names, then others that people send.
    [InlineData("1", 1)]
    [InlineData("१", 1)]
    [InlineData("١", 1)]
    [InlineData("1.", 1)]
    [InlineData("1)", 1)]
    [InlineData(" 1 ", 1)]
    [InlineData("option 1", 1)]
    [InlineData("एक", 1)]
    [InlineData("ek", 1)]
    [InlineData("1️⃣", 1)]
    [InlineData("no 1", 1)]
    [InlineData("No.1", 1)]
    [InlineData("number 2", 2)]
    [InlineData("vikalp 2", 2)]
    [InlineData("विकल्प 1", 1)]
    [InlineData("विकल्प १", 1)]
    [InlineData("नम्बर 3", 3)]
    [InlineData("option1", 1)]
    [InlineData("#4", 4)]
    [InlineData(".1", 1)]
    [InlineData("1st", 1)]
    [InlineData("01", 1)]
    [InlineData("0", 0)]
    [InlineData("९", 9)]
    [InlineData("99", 99)]
    [InlineData("1 please", 1)]
    [InlineData("haan 1", 1)]
    [InlineData("हाँ, 1 जी", 1)]
    [InlineData("2 चाहिए", 2)]
    [InlineData("1 1", 1)]
    [InlineData("do", 2)]
    [InlineData("दो", 2)]
    [InlineData("1 do", 1)]
    [InlineData("TEEN", 3)]
    [InlineData("चार", 4)]
    [InlineData("पाँच", 5)]
    [InlineData("छः", 6)]
    [InlineData("छ:", 6)]
    [InlineData("saat", 7)]
    [InlineData("आठ", 8)]
    [InlineData("nau", 9)]
    [InlineData("दस", 10)]
    [InlineData("Seven", 7)]
    [InlineData("pehla", 1)]
    [InlineData("दूसरा वाला", 2)]
    public void A_message_that_means_one_number_is_that_number(string text, int number) => NumberWords.Read(Fold.Key(text)).ShouldBe(number);

    [Theory]
    [InlineData("")]
    [InlineData("no")]
    [InlineData("haan")]
    [InlineData("50000 chahiye")]
    [InlineData("100")]
    [InlineData("2 lakh")]
    [InlineData("दो लाख")]
    [InlineData("1 2")]
    [InlineData("1,2")]
    [InlineData("1/2")]
    [InlineData("2.5")]
    [InlineData("ek dukan")]
    [InlineData("mujhe 1 dukan ke liye loan")]
    [InlineData("loan 1")]
    [InlineData("1a")]
    public void Any_other_message_is_no_choice(string text) => NumberWords.Read(Fold.Key(text)).ShouldBeNull();

    [Fact]
    public void Reading_a_number_does_not_allocate()
    {
        var before = 0L;
        for (var i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            NumberWords.Read("haan option 1 please");
            NumberWords.Read("मुझे दो लाख");
        }
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
