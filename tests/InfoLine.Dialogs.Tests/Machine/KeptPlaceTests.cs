using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Conversations;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Machine;

/// <summary>Whoever asks something in the middle of their registration is answered and keeps their place.</summary>
public sealed class KeptPlaceTests
{
    [Fact]
    public void The_answer_comes_without_its_choices_and_the_question_waits_again_in_one_message()
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Hears("which papers does mudra need").ShouldBe("MUDRA needs a price quote. / Asha, how old are you?");
        phone.Session.Step.ShouldBe("registration.age");
        phone.Hears("32").ShouldBe("Thank you, Asha.");
    }

    [Fact]
    public void Consent_is_a_place_too()
    {
        var phone = SomeTopics.English();
        phone.Say("register");
        phone.Hears("which papers does udyam need").ShouldBe("Udyam needs only Aadhaar. / May we keep your answers? / 1 Yes, keep / 2 No, thanks");
        phone.Hears("1").ShouldBe("What is your name?");
    }

    [Fact]
    public void The_second_part_of_an_answer_is_one_word_away()
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Hears("how much money does mudra give").ShouldBe("MUDRA gives up to ten lakh. Write MORE for the rest. / Asha, how old are you?");
        phone.Hears("more").ShouldBe("Twenty lakh for those who paid back. / Asha, how old are you?");
        phone.Hears("more").ShouldNotContain("Twenty lakh");
    }

    [Theory]
    [InlineData("और")]
    [InlineData("aur")]
    public void The_word_for_more_is_known_by_its_sound(string word)
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Say("how much money does mudra give");
        phone.Hears(word).ShouldStartWith("Twenty lakh for those who paid back.");
    }

    [Fact]
    public void A_question_within_the_answer_is_left_out()
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Hears("tell me about the mudra scheme").ShouldBe("MUDRA is a bank loan. / Asha, how old are you?");
    }

    [Fact]
    public void Where_only_a_conversation_can_answer_it_is_held_and_back_returns()
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Hears("bank refused my application").ShouldBe("What did the bank say? / 1 Nothing / 2 Old loan");
        phone.Hears("back").ShouldBe("Asha, how old are you?");
        phone.Session.Slots["name"].ShouldBe("Asha");
    }

    [Fact]
    public void An_unsure_question_is_offered_first_and_the_place_is_kept_through_it()
    {
        var phone = SomeTopics.AskedForTheirAge(SomeTopics.Unsure);
        phone.Hears("which papers does mudra need").ShouldStartWith("Which do you mean? / 1 MUDRA: papers");
        phone.Hears("1").ShouldBe("MUDRA needs a price quote. / Asha, how old are you?");
        phone.Hears("32").ShouldBe("Thank you, Asha.");
    }

    [Fact]
    public void What_is_not_ours_is_one_line_and_the_question_again()
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Hears("old age pension has not come").ShouldBe("For pensions ask the Panchayat. / Asha, how old are you?");
    }

    [Theory]
    [InlineData("Asha Devi")]
    [InlineData("Ram Kumar Yadav")]
    [InlineData("सुनीता देवी मौर्य")]
    [InlineData("Mudrika Papers Singh")]
    [InlineData("pension")]
    public void A_name_is_a_name(string name)
    {
        var phone = SomeTopics.AskedForTheirName();
        phone.Hears(name).ShouldBe($"{name}, how old are you?");
        phone.Session.Slots["name"].ShouldBe(name);
    }

    [Theory]
    [InlineData("which papers does mudra need")]
    [InlineData("which papers does mudra need?")]
    [InlineData("documents for mudra loan")]
    public void Where_any_text_is_an_answer_a_sure_question_is_still_a_question(string question)
    {
        var phone = SomeTopics.AskedForTheirName();
        phone.Hears(question).ShouldBe("MUDRA needs a price quote. / What is your name?");
        phone.Session.Slots["name"].ShouldBeNull();
    }

    [Fact]
    public void Where_any_text_is_an_answer_an_unsure_question_is_the_answer()
    {
        var phone = SomeTopics.AskedForTheirName(SomeTopics.Unsure);
        phone.Hears("which papers does mudra need").ShouldEndWith(", how old are you?");
    }

    [Fact]
    public void A_remembered_scheme_does_not_make_a_follow_up_of_a_name()
    {
        var phone = SomeTopics.English();
        phone.Say("mudra");
        phone.Say("register");
        phone.Say("1");
        phone.Hears("Amount Kumar Papers").ShouldBe("Amount Kumar Papers, how old are you?");
    }

    [Fact]
    public void After_a_pause_the_answer_is_told_and_the_place_is_still_there()
    {
        var phone = SomeTopics.AskedForTheirAge();
        phone.Wait(TimeSpan.FromHours(3));
        phone.Hears("32").ShouldStartWith("Shall we go on?");
        phone.Hears("which papers does mudra need").ShouldBe("MUDRA needs a price quote. / Asha, how old are you?");
    }

    [Fact]
    public void On_whatsapp_it_is_one_message_too()
    {
        var phone = SomeTopics.English(traits: ChannelTraits.WhatsApp);
        phone.Say("register");
        phone.Say("which papers does mudra need");
        phone.Heard.ShouldHaveSingleItem().Options.Length.ShouldBe(2);
    }
}
