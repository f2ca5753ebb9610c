using InfoLine.Dialogs.Tests.Conversations;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Machine;

/// <summary>Somebody's first message is a question: it is answered as soon as the language is chosen.</summary>
public sealed class FirstQuestionTests
{
    [Fact]
    public void It_is_answered_right_after_the_language()
    {
        var phone = SomePhone.New(SomeTopics.Line);
        phone.Hears("which papers does mudra need").ShouldStartWith("Which language?");
        phone.Hears("1").ShouldBe("MUDRA needs a price quote. / 1 Amount");
        phone.Session.Wish.ShouldBeNull();
    }

    [Fact]
    public void It_is_offered_right_after_the_language_when_it_is_not_sure()
    {
        var phone = SomePhone.New(SomeTopics.Unsure);
        phone.Say("which papers does mudra need");
        phone.Hears("1").ShouldStartWith("Which do you mean? / 1 MUDRA: papers");
        phone.Hears("1").ShouldBe("MUDRA needs a price quote. / 1 Amount");
        phone.Effects.OfType<Effect.Meant>().ShouldHaveSingleItem().Question.ShouldBe("which papers does mudra need");
        phone.Say("menu");
        phone.Screen().ShouldStartWith("What is it about?");
    }

    [Fact]
    public void It_can_also_be_asked_while_the_language_is_asked()
    {
        var phone = SomePhone.New(SomeTopics.Line);
        phone.Say("hello");
        phone.Say("which papers does mudra need");
        phone.Hears("2").ShouldStartWith("मुद्रा में भाव का कागज़ चाहिए।");
    }

    [Fact]
    public void The_last_of_two_wishes_counts()
    {
        var phone = SomePhone.New(SomeTopics.Line);
        phone.Say("which papers does mudra need");
        phone.Say("register");
        phone.Hears("1").ShouldStartWith("May we keep your answers?");
    }

    [Fact]
    public void A_wish_to_speak_with_a_person_is_a_wish_too()
    {
        var phone = SomePhone.New(SomeTopics.Line);
        phone.Say("i want to speak with a human being");
        phone.Hears("1").ShouldStartWith("Nobody is there now.");
    }

    [Theory]
    [InlineData("मुझे लोन चाहिए", "कौन सी भाषा? / 1 English में / 2 हिंदी में")]
    [InlineData("mujhe dukan ke liye paisa chahiye", "कौन सी भाषा? / 1 English में / 2 हिंदी में")]
    [InlineData("i need a loan for my shop", "Which language? / 1 In English / 2 In Hindi")]
    [InlineData("hello", "Which language? / 1 In English / 2 In Hindi")]
    public void Whoever_writes_hindi_is_greeted_in_hindi(string message, string greeting)
    {
        var phone = SomePhone.New(SomeTopics.Line);
        phone.Hears(message).ShouldBe(greeting);
        phone.Session.Language.ShouldBeNull();
    }

    [Fact]
    public void Whoever_writes_hindi_in_latin_letters_and_will_not_choose_is_answered_in_hindi()
    {
        var phone = SomePhone.New(SomeTopics.Ignorant);
        phone.Say("bhai madad karo hamari");
        phone.Say("kaam chahiye");
        phone.Say("kuch paisa chahiye");
        phone.Session.Language.ShouldBe("hi");
    }
}
