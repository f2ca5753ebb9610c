using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class FirstContactTests
{
    [Theory]
    [InlineData("hello")]
    [InlineData("")]
    [InlineData("🙏")]
    [InlineData("9")]
    [InlineData("register")]
    public void Whoever_writes_first_is_asked_for_a_language(string message) =>
        SomePhone.New().Hears(message).ShouldBe("Which language? / 1 In English / 2 In Hindi");

    [Fact]
    public void What_they_first_asked_for_comes_right_after_the_language()
    {
        var phone = SomePhone.New();
        phone.Say("register");
        phone.Hears("2").ShouldBe("क्या हम जवाब रखें? / 1 हाँ, रखें / 2 नहीं");
    }

    [Fact]
    public void A_wish_can_also_be_named_while_the_language_is_asked()
    {
        var phone = SomePhone.New();
        phone.Say("hello");
        phone.Hears("register").ShouldStartWith("Please reply with a number");
        phone.Hears("1").ShouldStartWith("May we keep your answers?");
    }

    [Theory]
    [InlineData("लोन", "hi")]
    [InlineData("loan", "en")]
    public void Whoever_will_not_choose_is_answered_in_the_script_they_write(string message, string language)
    {
        var phone = SomePhone.New();
        phone.Say("hello");
        phone.Say(message);
        phone.Say(message);
        phone.Session.Language.ShouldBe(language);
        phone.Session.Step.ShouldBe("menu.start");
    }

    [Fact]
    public void Stop_is_understood_before_there_is_a_language()
    {
        var phone = SomePhone.New();
        phone.Hears("stop").ShouldStartWith("You will hear nothing more.");
        phone.Hears("hello").ShouldBe("");
    }

    [Fact]
    public void Danger_is_answered_before_there_is_a_language() =>
        SomePhone.New().Hears("accident").ShouldStartWith("Call 112 now.");

    [Fact]
    public void Opening_a_chat_is_a_first_contact()
    {
        var phone = SomePhone.New();
        phone.Arrive();
        phone.Screen().ShouldStartWith("Which language?");
    }

    [Fact]
    public void Opening_a_chat_in_the_middle_of_a_question_says_nothing()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Arrive();
        phone.Screen().ShouldBe("");
    }

    [Fact]
    public void A_voice_note_is_a_first_contact_too()
    {
        var phone = SomePhone.New();
        phone.Send(Attachment.Voice);
        phone.Screen().ShouldStartWith("Which language?");
    }
}
