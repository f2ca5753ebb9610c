using InfoLine.Referrals;
using InfoLine.Storage;

namespace InfoLine.Tests.Referrals;

public sealed class ProviderReplyTests
{
    [Theory]
    [InlineData("A 4K7HM", ProviderVerb.Accept)]
    [InlineData("a 4k7hm", ProviderVerb.Accept)]
    [InlineData("A4K7HM", ProviderVerb.Accept)]
    [InlineData("accept 4K7HM", ProviderVerb.Accept)]
    [InlineData("4k7hm yes", ProviderVerb.Accept)]
    [InlineData("हाँ 4K7HM", ProviderVerb.Accept)]
    [InlineData("हां ४K७HM", ProviderVerb.Accept)]
    [InlineData("haan ji 4K7 HM", ProviderVerb.Accept)]
    [InlineData("  A.  4K7-HM !", ProviderVerb.Accept)]
    [InlineData("A: 4 K7 HM", ProviderVerb.Accept)]
    [InlineData("स्वीकार ४k७hm", ProviderVerb.Accept)]
    [InlineData("D 4K7HM", ProviderVerb.Decline)]
    [InlineData("d4k7hm", ProviderVerb.Decline)]
    [InlineData("नहीं 4K7HM", ProviderVerb.Decline)]
    [InlineData("C 4K7HM", ProviderVerb.Contact)]
    [InlineData("4K7HM मिले", ProviderVerb.Contact)]
    [InlineData("F 4K7HM", ProviderVerb.Finish)]
    public void A_word_and_the_code_are_understood_in_any_spelling(string text, ProviderVerb verb) =>
        ProviderReply.Read(text).ShouldBe(new(verb, "4K7HM", DeclineReason.Other));

    [Theory]
    [InlineData("D 4K7HM full", DeclineReason.NoCapacity)]
    [InlineData("D 4K7HM 2", DeclineReason.NoCapacity)]
    [InlineData("D4K7HM जगह नहीं है", DeclineReason.NoCapacity)]
    [InlineData("D 4K7HM not eligible", DeclineReason.NotEligible)]
    [InlineData("not in our block, D 4K7HM", DeclineReason.OutOfArea)]
    [InlineData("D 4K7HM pehle se hai", DeclineReason.Duplicate)]
    [InlineData("D 4K7HM manager on leave", DeclineReason.Other)]
    public void The_reason_of_a_no_is_understood_where_it_can_be(string text, DeclineReason reason) =>
        ProviderReply.Read(text).ShouldBe(new(ProviderVerb.Decline, "4K7HM", reason));

    [Theory]
    [InlineData("4K7HM")]
    [InlineData("A D 4K7HM")]
    [InlineData("4K7HM which one is this")]
    public void A_code_without_one_clear_word_is_no_answer_but_still_a_code(string text) => ProviderReply.Read(text).ShouldBe(new(null, "4K7HM", DeclineReason.Other));

    [Fact]
    public void What_stands_before_the_code_counts() => ProviderReply.Read("A 4K7HM no problem")!.Verb.ShouldBe(ProviderVerb.Accept);

    [Fact]
    public void A_long_code_is_read_whole() => ProviderReply.Read("D 4K7 HMR 3").ShouldBe(new(ProviderVerb.Decline, "4K7HMR", DeclineReason.OutOfArea));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("hello")]
    [InlineData("A 4K7")]
    [InlineData("mudra loan 50000")]
    [InlineData("9876543210")]
    [InlineData("A 44444")]
    [InlineData("\uD800\0 A 4K7")]
    public void Everything_else_is_for_the_conversation(string text) => ProviderReply.Read(text).ShouldBeNull();

    [Fact]
    public void Every_new_code_is_read_back_however_it_is_typed()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var code = ShortCode.New(random.Next(2) == 0 ? ShortCode.Length : ShortCode.LongLength);
            var cut = random.Next(1, code.Length);
            var typed = random.Next(3) switch { 0 => code.ToLowerInvariant(), 1 => InHindi(code), _ => code };
            ProviderReply.Read($"A {typed}").ShouldBe(new(ProviderVerb.Accept, code, DeclineReason.Other), typed);
            // A piece that is a code by itself is one: a long code must not be cut after its fifth letter.
            if (!ShortCode.IsOne(code.AsSpan(0, cut)))
                ProviderReply.Read($"yes {typed[..cut]} {typed[cut..]}")!.Code.ShouldBe(code, typed);
        }
    }

    private static string InHindi(string code) => string.Concat(code.Select(letter => char.IsAsciiDigit(letter) ? (char)('०' + letter - '0') : letter));
}
