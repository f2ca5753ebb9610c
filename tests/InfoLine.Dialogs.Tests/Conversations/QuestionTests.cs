using InfoLine.Dialogs.Rendering;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class QuestionTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("२")]
    [InlineData("2.")]
    [InlineData(" 2) ")]
    [InlineData("2️⃣")]
    [InlineData("do")]
    [InlineData("दो")]
    [InlineData("option 2")]
    [InlineData("Register me")]
    [InlineData("registar me")]
    [InlineData("नाम लिखें")]
    public void A_choice_is_taken_in_any_form(string message)
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Say(message);
        phone.Session.Step.ShouldBe("registration.start");
    }

    [Fact]
    public void A_registration_keeps_what_was_answered_and_says_it_back()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Say("Asha Devi");
        phone.Screen().ShouldBe("Asha Devi, how old are you?");
        phone.Hears("३२").ShouldBe("Thank you, Asha Devi.");
        phone.Session.Slots.Pairs.ShouldBe([new("consent", "yes"), new("name", "Asha Devi"), new("age", "32")]);
    }

    [Fact]
    public void A_condition_leads_a_child_to_its_own_answer()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Say("Asha");
        phone.Hears("16").ShouldStartWith("Please come with a parent. / What is it about?");
    }

    [Fact]
    public void Three_answers_that_fit_nothing_lead_to_a_person_and_no_text_comes_twice()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Say("Asha");
        phone.Hears("old").ShouldBe("Write your age, for example 32.");
        phone.Hears("very old").ShouldBe("Reply 0 for the menu or 9 for a person.");
        phone.Hears("very very old").ShouldStartWith("Nobody is there now.");
    }

    [Fact]
    public void A_phone_that_answers_by_itself_is_not_talked_to_for_ever()
    {
        var phone = SomePhone.English();
        var replies = Enumerable.Range(0, 50).Count(_ => phone.Hears("I am driving and will call you later").Length > 0);
        replies.ShouldBe(12);
        phone.Hears("0").ShouldStartWith("What is it about?");
        phone.Hears("I am driving and will call you later").ShouldNotBeEmpty();
    }

    [Fact]
    public void After_a_day_even_they_are_answered_again()
    {
        var phone = SomePhone.English();
        for (var i = 0; i < 20; i++)
            phone.Say("I am driving and will call you later");
        phone.Screen().ShouldBe("");
        phone.Wait(TimeSpan.FromHours(25));
        phone.Hears("I am driving and will call you later").ShouldNotBeEmpty();
    }

    [Fact]
    public void An_answer_that_fits_ends_the_count_of_misunderstandings()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Say("xyzzy");
        phone.Say("xyzzy");
        phone.Say("2");
        phone.Hears("xyzzy").ShouldStartWith("Please reply with a number, for example 1. / 1 Yes, keep");
    }

    [Fact]
    public void Whoever_writes_after_an_ending_meets_the_menu()
    {
        var phone = SomePhone.English();
        foreach (var message in new[] { "register", "1", "Asha", "32" })
            phone.Say(message);
        phone.Hears("ok thank you very").ShouldStartWith("What is it about?");
    }

    [Theory]
    [InlineData("menu", "menu.start")]
    [InlineData("0", "menu.start")]
    [InlineData("मेनू", "menu.start")]
    [InlineData("language", "welcome.start")]
    [InlineData("regster", "registration.start")]
    public void Words_that_work_everywhere_work_in_the_middle_of_a_registration(string message, string step)
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Say("Asha");
        phone.Say(message);
        phone.Session.Step.ShouldBe(step);
        phone.Session.Slots["name"].ShouldBe("Asha");
    }

    [Fact]
    public void Back_walks_through_the_questions_before()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Say("2");
        phone.Say("1");
        phone.Hears("back").ShouldStartWith("May we keep your answers?");
        phone.Hears("back").ShouldStartWith("What is it about?");
        phone.Hears("back").ShouldStartWith("This is the start.");
    }

    [Fact]
    public void The_menu_said_in_the_menu_is_not_met_with_silence()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Hears("0").ShouldStartWith("What is it about?");
    }

    [Fact]
    public void Repeat_says_the_question_again()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Hears("repeat").ShouldBe("May we keep your answers? / 1 Yes, keep / 2 No, thanks");
    }

    [Fact]
    public void A_pressed_button_chooses_and_an_old_one_says_what_is_current()
    {
        var phone = SomePhone.English(traits: ChannelTraits.WhatsApp);
        phone.Say("menu");
        phone.Press("Register me").ShouldBeTrue();
        phone.Session.Step.ShouldBe("registration.start");
        phone.Press("Yes, keep").ShouldBeTrue();
        phone.Press("Yes, keep").ShouldBeTrue();
        phone.Screen().ShouldStartWith("That was an old question. / What is your name?");
        phone.Session.Slots["name"].ShouldBeNull();
    }

    [Fact]
    public void Two_quick_messages_are_both_applied_in_order()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Say("2");
        phone.Say("1");
        phone.Session.Step.ShouldBe("registration.name");
    }

    [Fact]
    public void A_secret_number_is_hidden_from_the_dialog_and_its_sender_is_told()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Hears("my otp is 482913").ShouldStartWith("We hid the number. Never send it. / What is your name?");
        phone.Session.Slots["name"].ShouldBeNull();
        phone.Effects.ShouldContain(new Effect.Note(NoteKind.SecretHidden));
    }

    [Fact]
    public void A_message_far_too_long_gets_one_reply_and_the_question_stays()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Hears(string.Join(' ', Enumerable.Repeat("kahani", 100))).ShouldBe("That is long. A person will read it.");
        phone.Session.Step.ShouldBe("menu.start");
    }

    [Fact]
    public void A_handoff_says_the_truth_whether_somebody_is_there_or_not()
    {
        SomePhone.English().Hears("9").ShouldStartWith("Nobody is there now.");

        var phone = SomePhone.English(deskOpen: true);
        phone.Hears("9").ShouldStartWith("Somebody will write.");
        phone.Effects.OfType<Effect.HandToDesk>().Single().Reason.ShouldBe("asked");
    }
}
