using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class FoldTests
{
    [Theory]
    // Case, space and punctuation.
    [InlineData("", "")]
    [InlineData("  Mudra   LOAN ", "mudra loan")]
    [InlineData("Loan chahiye!!! (jaldi)", "loan chahiye jaldi")]
    [InlineData("e-shram\tcard\r\nkaise", "e shram card kaise")]
    [InlineData("don't, don’t", "dont dont")]
    [InlineData("a\0b", "a b")]
    [InlineData("❤️🙏🏾👩‍🌾", "")]
    [InlineData("हाँ👍ठीक", "हां ठीक")]
    [InlineData("मदद।", "मदद")]
    // One spelling for what looks the same.
    [InlineData("ज़रूरत", "जरूरत")]
    [InlineData("\u095B\u0930\u0942\u0930\u0924", "जरूरत")]
    [InlineData("\u0958\u0959\u095A\u095B\u095C\u095D\u095E\u095F", "कखगजडढफय")]
    [InlineData("\u0929\u0931\u0934", "नरळ")]
    [InlineData("चाँद", "चांद")]
    [InlineData("हिन्दी", "हिंदी")]
    [InlineData("कम्पनी पञ्च अण्डा अङ्क", "कंपनी पंच अंडा अंक")]
    [InlineData("जन्म अन्न", "जन्म अन्न")]
    [InlineData("क्\u200Dष न\u200Cम\uFEFFस्ते", "क्ष नमस्ते")]
    [InlineData("e\u0301", "é")]
    [InlineData("ﬁrst Ｌｏａｎ", "first loan")]
    // Runs of three.
    [InlineData("pleeeease", "pleease")]
    [InlineData("हाााां", "हाां")]
    [InlineData("loan 10000", "loan 10000")]
    public void A_message_folds_to_its_key(string text, string key) => Fold.Key(text).ShouldBe(key);

    [Theory] // Requirement 5: any digit form works.
    [InlineData("1", "1")]
    [InlineData("१", "1")]
    [InlineData("١", "1")]
    [InlineData("１", "1")]
    [InlineData("𝟏", "1")]
    [InlineData("1️⃣", "1")]
    [InlineData("①", "1")]
    [InlineData(" 1. ", "1")]
    [InlineData("(1)", "1")]
    [InlineData("১২৩", "123")]
    [InlineData("₹50,000/-", "50000")]
    [InlineData("₹ 1,50,000", "150000")]
    [InlineData("१,५०,०००", "150000")]
    [InlineData("1,2", "1 2")]
    [InlineData("2.5 लाख", "2.5 लाख")]
    [InlineData(".5 lakh", ".5 lakh")]
    [InlineData("12/05/2026", "12/05/2026")]
    [InlineData("+91 98765-43210", "+91 98765-43210")]
    [InlineData("2+2 -5 35%", "2 2 5 35")]
    public void Digits_of_every_script_and_dress_are_the_same(string text, string key) => Fold.Key(text).ShouldBe(key);

    [Theory]
    [InlineData("\uD800x", "x")]
    [InlineData("a\uDC00x", "a x")]
    [InlineData("\uFFFE\uFFFFx", "x")]
    [InlineData("e\uD83Dx", "e x")]
    public void Half_a_pair_and_characters_that_are_none_are_separators(string text, string key) => Fold.Key(text).ShouldBe(key);

    [Fact]
    public void A_text_that_is_its_own_key_is_not_copied()
    {
        foreach (var text in new[] { "1", "mudra loan", "मुद्रा लोन", "" })
        {
            var copy = new string(text.AsSpan());
            Fold.Key(copy).ShouldBeSameAs(copy);
        }
    }

    [Fact]
    public void A_plain_message_folds_without_allocating()
    {
        Fold.Key("mudra loan chahiye");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Fold.Key("mudra loan chahiye");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void The_key_of_a_key_is_itself()
    {
        foreach (var text in RandomText.Many(20_000))
        {
            var key = Fold.Key(text);
            Fold.Key(key).ShouldBe(key, $"from {Escape(text)}");
        }
    }

    [Fact]
    public void No_character_alone_or_beside_a_letter_makes_it_throw()
    {
        for (var c = 0; c < 0x10000; c++)
        {
            Fold.Key(((char)c).ToString()).ShouldNotContain("  ");
            Fold.Key($"क{(char)c}1").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Ten_megabytes_and_a_letter_with_a_hundred_thousand_marks_are_folded()
    {
        Fold.Key(new string('x', 10_000_000)).ShouldBe("xx");
        Fold.Key(string.Concat(Enumerable.Repeat("मदद ", 250_000))).Length.ShouldBe(999_999);
        Fold.Key("a" + string.Concat(Enumerable.Repeat("\u0301\u0316", 100_000))).Length.ShouldBeLessThan(20);
    }

    [Fact]
    public void Vowel_signs_belong_to_their_word()
    {
        var words = new List<string>();
        foreach (var word in Fold.Words("उद्योग आधार 50000ka"))
            words.Add(word.ToString());
        words.ShouldBe(["उद्योग", "आधार", "50000ka"]);
    }

    [Fact]
    public void An_empty_key_has_no_words() => Fold.Words("").MoveNext().ShouldBeFalse();

    private static string Escape(string text) => string.Concat(text.Select(c => $"\\u{(int)c:X4}"));
}
