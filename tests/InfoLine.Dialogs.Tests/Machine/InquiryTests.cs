using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Conversations;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Machine;

/// <summary>A question in own words is answered wherever it is asked.</summary>
public sealed class InquiryTests
{
    [Theory]
    [InlineData("how much money does mudra give", "MUDRA gives up to ten lakh. / 1 More / 2 Papers", "mudra.amount")]
    [InlineData("मुद्रा में कितना पैसा मिलता है", "MUDRA gives up to ten lakh. / 1 More / 2 Papers", "mudra.amount")]
    [InlineData("which papers does udyam need", "Udyam needs only Aadhaar.", "udyam.papers")]
    [InlineData("bank refused my application", "What did the bank say? / 1 Nothing / 2 Old loan", "refused.start")]
    public void At_a_menu_it_leads_to_the_step_that_answers(string question, string answer, string step)
    {
        var phone = SomeTopics.English();
        phone.Say("menu");
        phone.Hears(question).ShouldBe(answer);
        phone.Session.Step.ShouldBe(step);
    }

    [Theory]
    [InlineData("1", "MUDRA gives up to ten lakh. / 1 More / 2 Papers")]
    [InlineData("papers", "MUDRA needs a price quote. / 1 Amount")]
    [InlineData("papres", "MUDRA needs a price quote. / 1 Amount")]
    [InlineData("udyam", "Udyam needs only Aadhaar.")]
    [InlineData("0", "What is it about? / 1 Ask a person / 2 Register me / 3 How it works")]
    public void Numbers_labels_slips_keywords_and_commands_are_never_questions(string message, string answer)
    {
        var phone = SomeTopics.English();
        phone.Say("mudra");
        phone.Hears(message).ShouldBe(answer);
        phone.Effects.OfType<Effect.Asked>().ShouldBeEmpty();
    }

    [Fact]
    public void Back_after_an_answer_goes_to_where_one_was()
    {
        var phone = SomeTopics.English();
        phone.Say("mudra");
        phone.Say("which papers does udyam need");
        phone.Hears("back").ShouldStartWith("MUDRA is a bank loan.");
        phone.Say("bank refused my application");
        phone.Hears("back").ShouldStartWith("MUDRA is a bank loan.");
    }

    [Fact]
    public void A_follow_up_needs_no_subject()
    {
        var phone = SomeTopics.English();
        phone.Say("which papers does mudra need");
        phone.Session.Scheme.ShouldBe("mudra");
        phone.Hears("how much money").ShouldStartWith("MUDRA gives up to ten lakh.");
    }

    [Theory]
    [InlineData("documents")]
    [InlineData("dastavez")]
    public void A_single_word_can_be_a_follow_up(string word)
    {
        var phone = SomeTopics.English();
        phone.Say("how much money does mudra give");
        phone.Hears(word).ShouldStartWith("MUDRA needs a price quote.");
    }

    [Fact]
    public void A_scheme_that_was_reached_by_its_keyword_is_the_subject_too()
    {
        var phone = SomeTopics.English();
        phone.Say("udyam");
        phone.Session.Scheme.ShouldBe("udyam");
        phone.Hears("which papers").ShouldBe("Udyam needs only Aadhaar.");
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("haan")]
    public void A_nod_is_no_follow_up(string nod)
    {
        var phone = SomeTopics.English();
        phone.Say("which papers does mudra need");
        phone.Hears(nod).ShouldStartWith("Please reply with a number");
    }

    [Fact]
    public void After_a_week_the_subject_is_forgotten()
    {
        var phone = SomeTopics.English();
        phone.Say("which papers does mudra need");
        phone.Wait(TimeSpan.FromDays(8));
        phone.Say("menu");
        phone.Session.Scheme.ShouldBeNull();
    }

    [Fact]
    public void A_question_can_be_a_command_in_own_words()
    {
        var phone = SomeTopics.English();
        phone.Say("mudra");
        phone.Hears("i want to speak with a human being").ShouldStartWith("Nobody is there now.");
    }

    [Fact]
    public void Silence_in_own_words_is_offered_and_never_forced_upon_somebody()
    {
        var phone = SomeTopics.English();
        phone.Say("mudra");
        phone.Hears("please do not send me messages any more").ShouldStartWith("Which do you mean? / 1 Stop messages");
        phone.Session.StoppedAt.ShouldBeNull();
        phone.Hears("1").ShouldStartWith("You will hear nothing more.");
        phone.Session.StoppedAt.ShouldNotBeNull();
    }

    [Fact]
    public void Danger_comes_before_every_question()
    {
        var phone = SomeTopics.English();
        phone.Say("mudra");
        phone.Hears("how much money does mudra give after an accident").ShouldStartWith("Call 112 now.");
    }

    [Fact]
    public void A_question_about_a_scheme_beside_a_word_of_danger_is_answered_too()
    {
        var phone = SomeTopics.English();
        phone.Say("menu");
        phone.Hears("how much money does mudra give after an accident").ShouldBe("Call 112 now. / MUDRA gives up to ten lakh. / 1 More / 2 Papers");
    }

    [Fact]
    public void A_scheme_that_was_talked_about_makes_no_question_of_a_cry_for_help()
    {
        var phone = SomeTopics.English();
        phone.Say("which papers does mudra need");
        phone.Hears("accident so many papers burnt").ShouldBe("Call 112 now.");
    }

    [Fact]
    public void What_is_not_ours_is_one_line_and_the_menu_again()
    {
        var phone = SomeTopics.English();
        phone.Say("menu");
        phone.Hears("old age pension has not come").ShouldBe("For pensions ask the Panchayat. / What is it about? / 1 Ask a person / 2 Register me / 3 How it works");
        phone.Session.Step.ShouldBe("menu.start");
    }

    [Fact]
    public void What_is_not_ours_after_an_answer_offers_menu_and_person_and_keeps_the_place()
    {
        var phone = SomeTopics.English();
        phone.Say("which papers does mudra need");
        phone.Hears("old age pension has not come").ShouldBe("For pensions ask the Panchayat. / Now 0 menu or 9 person.");
        phone.Hears("1").ShouldStartWith("MUDRA gives up to ten lakh.");
    }

    [Fact]
    public void A_question_after_a_long_pause_is_answered_and_not_asked_about()
    {
        var phone = SomeTopics.English();
        phone.Say("which papers does mudra need");
        phone.Wait(TimeSpan.FromDays(2));
        phone.Hears("which papers does udyam need").ShouldBe("Udyam needs only Aadhaar.");
    }

    [Fact]
    public void Words_under_a_picture_can_be_a_question()
    {
        var phone = SomeTopics.English();
        phone.Take(new Input.Sent(Attachment.Picture, ChannelTraits.WhatsApp, "which papers does udyam need"));
        phone.Screen().ShouldBe("Udyam needs only Aadhaar.");
    }

    [Fact]
    public void A_question_beside_a_secret_number_is_answered_and_the_number_is_gone()
    {
        var phone = SomeTopics.English();
        phone.Say("menu");
        phone.Hears("which papers does udyam need my aadhaar is 2345 6789 0124").ShouldBe("We hid the number. Never send it. / Udyam needs only Aadhaar.");
        phone.Effects.OfType<Effect.Asked>().ShouldHaveSingleItem().Question.ShouldNotContain("0124");
    }

    [Fact]
    public void A_machine_that_asks_the_same_for_ever_is_left_alone()
    {
        var phone = SomeTopics.English();
        for (var message = 0; message < 20; message++)
            phone.Say("which papers does udyam need");
        phone.Screen().ShouldBe("");
        phone.Hears("how much money does mudra give").ShouldStartWith("MUDRA gives");
    }

    [Fact]
    public void Without_a_matcher_everything_is_as_before()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Hears("how much money does mudra give").ShouldStartWith("Please reply with a number");
        phone.Effects.OfType<Effect.Asked>().ShouldBeEmpty();
    }

    [Fact]
    public void What_was_asked_is_told_with_its_band_and_candidates()
    {
        var phone = SomeTopics.English();
        phone.Say("menu");
        phone.Say("मुद्रा के लिए कौन से कागज़ लगेंगे");
        var asked = phone.Effects.OfType<Effect.Asked>().ShouldHaveSingleItem();
        asked.Question.ShouldBe("मुद्रा के लिए कौन से कागज़ लगेंगे");
        asked.Language.ShouldBe("hi");
        asked.Band.ShouldBe(Band.Answer);
        asked.Scheme.ShouldBe("mudra");
        asked.Top.Length.ShouldBeInRange(1, 3);
        asked.Top[0].Topic.ShouldBe("mudra.papers");
    }
}
