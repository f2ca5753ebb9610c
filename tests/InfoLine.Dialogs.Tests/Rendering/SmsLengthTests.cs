using InfoLine.Dialogs.Rendering;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Rendering;

public class SmsLengthTests
{
    [Theory]
    [InlineData(0, 0, 160)]
    [InlineData(1, 1, 159)]
    [InlineData(160, 1, 0)]
    [InlineData(161, 2, 145)]
    [InlineData(306, 2, 0)]
    [InlineData(307, 3, 152)]
    [InlineData(459, 3, 0)]
    public void English_takes_160_septets_or_153_in_each_part(int letters, int segments, int left) =>
        SmsLength.Of(new string('a', letters)).ShouldBe(new SmsLength(SmsEncoding.Gsm7, letters, segments, left));

    [Theory] // Requirement 3 allows 2 segments: 134 units.
    [InlineData(1, 1, 69)]
    [InlineData(70, 1, 0)]
    [InlineData(71, 2, 63)]
    [InlineData(134, 2, 0)]
    [InlineData(135, 3, 66)]
    [InlineData(160, 3, 41)]
    public void Hindi_takes_70_units_or_67_in_each_part(int letters, int segments, int left) =>
        SmsLength.Of(new string('क', letters)).ShouldBe(new SmsLength(SmsEncoding.Ucs2, letters, segments, left));

    [Fact]
    public void A_character_behind_the_escape_takes_two_septets()
    {
        SmsLength.Of("€").ShouldBe(new SmsLength(SmsEncoding.Gsm7, 2, 1, 158));
        SmsLength.Of(new string('[', 80)).Segments.ShouldBe(1);
        SmsLength.Of(new string('[', 81)).Segments.ShouldBe(2);
    }

    [Fact]
    public void An_escape_pair_is_never_divided()
    {
        // 152 letters leave one septet in the first part: the bracket goes whole into the second.
        var text = new string('a', 152) + "[" + new string('a', 152);
        SmsLength.Of(text).ShouldBe(new SmsLength(SmsEncoding.Gsm7, 306, 3, 152));
        SmsLength.Of(text.AsSpan(0, text.Length - 1)).ShouldBe(new SmsLength(SmsEncoding.Gsm7, 305, 2, 0));
    }

    [Fact]
    public void A_surrogate_pair_is_never_divided()
    {
        var text = new string('क', 66) + "👍" + new string('क', 66);
        SmsLength.Of(text).ShouldBe(new SmsLength(SmsEncoding.Ucs2, 134, 3, 66));
        SmsLength.Of(text.AsSpan(0, text.Length - 1)).ShouldBe(new SmsLength(SmsEncoding.Ucs2, 133, 2, 0));
    }

    [Fact]
    public void Plain_letters_count_the_same_beside_one_that_needs_a_closer_look()
    {
        for (var n = 0; n < 500; n++)
        {
            Both(new string('a', n), "é"); // GSM-7, but not ASCII
            Both(new string('क', n), "é");
        }

        static void Both(string text, string closer) =>
            SmsLength.Of(text + "k").ShouldBe(SmsLength.Of(closer + text));
    }

    [Fact]
    public void One_foreign_character_turns_the_whole_text_to_ucs2()
    {
        SmsLength.Of(new string('a', 160)).Segments.ShouldBe(1);
        SmsLength.Of(new string('a', 159) + "₹").ShouldBe(new SmsLength(SmsEncoding.Ucs2, 160, 3, 41));
    }

    [Fact]
    public void Every_sign_of_a_hindi_word_counts() => SmsLength.Of("क्\u200Dषि").Units.ShouldBe(5);

    [Fact]
    public void Half_a_pair_counts_as_one_unit() => SmsLength.Of("\uD800\uD800\uDC00").Units.ShouldBe(3);
}
