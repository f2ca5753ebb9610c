using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Tests.Compile;
using InfoLine.Dialogs.Transcripts;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Conversations;

public sealed class TranscriptTests
{
    [Fact]
    public void A_test_that_describes_the_conversation_passes_and_tells_which_steps_it_visited()
    {
        var result = Play("""
            chat: She registers
            channels: [sms]
            languages: [en]
            turns:
              - says: register
                hears: May we keep your answers?
                step: registration.start
                messages: 1
                segments: 1
              - says: 1
                exactly: What is your name?
                not_hears: menu
              - says: Asha
                fields: { name: Asha }
            """);
        result.Failures.ShouldBeEmpty();
        result.Visited.ShouldBe(["registration.age", "registration.name", "registration.start"]);
    }

    [Theory]
    [InlineData("hears: How much?", "Expected to hear “How much?”, heard “May we keep your answers?")]
    [InlineData("exactly: May we?", "Expected to hear exactly “May we?”")]
    [InlineData("not_hears: keep", "Expected not to hear “keep”")]
    [InlineData("silent: true", "Expected silence")]
    [InlineData("step: menu.start", "Expected to stand on 'menu.start', stands on 'registration.start'.")]
    [InlineData("fields: { name: Asha }", "Expected the field 'name' to hold 'Asha', it holds ''.")]
    [InlineData("language: hi", "Expected the language 'hi', it is 'en'.")]
    [InlineData("effects: [opt_out]", "Expected the effect 'opt_out'")]
    [InlineData("messages: 2", "Expected 2 messages, heard 1.")]
    public void An_expectation_that_is_not_met_is_told_with_what_came_instead(string expectation, string sentence)
    {
        var result = Play($"chat: A wrong one\nchannels: [sms]\nlanguages: [en]\nturns:\n  - says: register\n    {expectation}\n");
        result.Failures.ShouldHaveSingleItem().Sentence.ShouldStartWith(sentence);
        result.Failures[0].Place.Line.ShouldBe(5);
    }

    [Fact]
    public void A_chat_that_was_written_down_is_a_test_that_passes()
    {
        var phone = SomePhone.English();
        var writer = new TranscriptWriter("She asks \"what now?\"", "sms", "en", isNew: false);
        foreach (var message in new[] { "register", "1", "Asha: \"Devi\"", "stop", "hello" })
        {
            phone.Say(message);
            writer.Add("says", message, [.. phone.Heard.Select(heard => heard.Text)], phone.Session.Step);
        }

        Play(writer.ToString()).Failures.ShouldBeEmpty();
    }

    private static TranscriptResult Play(string chat)
    {
        var compilation = SomeDialogs.Compile(SomePhone.MenuToRegistration, SomePhone.Registration, new FlowSource("one.chat.yaml", chat));
        compilation.Flows.ShouldNotBeNull(string.Join('\n', compilation.Problems));
        return TranscriptPlayer.PlayAll(compilation.Flows, compilation.Transcripts, SomeDialogs.Today).ShouldHaveSingleItem();
    }
}
