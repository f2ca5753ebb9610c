using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Rendering;

public class SmsSplitTests
{
    [Fact]
    public void A_text_that_fits_is_sent_as_it_is()
    {
        SmsSplit.Split("Hello.", 2).ShouldBe(["Hello."]);
        SmsSplit.Split(new string('क', 134), 2).ShouldBe([new string('क', 134)]);
        SmsSplit.Split(" \n ", 2).ShouldBeEmpty();
    }

    [Fact]
    public void A_long_text_is_cut_after_a_sentence_and_numbered()
    {
        var first = "MUDRA gives a loan to small shops, up to Rs 20 lakh. No guarantee is needed for it.";
        var second = "You need your Aadhaar, a photo and a quotation of all that you want to buy with the money?";
        SmsSplit.Split($"{first} {second}", 1).ShouldBe([$"1/2 {first}", $"2/2 {second}"]);
    }

    [Fact]
    public void A_hindi_text_is_cut_after_the_danda()
    {
        var first = "मुद्रा योजना में छोटी दुकान के लिए लोन मिलता है।";
        var second = "कोई गारंटी नहीं देनी होती। फॉर्म मुफ्त है।";
        SmsSplit.Split($"{first} {second}", 1).ShouldBe([$"1/2 {first}", $"2/2 {second}"]);
    }

    [Fact]
    public void Without_a_sentence_end_the_cut_is_between_words()
    {
        var pieces = SmsSplit.Split(string.Join(' ', Enumerable.Repeat("shabd", 60)), 1);
        pieces.ShouldAllBe(piece => piece.EndsWith("shabd", StringComparison.Ordinal));
        pieces[0].ShouldStartWith("1/3 shabd");
    }

    [Fact]
    public void The_dot_of_Rs_is_no_sentence_end()
    {
        var text = new string('a', 100) + " Rs. 500 " + new string('b', 100);
        SmsSplit.Split(text, 1)[0].ShouldBe("1/2 " + new string('a', 100) + " Rs. 500");
    }

    [Fact] // Carriers were seen to cut नमस् | ते.
    public void No_cut_goes_through_a_letter()
    {
        for (var before = 50; before < 70; before++)
        {
            var pieces = SmsSplit.Split(new string('क', before) + "नमस्ते" + new string('क', 30), 1);
            pieces.ShouldAllBe(piece => !piece.EndsWith('\u094D') && !piece.EndsWith('स'));
        }
        var families = SmsSplit.Split(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 20)), 1);
        families.ShouldAllBe(piece => piece.EndsWith("👩‍👩‍👧", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_pieces_make_room_for_a_longer_number()
    {
        var pieces = SmsSplit.Split(string.Join(' ', Enumerable.Repeat("word", 400)), 1);
        pieces.Length.ShouldBeGreaterThan(9);
        pieces[0].ShouldStartWith($"1/{pieces.Length} word");
        pieces.ShouldAllBe(piece => SmsLength.Of(piece).Segments == 1);
    }

    [Fact]
    public void Nothing_is_lost_and_no_piece_is_over_the_limit()
    {
        foreach (var text in RandomText.Many(1_500, most: 150))
        {
            foreach (var max in new[] { 1, 2 })
            {
                var pieces = SmsSplit.Split(text, max);
                pieces.All(piece => SmsLength.Of(piece).Segments <= max && piece.Trim().Length > 0).ShouldBeTrue();
                var unnumbered = pieces.Length == 1 ? pieces.AsEnumerable() : pieces.Select(piece => piece[(piece.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                Ink(string.Concat(unnumbered)).ShouldBe(Ink(text));
            }
        }
    }

    [Fact]
    public void Megabytes_of_one_letter_or_of_marks_are_cut_in_a_moment_and_fill_their_messages()
    {
        SmsSplit.Split(new string('\u0301', 60_000), 1).Length.ShouldBe(968); // "968/968 " leaves 62
        SmsSplit.Split(string.Concat(Enumerable.Repeat("क्", 150_000)), 1).Length.ShouldBeLessThan(10_000);
        SmsSplit.Split("." + new string(' ', 300_000) + new string('x', 200), 1).Length.ShouldBe(3);
    }

    [Fact]
    public void A_budget_below_one_is_refused() => Should.Throw<ArgumentOutOfRangeException>(() => SmsSplit.Split("x", 0));

    private static string Ink(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
