using InfoLine.Dialogs.Rendering;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Rendering;

public class Gsm7Tests
{
    [Fact]
    public void The_alphabet_has_127_characters_and_ten_more_behind_the_escape()
    {
        Gsm7.Basic.Distinct().Count().ShouldBe(127);
        Gsm7.Extension.Distinct().Count().ShouldBe(10);
        Gsm7.Basic.ShouldAllBe(c => Gsm7.Septets(c) == 1);
        Gsm7.Extension.ShouldAllBe(c => Gsm7.Septets(c) == 2);
        Enumerable.Range(0, 0x10000).Count(c => Gsm7.Septets((char)c) > 0).ShouldBe(137);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("Loan up to Rs 10 lakh? [1] {2} ~ € @ à Ω", true)]
    [InlineData("₹", false)]
    [InlineData("`", false)]
    [InlineData("ç", false)]
    [InlineData("it’s", false)]
    [InlineData("\t", false)]
    [InlineData("मदद", false)]
    public void Only_its_own_characters_can_be_encoded(string text, bool can) => Gsm7.CanEncode(text).ShouldBe(can);

    [Theory]
    [InlineData("₹500", "Rs 500")]
    [InlineData("₹ 500 or ₹5,00,000", "Rs 500 or Rs 5,00,000")]
    [InlineData("free (₹0)", "free (Rs 0)")]
    [InlineData("price in ₹", "price in Rs")]
    [InlineData("It’s ‘free’ – “no fee”…", "It's 'free' - \"no fee\"...")]
    [InlineData("• one\u00A0thing — «two» `x`", "- one thing - \"two\" 'x'")]
    [InlineData("a\u200Bb\uFEFF\u200E", "ab")]
    public void Typographic_characters_become_plain_ones(string text, string plain) => Gsm7.ToPlain(text).ShouldBe(plain);

    [Theory]
    [InlineData("मुद्रा – ₹500 ‘लोन’…")]
    [InlineData("₹500 👍")]
    [InlineData("plain already")]
    [InlineData("")]
    [InlineData("\uD800’")]
    public void A_text_that_stays_ucs2_or_is_plain_is_left_alone(string text) => Gsm7.ToPlain(text).ShouldBeSameAs(text);
}
