using System.Text.Json;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Conversations;
using InfoLine.Dialogs.Transcripts;
using InfoLine.Dialogs.Understanding;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Machine;

/// <summary>When it is not sure what a question means, the line asks, and learns from the answer.</summary>
public sealed class OfferTests
{
    private const string Question = "which papers does mudra need";

    [Fact]
    public void At_most_three_topics_are_offered_by_number()
    {
        var phone = Offered();
        var lines = phone.Screen().Split(" / ");
        lines.Length.ShouldBeInRange(3, 4);
        lines[0].ShouldBe("Which do you mean?");
        lines[1].ShouldBe("1 MUDRA: papers");
        phone.Effects.OfType<Effect.Asked>().ShouldHaveSingleItem().Band.ShouldBe(Band.Menu);
    }

    [Fact]
    public void On_whatsapp_they_are_buttons()
    {
        var phone = Offered(ChannelTraits.WhatsApp);
        phone.Heard.ShouldHaveSingleItem().Style.ShouldBe(OptionStyle.Buttons);
        phone.Press("MUDRA: papers").ShouldBeTrue();
        phone.Screen().ShouldStartWith("MUDRA needs a price quote.");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("१")]
    [InlineData("mudra: papers")]
    [InlineData("mudra papars")]
    public void A_number_a_title_or_a_title_with_a_slip_chooses_and_becomes_a_label(string choice)
    {
        var phone = Offered();
        phone.Hears(choice).ShouldBe("MUDRA needs a price quote. / 1 Amount");
        phone.Effects.OfType<Effect.Meant>().ShouldHaveSingleItem().ShouldBe(new Effect.Meant(Question, "en", "mudra.papers"));
        phone.Session.Offer.ShouldBeNull();
    }

    [Fact]
    public void The_offer_speaks_the_language_of_the_person()
    {
        var phone = SomeTopics.English(SomeTopics.Unsure);
        phone.Session = phone.Session with { Language = "hi" };
        phone.Say("menu");
        phone.Hears(Question).ShouldStartWith("आप क्या पूछ रहे हैं? / 1 मुद्रा: कागज़");
    }

    [Fact]
    public void Any_other_text_is_heard_as_usual()
    {
        Offered().Hears("menu").ShouldStartWith("What is it about?");
        Offered().Hears("udyam").ShouldBe("Udyam needs only Aadhaar.");
        Offered().Hears("how much money does mudra give").ShouldStartWith("Which do you mean? / 1 MUDRA: how much");
    }

    [Fact]
    public void A_number_that_was_not_offered_is_asked_again()
    {
        var phone = Offered();
        phone.Hears("7").ShouldStartWith("Please reply with a number, for example 1. / 1 MUDRA: papers");
        phone.Hears("7").ShouldBe("Reply 0 for the menu or 9 for a person.");
        phone.Hears("1").ShouldStartWith("MUDRA needs a price quote.");
    }

    [Fact]
    public void Back_returns_to_the_question_before()
    {
        var phone = SomeTopics.English(SomeTopics.Unsure);
        phone.Say("mudra");
        phone.Say("bank refused my application");
        phone.Hears("back").ShouldStartWith("MUDRA is a bank loan.");
        phone.Session.Offer.ShouldBeNull();
    }

    [Fact]
    public void Back_after_the_chosen_answer_goes_to_where_one_was()
    {
        var phone = SomeTopics.English(SomeTopics.Unsure);
        phone.Say("mudra");
        phone.Say("bank refused my application");
        phone.Hears("1").ShouldStartWith("What did the bank say?");
        phone.Hears("back").ShouldStartWith("MUDRA is a bank loan.");
    }

    [Fact]
    public void Repeat_says_the_offer_again()
    {
        var phone = Offered();
        var offer = phone.Screen();
        phone.Hears("repeat").ShouldBe(offer);
    }

    [Fact]
    public void A_button_pressed_days_later_still_says_what_it_names()
    {
        var phone = Offered(ChannelTraits.WhatsApp);
        phone.Say("menu");
        phone.Wait(TimeSpan.FromDays(3));
        phone.Press("MUDRA: papers").ShouldBeTrue();
        phone.Screen().ShouldStartWith("MUDRA needs a price quote.");
        phone.Effects.OfType<Effect.Meant>().ShouldBeEmpty();
    }

    [Fact]
    public void A_button_whose_topic_is_gone_is_an_old_button()
    {
        var phone = SomeTopics.English();
        phone.Say("menu");
        phone.Tap("Gone", "offer#gone.topic");
        phone.Screen().ShouldStartWith("That was an old question.");
    }

    [Fact]
    public void An_offer_whose_topics_are_gone_gives_way_to_the_question_before()
    {
        var phone = SomeTopics.English();
        phone.Session = phone.Session with { Step = "offer", Offer = new(["gone.topic"], "what", "en", "mudra.start") };
        phone.Hears("1").ShouldStartWith("MUDRA gives up to ten lakh.");
    }

    [Fact]
    public void An_offer_is_kept_in_the_session_and_an_older_session_has_none()
    {
        var phone = Offered();
        var kept = JsonSerializer.Serialize(phone.Session, SessionJson.Default.Session);
        JsonSerializer.Deserialize(kept, SessionJson.Default.Session)!.Offer!.Topics[0].ShouldBe("mudra.papers");
        var older = JsonSerializer.Deserialize("""{"step":"menu.start","language":"en","turns":3}""", SessionJson.Default.Session).ShouldNotBeNull();
        older.Offer.ShouldBeNull();
        older.Scheme.ShouldBeNull();
    }

    private static SimulatedPhone Offered(ChannelTraits? traits = null)
    {
        var phone = SomeTopics.English(SomeTopics.Unsure, traits);
        phone.Say("menu");
        phone.Say(Question);
        return phone;
    }
}
