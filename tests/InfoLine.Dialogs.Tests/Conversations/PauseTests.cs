using InfoLine.Dialogs.Rendering;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class PauseTests
{
    private static readonly TimeSpan OverAPause = TimeSpan.FromMinutes(31);

    [Fact]
    public void Whoever_comes_back_to_an_unfinished_question_is_asked_how_to_go_on()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Wait(OverAPause);
        phone.Hears("Asha").ShouldBe("Shall we go on? / 1 Go on / 2 Start again");
        phone.Hears("1").ShouldBe("What is your name?");
        phone.Hears("Asha").ShouldBe("Asha, how old are you?");
    }

    [Fact]
    public void Starting_again_begins_the_flow_anew()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Wait(OverAPause);
        phone.Say("hello");
        phone.Hears("2").ShouldStartWith("May we keep your answers?");
    }

    [Fact]
    public void A_keyword_needs_no_question_after_a_pause()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Wait(OverAPause);
        phone.Hears("menu").ShouldStartWith("What is it about?");
    }

    [Fact]
    public void On_WhatsApp_a_pause_is_a_day()
    {
        var phone = SomePhone.English(traits: ChannelTraits.WhatsApp);
        phone.Say("register");
        phone.Wait(TimeSpan.FromHours(20));
        phone.Hears("1").ShouldBe("What is your name?");
        phone.Wait(TimeSpan.FromHours(25));
        phone.Hears("Asha").ShouldStartWith("Shall we go on?");
    }

    [Fact]
    public void A_late_answer_to_the_menu_is_an_answer()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Wait(OverAPause);
        phone.Hears("2").ShouldStartWith("May we keep your answers?");
    }

    [Fact]
    public void After_seven_days_an_unfinished_question_and_its_answers_are_forgotten()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("1");
        phone.Say("Asha");
        phone.Wait(TimeSpan.FromDays(8));
        phone.Hears("32").ShouldStartWith("What is it about?");
        phone.Session.Slots.Count.ShouldBe(0);
        phone.Session.Language.ShouldBe("en");
    }

    [Fact]
    public void Two_reminders_come_in_the_daytime_and_no_third()
    {
        var phone = SomePhone.English();
        phone.Wait(TimeSpan.FromHours(11));
        phone.Say("register");
        phone.Wait(TimeSpan.FromHours(35));
        phone.Screen().ShouldBe("");
        phone.Wait(TimeSpan.FromHours(1));
        phone.Screen().ShouldStartWith("You were registering. / May we keep your answers?");
        phone.Now.Hour.ShouldBe(9);
        phone.Wait(TimeSpan.FromDays(2));
        phone.Screen().ShouldStartWith("You were registering.");
        phone.Wait(TimeSpan.FromDays(4));
        phone.Screen().ShouldBe("");
    }

    [Fact]
    public void Nobody_is_reminded_of_what_they_have_finished()
    {
        var phone = SomePhone.English();
        foreach (var message in new[] { "register", "1", "Asha", "32" })
            phone.Say(message);
        phone.Wait(TimeSpan.FromDays(6));
        phone.Screen().ShouldBe("");
    }
}
