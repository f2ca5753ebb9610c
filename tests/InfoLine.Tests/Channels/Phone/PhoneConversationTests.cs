using System.Collections.Immutable;
using InfoLine.Channels.Phone;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Tests.Channels.Phone;

public sealed class PhoneConversationTests
{
    private static readonly PhoneDialogs Dialogs = PhoneHost.Compile(PhoneHost.Sources);
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 10, 0, 0, new TimeSpan(5, 30, 0));

    [Fact]
    public void One_message_is_answered_on_both_screens()
    {
        var turn = Take([Says("mudra")]).Turns.Single();
        turn["sms"].Heard.Single().Message.Text.ShouldEndWith("1 How much\n2 Who gets it\n3 Papers\n4 Fees");
        turn["whatsapp"].Heard.Single().Message.Style.ShouldBe(OptionStyle.List);
        turn["whatsapp"].Heard.Single().Message.ListButton.ShouldBe("Choose");
    }

    [Fact]
    public void Segments_are_counted_on_sms_only()
    {
        var answer = Take([Says("mudra")], "hi");
        answer.Turns.Single()["sms"].Heard.Single().Sms.ShouldBe(new SmsCount("UCS-2", 79, 2, 55));
        answer.Turns.Single()["whatsapp"].Heard.Single().Sms.ShouldBeNull();
        answer.Phones["sms"].Segments.ShouldBe(2);
    }

    [Fact]
    public void A_pressed_button_is_a_typed_number_on_sms()
    {
        var first = Take([Says("mudra"), new("presses", "How much", "mudra.start#1")]);
        first.Turns[1]["sms"].Shown.ShouldBe("1");
        first.Turns[1]["whatsapp"].Shown.ShouldBe("How much");
        first.Turns[1].Values.ShouldAllBe(turn => turn.Step == "mudra.amount");
    }

    [Fact]
    public void An_old_button_can_be_pressed_on_whatsapp_and_is_not_there_on_sms()
    {
        var answer = Take([Says("mudra"), Says("1"), new("presses", "Fees", "mudra.start#4")]);
        answer.Turns[2].ContainsKey("sms").ShouldBeFalse();
        answer.Turns[2]["whatsapp"].Heard[0].Message.Text.ShouldContain("old question");
        answer.Phones.Values.ShouldAllBe(phone => phone.Session.Step == "mudra.amount");
    }

    [Fact]
    public void A_conversation_in_many_requests_is_the_conversation_in_one()
    {
        ImmutableArray<PhoneAct> acts = [Says("mudra"), Says("1"), new("waits", "1d"), Says("2"), new("sends", "voice"), new("waits", "3d"), Says("1")];
        var whole = Take(acts);
        PhoneAnswer? last = null;
        foreach (var act in acts)
            last = PhoneConversation.Take(Dialogs, new(last?.Phones.ToDictionary(phone => phone.Key, phone => (PhoneMemory?)phone.Value, StringComparer.Ordinal) ?? NewPhones(), [act], "en"), Morning);
        last!.Phones["sms"].Session.ShouldBe(whole.Phones["sms"].Session with { Trail = last.Phones["sms"].Session.Trail });
        last.Phones["sms"].Session.Trail.ShouldBe(whole.Phones["sms"].Session.Trail);
        last.Turns.Single()["whatsapp"].Heard.Single().Message.Text.ShouldBe(whole.Turns[^1]["whatsapp"].Heard.Single().Message.Text);
        last.Phones["sms"].Segments.ShouldBe(whole.Phones["sms"].Segments);
    }

    [Fact]
    public void A_reminder_arrives_when_the_clock_passes_it_and_whatsapp_asks_for_a_template()
    {
        var wait = Take([Says("mudra"), new("waits", "3d")]).Turns[1];
        var reminder = wait["whatsapp"].Heard[0];
        reminder.At.ShouldBe(Morning + TimeSpan.FromDays(1));
        reminder.Message.Text.ShouldContain("You asked about MUDRA");
        reminder.NeedsTemplate.ShouldBeTrue();
        wait["whatsapp"].At.ShouldBe(Morning);
        wait["sms"].Heard[0].NeedsTemplate.ShouldBeFalse();
    }

    [Fact]
    public void Somebody_at_the_desk_takes_the_conversation()
    {
        Take([Says("9")]).Turns[0]["sms"].Effects.ShouldNotContain(effect => effect == "hand_to_desk");
        PhoneConversation.Take(Dialogs, new(NewPhones(), [Says("9")], "en", Desk: true), Morning).Turns[0]["sms"].Effects.ShouldContain(effect => effect == "hand_to_desk");
    }

    [Fact]
    public void Mistakes_in_newer_files_are_told_and_the_old_dialogs_go_on()
    {
        var broken = FlowCompiler.Compile([.. PhoneHost.Sources, new("broken.yaml", "flow: broken\nsteps:\n  start:\n    say: { en: Hi, hi: नमस्ते }\n    go: nowhere\n")], new(2026, 11, 22));
        var answer = PhoneConversation.Take(Dialogs with { Problems = broken.Problems }, new(NewPhones(), [Says("mudra")], "en"), Morning);
        answer.Turns.Single()["sms"].Heard.ShouldHaveSingleItem();
        answer.Dialogs.Mistakes.ShouldContain(mistake => mistake.Place.StartsWith("broken.yaml:5:") && mistake.Sentence.Contains("nowhere"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("hi")]
    [InlineData(null)]
    public void A_conversation_copied_as_a_test_passes(string? language)
    {
        var request = new PhoneRequest(
            NewPhones(),
            [Says("hello"), Says("1"), Says("mudra"), new("presses", "?", "mudra.start#1"), Says("It's \"quoted\" \\ 🙏 # : नमस्ते"), new("sends", "missed_call"), new("waits", "3d"), Says("menu")],
            language,
            Desk: true,
            Name: "Somebody asks: how much?");
        var test = PhoneTest.Of(Dialogs, request, Morning).ShouldHaveSingleItem();
        test.Yaml.ShouldContain("channels: [sms, whatsapp]");
        ShouldPass(test);
    }

    [Fact]
    public void Where_the_channels_differ_each_gets_a_test_of_its_own()
    {
        // Half an hour is a pause on SMS and none on WhatsApp.
        var tests = PhoneTest.Of(Dialogs, new(NewPhones(), [Says("mudra"), new("waits", "1h"), Says("1")], "en"), Morning);
        tests.Select(test => test.File).ShouldBe(["conversation-sms.chat.yaml", "conversation-whatsapp.chat.yaml"]);
        tests.ShouldAllBe(test => test.Yaml.Contains("Describe what this conversation shows"));
        foreach (var test in tests)
            ShouldPass(test);
    }

    [Fact]
    public void An_old_button_is_left_out_of_a_test_and_the_rest_passes()
    {
        var test = PhoneTest.Of(Dialogs, new(NewPhones(), [Says("mudra"), Says("1"), new("presses", "Fees", "mudra.start#4"), Says("2")], "en"), Morning).ShouldHaveSingleItem();
        test.Yaml.ShouldContain("# Left out");
        ShouldPass(test);
    }

    private static void ShouldPass(PhoneTest test)
    {
        var compiled = FlowCompiler.Compile([.. PhoneHost.Sources, new(test.File, test.Yaml)], new(2026, 11, 22));
        compiled.Problems.ShouldBeEmpty(test.Yaml);
        var results = TranscriptPlayer.PlayAll(compiled.Flows!, compiled.Transcripts, new(2026, 11, 22)).ToList();
        results.ShouldNotBeEmpty();
        results.SelectMany(result => result.Failures).ShouldBeEmpty(test.Yaml);
    }

    private static PhoneAct Says(string text) => new("says", text);

    private static Dictionary<string, PhoneMemory?> NewPhones() => new(StringComparer.Ordinal) { ["sms"] = null, ["whatsapp"] = null };

    private static PhoneAnswer Take(ImmutableArray<PhoneAct> acts, string language = "en") => PhoneConversation.Take(Dialogs, new(NewPhones(), acts, language), Morning);
}
