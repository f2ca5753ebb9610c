using InfoLine.Dialogs.Words;
using InfoLine.Storage;

namespace InfoLine.Tests.Referrals;

public sealed class ShortCodeTests
{
    [Theory]
    [InlineData("4K7HM", true)]
    [InlineData("4K7HMR", true)]
    [InlineData("4K7H", false)]
    [InlineData("4K7HMRT", false)]
    [InlineData("4K7HO", false)]
    [InlineData("4K7H0", false)]
    [InlineData("4k7hm", false)]
    [InlineData("44KHM", false)]
    [InlineData("34679", false)]
    [InlineData("GHJKM", false)]
    [InlineData("A4K7H", false)]
    public void A_code_is_five_or_six_of_its_own_letters(string text, bool isOne) => ShortCode.IsOne(text).ShouldBe(isOne);

    [Fact]
    public void Look_alikes_vowels_and_the_letters_of_answers_are_not_in_codes() => ShortCode.Alphabet.ShouldAllBe(letter => !"0O1IL2Z5S8BUVQAEFCD".Contains(letter));

    [Theory]
    [InlineData(ShortCode.Length, 15)]
    [InlineData(ShortCode.LongLength, 2)]
    public void A_thousand_codes_are_hardly_ever_the_same_and_survive_being_typed(int length, int mostTwice)
    {
        var codes = Enumerable.Range(0, 1000).Select(_ => ShortCode.New(length)).ToList();
        codes.ShouldAllBe(code => code.Length == length && ShortCode.IsOne(code) && Fold.Key(code).Equals(code, StringComparison.OrdinalIgnoreCase));
        (1000 - codes.Distinct(StringComparer.Ordinal).Count()).ShouldBeLessThanOrEqualTo(mostTwice);
        codes.SelectMany(code => code).Distinct().Count().ShouldBe(ShortCode.Alphabet.Length);
    }
}
