using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Transcripts;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Compile;

public class ChatFileTests
{
    [Fact]
    public void A_test_is_read_as_it_is_written()
    {
        var chat = Read("""
            chat: Somebody looks at the menu
            channels: [sms, bot]
            languages: [hi]
            new: true
            desk: open
            turns:
              - says: { en: menu, hi: मेनू }
                hears: { en: [about, person], hi: बारे }
                not_hears: loan
                step: menu.start
                language: hi
                messages: 1
                segments: 2
              - presses: { en: Ask a person, hi: किसी से पूछें }
                hears: [a, b]
                effects: [hand_to_desk]
                languages: [en]
              - waits: 25h
              - sends: missed_call
                exactly: { en: We saw your call., hi: आपका कॉल देखा। }
              - says:
                silent: true
              - hears: x
            """);

        chat.ShouldSatisfyAllConditions(
            () => chat.Name.ShouldBe("Somebody looks at the menu"),
            () => chat.Channels.ShouldBe(["sms", "bot"]),
            () => chat.Languages.ShouldBe(["hi"]),
            () => chat.New.ShouldBeTrue(),
            () => chat.DeskOpen.ShouldBeTrue(),
            () => chat.Turns.Length.ShouldBe(6));
        var first = chat.Turns[0];
        first.Act.ShouldBeOfType<Act.Says>().Text["hi"].ShouldBe("मेनू");
        first.Hears.Select(wording => wording["en"]).ShouldBe(["about", "person", null]);
        first.Hears.Select(wording => wording["hi"]).ShouldBe([null, null, "बारे"]);
        first.NotHears.Single()["hi"].ShouldBe("loan");
        (first.Step, first.Language, first.Messages, first.Segments).ShouldBe(("menu.start", "hi", 1, 2));
        first.Place.ShouldBe(new("demo.chat.yaml", 7, 5));
        chat.Turns[1].Act.ShouldBeOfType<Act.Presses>().Label["en"].ShouldBe("Ask a person");
        chat.Turns[1].Effects.ShouldBe(["hand_to_desk"]);
        chat.Turns[1].Languages.ShouldBe(["en"]);
        chat.Turns[2].Act.ShouldBe(new Act.Waits(TimeSpan.FromHours(25)));
        chat.Turns[3].Act.ShouldBe(new Act.Sends(Attachment.MissedCall));
        chat.Turns[3].Exactly.ShouldNotBeNull()["hi"].ShouldBe("आपका कॉल देखा।");
        chat.Turns[4].Act.ShouldBeOfType<Act.Says>().Text["en"].ShouldBe("");
        chat.Turns[4].Silent.ShouldBeTrue();
        chat.Turns[5].Act.ShouldBe(new Act.Arrives());
    }

    [Fact]
    public void A_test_that_names_no_channel_and_no_language_is_for_all()
    {
        var chat = Read("chat: x\nturns:\n  - { says: hello, silent: true }");

        chat.Channels.ShouldBe(Transcript.KnownChannels);
        chat.Languages.ShouldBe(["en", "hi"]);
        (chat.New, chat.DeskOpen).ShouldBe((false, false));
    }

    [Fact]
    public void A_test_with_an_error_is_left_out_and_the_others_stay()
    {
        var compilation = SomeDialogs.Compile(
            new FlowSource("bad.chat.yaml", "chat: bad\nturns:\n  - { says: hello, step: nowhere.start }"),
            new FlowSource("good.chat.yaml", "chat: good\nturns:\n  - { says: hello, step: menu.start }"));

        compilation.Problems.Select(problem => problem.Code).ShouldBe(["IL1801"]);
        compilation.Transcripts.Select(chat => chat.Name).ShouldBe(["good"]);
    }

    private static Transcript Read(string text)
    {
        var compilation = SomeDialogs.Compile(new FlowSource("demo.chat.yaml", text));
        string.Join('\n', compilation.Problems).ShouldBe("");
        return compilation.Transcripts.Single();
    }
}
