using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

/// <summary>Words with lost vowels, slips of the finger, or no spaces between them.</summary>
public sealed class SpoiltWordsTests
{
    private static readonly Matcher Bank = Matcher.Train(SomeTopics.Bank);

    [Theory]
    [InlineData("mdra", "mudra")]
    [InlineData("pnsn", "pension")]
    [InlineData("dcmnts", "documents")]
    [InlineData("pansion", "pension")]
    [InlineData("documetns", "documents")]
    [InlineData("paosa", "paisa")]
    [InlineData("mudea", "mudra")]
    [InlineData("penskon", "pension")]
    [InlineData("मद्रा", "मुद्रा")]
    public void An_unknown_word_is_taken_for_the_known_one_that_it_must_be(string spoilt, string known) =>
        Bank.Explain(spoilt).Words.ShouldHaveSingleItem().TakenFor.ShouldBe(Phonetics.Read(known)[0].Key);

    [Theory]
    [InlineData("xyz")]
    [InlineData("wrestling")]
    [InlineData("ox")]
    public void A_word_that_is_near_to_none_stays_itself(string word) =>
        Bank.Explain(word).Words.ShouldAllBe(one => one.TakenFor == null);

    [Theory]
    [InlineData("mudramekitnapaisamilega", "mudra me kitna paisa milega")]
    [InlineData("MUDRALOANDOCUMENTS", "mudra loan documents")]
    [InlineData("पीएमईजीपीकितनापैसा", "पीएमईजीपी कितना पैसा")]
    public void Words_without_spaces_are_cut_where_the_known_ones_end(string glued, string words)
    {
        Bank.Explain(glued).Words.Select(word => word.Token.Written).ShouldBe(words.Split(' '));
        Bank.Ask(glued).Top[0].Topic.ShouldBe(Bank.Ask(words).Top[0].Topic);
    }

    [Fact]
    public void A_long_word_that_does_not_fall_apart_stays_whole()
    {
        foreach (var word in new[] { "antidisestablishmentarianism", "हिरण्यगर्भसूत्रविवेचन", new string('m', 150) })
            Bank.Explain(word).Words.ShouldHaveSingleItem();
    }

    [Fact]
    public void What_was_kept_cuts_and_repairs_as_what_was_learned()
    {
        using var kept = new MemoryStream();
        Bank.Save(kept);
        kept.Position = 0;
        var loaded = Matcher.TryLoad(kept, SomeTopics.Bank).ShouldNotBeNull();
        foreach (var text in new[] { "mudramekitnapaisamilega", "mdra dcmnts", "paosa" })
            loaded.Explain(text).Words.Select(word => (word.Token.Written, word.TakenFor)).ShouldBe(Bank.Explain(text).Words.Select(word => (word.Token.Written, word.TakenFor)));
    }
}
