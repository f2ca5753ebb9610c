using InfoLine.Dialogs.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Words;

public class WrittenLanguageTests
{
    [Theory]
    [InlineData("how do I get a mudra loan", "en")]
    [InlineData("mudra", "en")]
    [InlineData("Main market shop loan", "en")]
    [InlineData("mudra lon kaise milega", "hi-Latn")]
    [InlineData("50000 chahie dukan ke lie", "hi-Latn")]
    [InlineData("kisi sahab se baat karao", "hi-Latn")]
    [InlineData("mundra lon", "hi-Latn")]
    [InlineData("how to become lakhpati didi", "en")]
    [InlineData("MUJHE LOAN CHAHIYE", "hi-Latn")]
    [InlineData("उद्योग आधार कैसे बनाएं", "hi")]
    [InlineData("loan चाहिए", "hi")]
    [InlineData("ঋণ কীভাবে পাব", "other")]
    [InlineData("12345", "other")]
    [InlineData("", "other")]
    public void It_is_told_by_letters_and_small_words(string text, string language) => WrittenLanguage.Of(text).ShouldBe(language);
}
