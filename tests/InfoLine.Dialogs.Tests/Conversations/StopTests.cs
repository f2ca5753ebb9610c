using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class StopTests
{
    [Theory]
    [InlineData("STOP")]
    [InlineData("बंद")]
    public void Stop_is_confirmed_once_and_nothing_else_is_ever_said_until_start(string word)
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Hears(word).ShouldBe("You will hear nothing more. Write START to come back.");
        phone.Effects.ShouldContain(new Effect.OptOut());
        foreach (var message in new[] { "hello", "0", "register", word, "1", "accident" })
            phone.Hears(message).ShouldBe("");
        phone.Send(Attachment.MissedCall);
        phone.Screen().ShouldBe("");
        phone.Hears("start").ShouldBe("Welcome back. / What is it about? / 1 Ask a person / 2 Register me / 3 How it works");
        phone.Effects.ShouldContain(new Effect.OptIn());
    }

    [Fact]
    public void A_word_that_only_looks_like_stop_stops_nobody()
    {
        var phone = SomePhone.English();
        phone.Say("menu");
        phone.Say("stip");
        phone.Session.StoppedAt.ShouldBeNull();
    }

    [Fact]
    public void A_carrier_that_has_answered_stop_itself_is_not_answered_over()
    {
        var line = SomePhone.Line();
        var stopped = Engine.Advance(line, Session.New with { Language = "en" }, new Input.CarrierOpted(Out: true), SomePhone.Morning);
        stopped.Effects.ShouldBe([new Effect.OptOut()]);
        stopped.Session.StoppedAt.ShouldNotBeNull();

        var started = Engine.Advance(line, stopped.Session, new Input.CarrierOpted(Out: false), SomePhone.Morning);
        started.Effects.ShouldBe([new Effect.OptIn()]);
        started.Session.StoppedAt.ShouldBeNull();
    }

    [Fact]
    public void Nobody_is_reminded_after_stop()
    {
        var phone = SomePhone.English();
        phone.Say("register");
        phone.Say("stop");
        phone.Wait(TimeSpan.FromDays(7));
        phone.Screen().ShouldBe("");
    }
}
