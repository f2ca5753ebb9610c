using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Flows;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class LanguageByNameTests
{
    private static readonly FlowSet Line = SomePhone.Line(new FlowSource("language.yaml", """
        flow: language
        title: { en: Language, hi: भाषा }
        keywords: { en: [english, angrezi], hi: [hindi, हिंदी] }
        steps:
          start:
            ask: { en: Choose again., hi: फिर चुनें। }
            choices:
              - { en: In English, hi: English में, language: en, go: back }
              - { en: In Hindi, hi: हिंदी में, language: hi, go: back }
        """));

    [Theory]
    [InlineData("hindi")]
    [InlineData("Hindi.")]
    [InlineData("हिन्दी")]
    [InlineData("hindii")]
    public void A_language_named_anywhere_is_spoken_at_once_and_the_question_comes_again(string name)
    {
        var phone = SomePhone.English(Line);
        phone.Say("register");
        phone.Hears(name).ShouldBe("क्या हम जवाब रखें? / 1 हाँ, रखें / 2 नहीं");
        phone.Session.Language.ShouldBe("hi");
    }

    [Fact]
    public void Naming_a_language_where_nothing_is_asked_brings_the_menu_in_it() =>
        SomePhone.English(Line).Hears("hindi").ShouldStartWith("किस बारे में?");

    [Fact]
    public void The_name_answers_the_first_question_in_any_script()
    {
        var phone = SomePhone.New(Line);
        phone.Say("register");
        phone.Hears("hindi").ShouldBe("क्या हम जवाब रखें? / 1 हाँ, रखें / 2 नहीं");
    }

    [Fact]
    public void A_first_message_that_names_a_language_is_greeted_like_any_other()
    {
        var phone = SomePhone.New(Line);
        phone.Hears("hindi").ShouldStartWith("Which language?");
        phone.Hears("2").ShouldStartWith("किस बारे में?");
    }

    [Fact]
    public void It_answers_the_choice_of_language_too()
    {
        var phone = SomePhone.English(Line);
        phone.Say("register");
        phone.Say("language");
        phone.Hears("hindi").ShouldStartWith("क्या हम जवाब रखें?");
    }
}
