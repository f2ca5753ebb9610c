using InfoLine.Dialogs.Understanding;
using InfoLine.Dialogs.Understanding.Scoring;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Understanding;

public sealed class NoiseTests
{
    private const string Question = "mudra yojana mein kitna paisa milega 50000";

    [Fact]
    public void The_same_seed_gives_the_same_noise_and_another_seed_another()
    {
        foreach (var kind in new[] { NoiseKind.DroppedVowels, NoiseKind.Typos, NoiseKind.DoubledLetters, NoiseKind.Together })
        {
            var noise = Enumerable.Range(0, 20).Select(seed => Noise.Apply(Question, "hi-Latn", kind, seed)).ToList();
            Noise.Apply(Question, "hi-Latn", kind, 3).ShouldBe(noise[3]);
            noise.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(5, kind.ToString());
        }
    }

    [Fact]
    public void Dropped_vowels_leave_the_consonants_the_first_letter_and_the_amount()
    {
        var words = Noise.Apply(Question, "hi-Latn", NoiseKind.DroppedVowels, 1).Split(' ');
        words.Length.ShouldBe(7);
        words[0][0].ShouldBe('m');
        string.Concat(words[0].Where(letter => letter is not ('u' or 'a'))).ShouldBe("mdr");
        words[^1].ShouldBe("50000");
        string.Concat(words).Length.ShouldBeLessThan(Question.Replace(" ", "", StringComparison.Ordinal).Length);
    }

    [Fact]
    public void Doubled_letters_are_one_more_a_word_at_most() =>
        Noise.Apply("loan लोन", "en", NoiseKind.DoubledLetters, 4).Split(' ').ShouldAllBe(word => word.Length <= 5);

    [Fact]
    public void A_typo_is_one_slip_in_a_long_word_and_none_in_a_short_one()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var words = Noise.Apply("is documents", "en", NoiseKind.Typos, seed).Split(' ');
            words[0].ShouldBe("is");
            words[1][0].ShouldBe('d');
            Math.Abs(words[1].Length - "documents".Length).ShouldBeLessThanOrEqualTo(1);
        }
    }

    [Theory]
    [InlineData("मुद्रा", "hi", "mudra")]
    [InlineData("लोन", "hi", "lon")]
    [InlineData("कितना", "hi", "kitana")]
    [InlineData("मिलेगा", "hi", "milega")]
    [InlineData("ज़रूरी", "hi", "jaruri")]
    [InlineData("mudra", "hi-Latn", "मुद्रा")]
    [InlineData("milega", "hi-Latn", "मिलेगा")]
    [InlineData("kaise", "hi-Latn", "कैसे")]
    [InlineData("loan", "en", "loan")]
    [InlineData("50000", "hi-Latn", "50000")]
    public void Hindi_changes_its_letters_and_English_does_not(string word, string language, string other) =>
        Noise.Apply(word, language, NoiseKind.OtherScript, 1).ShouldBe(other);

    [Fact]
    public void Capitals_and_missing_spaces_change_nothing_else()
    {
        Noise.Apply("mudra loan", "en", NoiseKind.Capitals, 1).ShouldBe("MUDRA LOAN");
        Noise.Apply("mudra loan", "en", NoiseKind.NoSpaces, 1).ShouldBe("mudraloan");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙏")]
    [InlineData("\uD800")]
    [InlineData("ँ")]
    public void No_text_breaks_it(string text)
    {
        foreach (var kind in Enum.GetValues<NoiseKind>())
            for (var seed = 0; seed < 8; seed++)
                Should.NotThrow(() => Phonetics.Read(Noise.Apply(text, "hi-Latn", kind, seed)));
    }
}
