using System.Globalization;
using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class AmountsTests
{
    [Theory]
    [InlineData("50000", "50000")]
    [InlineData("५००००", "50000")]
    [InlineData("50,000", "50000")]
    [InlineData("1,50,000", "150000")]
    [InlineData("₹ 5,000/-", "5000")]
    [InlineData("rs 5000", "5000")]
    [InlineData("Rs.5000", "5000")]
    [InlineData("rs5000", "5000")]
    [InlineData("5000rs", "5000")]
    [InlineData("5000.00 रुपये", "5000")]
    [InlineData("रु॰ 500 मात्र", "500")]
    [InlineData("50 hazar", "50000")]
    [InlineData("५० हज़ार", "50000")]
    [InlineData("50k", "50000")]
    [InlineData("50 K", "50000")]
    [InlineData("2L", "200000")]
    [InlineData("2 lakh", "200000")]
    [InlineData("2lakh", "200000")]
    [InlineData("2 lac", "200000")]
    [InlineData("2.5 लाख", "250000")]
    [InlineData(".5 lakh", "50000")]
    [InlineData("1 crore", "10000000")]
    [InlineData("1 करोड़", "10000000")]
    [InlineData("दो लाख", "200000")]
    [InlineData("do lakh rupaye", "200000")]
    [InlineData("pachas hazar", "50000")]
    [InlineData("डेढ़ लाख", "150000")]
    [InlineData("dhai lakh", "250000")]
    [InlineData("साढ़े तीन लाख", "350000")]
    [InlineData("sava lakh", "125000")]
    [InlineData("पौने दो लाख", "175000")]
    [InlineData("aadha lakh", "50000")]
    [InlineData("2 lakh 50 hazar", "250000")]
    [InlineData("1 lakh 20 thousand 500", "120500")]
    [InlineData("lakh rupaye", "100000")]
    [InlineData("mujhe 50000 chahiye", "50000")]
    [InlineData("dukan ke liye 2 lakh ka loan", "200000")]
    [InlineData("2 lakh do", "200000")]
    [InlineData("do 50000", "50000")]
    [InlineData("3", "3")]
    [InlineData("teen", "3")]
    [InlineData("5 saal", "5")]
    [InlineData("35%", "35")]
    [InlineData("0", "0")]
    public void An_answer_with_one_clear_number_is_that_number(string text, string expected) =>
        Amounts.Read(Fold.Key(text))?.ToString(CultureInfo.InvariantCulture).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("pata nahi")]
    [InlineData("2 lakh ya 3 lakh")]
    [InlineData("5-10 hazar")]
    [InlineData("50000 se 1 lakh")]
    [InlineData("5 10")]
    [InlineData("ek do lakh")]
    [InlineData("1 lakh aadha lakh")]
    [InlineData("2 lakh ka loan 5 saal")]
    [InlineData("12/05/2026")]
    [InlineData("9876543210")]
    [InlineData("+91 98765 43210")]
    [InlineData("ek dukan")]
    [InlineData("mujhe loan do")]
    [InlineData("ninyanve hazar")]
    [InlineData("2.5.3")]
    [InlineData("1/2 lakh")]
    [InlineData("4g phone")]
    [InlineData("साढ़े")]
    public void An_answer_without_one_clear_number_is_none(string text) => Amounts.Read(Fold.Key(text)).ShouldBeNull();

    [Fact]
    public void No_answer_makes_it_throw()
    {
        foreach (var text in RandomText.Many(20_000))
            _ = (Amounts.Read(Fold.Key(text)), NumberWords.Read(Fold.Key(text)));
        Amounts.Read(new string('9', 1_000_000)).ShouldBeNull();
    }
}
