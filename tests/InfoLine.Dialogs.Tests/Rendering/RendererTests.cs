using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;
using InfoLine.Dialogs.Tests.Words;
using Shouldly;
using Xunit;

namespace InfoLine.Dialogs.Tests.Rendering;

public class RendererTests
{
    private static readonly ChannelTraits[] Channels = [ChannelTraits.Sms, ChannelTraits.WhatsApp, ChannelTraits.Bot];

    [Fact] // Requirement 1: both scripts, one segment.
    public void The_language_question_is_one_numbered_sms()
    {
        var message = One(Render(ChannelTraits.Sms, Ask("InfoLine: भाषा चुनें / Choose language", "हिंदी", "English")));
        message.Text.ShouldBe("InfoLine: भाषा चुनें / Choose language\n1 हिंदी\n2 English");
        SmsLength.Of(message.Text).Segments.ShouldBe(1);
        message.Style.ShouldBe(OptionStyle.None);
        message.Options.Select(option => option.Label).ShouldBe(["हिंदी", "English"]);
    }

    [Fact]
    public void An_english_sms_stays_in_the_cheap_alphabet() =>
        One(Render(ChannelTraits.Sms, Ask("It’s free – ₹0", "Loan up to ₹20 lakh")))
            .Text.ShouldBe("It's free - Rs 0\n1 Loan up to Rs 20 lakh");

    [Fact]
    public void A_hindi_sms_keeps_its_characters() =>
        One(Render(ChannelTraits.Sms, Say("फॉर्म मुफ्त है – ₹0"))).Text.ShouldBe("फॉर्म मुफ्त है – ₹0");

    [Fact]
    public void Neighbours_become_one_sms_while_they_fit_the_budget()
    {
        One(Render(ChannelTraits.Sms, Say("Saved."), Say("Thank you."), Ask("What next?", "Menu")))
            .Text.ShouldBe("Saved.\nThank you.\nWhat next?\n1 Menu");

        var apart = Render(ChannelTraits.Sms, Say(new string('क', 100)), Say(new string('ख', 33)), Say("ग"));
        apart.Select(message => message.Text).ShouldBe([new string('क', 100) + "\n" + new string('ख', 33), "ग"]);
    }

    [Fact]
    public void An_sms_over_the_budget_is_split_and_the_last_part_asks()
    {
        var parts = Render(ChannelTraits.Sms, Ask(string.Join(' ', Enumerable.Repeat("पूरा वाक्य।", 18)), "हाँ", "नहीं"));
        parts.Length.ShouldBe(2);
        parts[0].Text.ShouldStartWith("1/2 पूरा");
        parts[0].Options.ShouldBeEmpty();
        parts[1].Text.ShouldEndWith("पूरा वाक्य।\n1 हाँ\n2 नहीं");
        parts[1].Options.Length.ShouldBe(2);
    }

    [Fact] // Requirement 4: at most 3 buttons, 10 rows.
    public void Whatsapp_shows_up_to_three_short_options_as_buttons()
    {
        var message = One(Render(ChannelTraits.WhatsApp, Ask("What do you want?", "How much money", "Documents", "Apply")));
        (message.Style, message.Text, message.ListButton).ShouldBe((OptionStyle.Buttons, "What do you want?", null));
        message.PlainText.ShouldBe("What do you want?\n1 How much money\n2 Documents\n3 Apply");
        message.Options[0].Payload.ShouldBe("test#1");
    }

    [Theory]
    [InlineData(3, 20, OptionStyle.Buttons)]
    [InlineData(3, 21, OptionStyle.List)]
    [InlineData(4, 20, OptionStyle.List)]
    [InlineData(10, 24, OptionStyle.List)]
    [InlineData(11, 24, OptionStyle.None)]
    [InlineData(2, 25, OptionStyle.None)]
    public void Whatsapp_shows_options_in_the_first_style_that_holds_them(int count, int length, OptionStyle style)
    {
        var labels = Enumerable.Range(1, count).Select(n => n.ToString().PadRight(length, 'क')).ToArray();
        var message = One(Render(ChannelTraits.WhatsApp, Ask("चुनें", labels)));
        message.Style.ShouldBe(style);
        message.ListButton.ShouldBe(style == OptionStyle.List ? "देखें" : null);
        message.Text.ShouldBe(style == OptionStyle.None ? message.PlainText : "चुनें");
        message.PlainText.ShouldEndWith($"{count} {labels[^1]}");
    }

    [Theory]
    [InlineData("Yes", "Yes")]
    [InlineData("Yes", " ")]
    public void Titles_that_whatsapp_refuses_become_numbered_lines(string first, string second) =>
        One(Render(ChannelTraits.WhatsApp, Ask("Sure?", first, second))).Style.ShouldBe(OptionStyle.None);

    [Fact]
    public void A_long_body_above_buttons_is_sent_in_pieces_and_the_last_has_the_buttons()
    {
        var body = string.Join(' ', Enumerable.Repeat("A sentence of words.", 70));
        var pieces = Render(ChannelTraits.WhatsApp, Ask(body, "Yes", "No"));
        pieces.Select(piece => piece.Style).ShouldBe([OptionStyle.None, OptionStyle.Buttons]);
        pieces.ShouldAllBe(piece => piece.Text.Length <= 1024 && piece.Text.EndsWith("words."));
        One(Render(ChannelTraits.WhatsApp, Say(body))).Text.ShouldBe(body);
    }

    [Fact]
    public void A_bot_client_gets_suggested_actions_and_the_numbered_list()
    {
        var message = One(Render(ChannelTraits.Bot, Ask("What next?", "Menu", "A person")));
        (message.Style, message.Text, message.PlainText)
            .ShouldBe((OptionStyle.SuggestedActions, "What next?\n1 Menu\n2 A person", message.Text));
    }

    [Fact]
    public void Only_the_last_speech_keeps_its_options()
    {
        foreach (var channel in Channels)
        {
            var messages = Render(channel, Ask("Old?", "Yes"), Ask("New?", "No"), Say("  "));
            messages.Sum(message => message.Options.Length).ShouldBe(1);
            messages[^1].PlainText.ShouldEndWith("New?\n1 No");
            string.Concat(messages.Select(message => message.PlainText)).ShouldNotContain("Yes");
        }
    }

    [Fact]
    public void Blank_speech_disappears()
    {
        foreach (var channel in Channels)
        {
            Render(channel).ShouldBeEmpty();
            Render(channel, Say(""), Say(" \n")).ShouldBeEmpty();
            One(Render(channel, Say(""), Say("Hello"), Say("\u3000"))).Text.ShouldBe("Hello");
            One(Render(channel, Ask("", "Yes"))).Text.ShouldBe("1 Yes");
        }
    }

    [Fact]
    public void Nothing_is_lost_or_over_a_limit_and_the_order_is_kept()
    {
        var random = new Random(7);
        var texts = RandomText.Many(1_200, most: 60).Select(text => text.Replace('₹', 'R')).ToArray();
        for (var i = 0; i + 4 < texts.Length; i += 4)
        {
            var labels = RandomText.Many(random.Next(13), most: 4, seed: i).ToArray();
            var longer = string.Concat(texts.Skip(i).Take(random.Next(40)));
            var said = new[] { Say(texts[i]), Say(longer), Ask(texts[i + 2], labels) };
            foreach (var channel in Channels)
            {
                var messages = Render(channel, said);
                messages.All(message => IsWithin(message, channel)).ShouldBeTrue();
                messages.SkipLast(1).All(message => message.Options.IsEmpty && message.Style == OptionStyle.None).ShouldBeTrue();
                if (channel != ChannelTraits.Sms)
                    Ink(string.Concat(messages.Select(message => message.PlainText))).ShouldBe(Ink(Spoken(said)));
                else
                    Letters(string.Concat(messages.Select(message => message.Text))).ShouldBe(Letters(Spoken(said)));
            }
        }
    }

    private static bool IsWithin(Rendered message, ChannelTraits channel)
    {
        var withOptions = message.Style is OptionStyle.Buttons or OptionStyle.List;
        return !string.IsNullOrWhiteSpace(message.Text)
            && message.Text.Length <= (withOptions ? channel.MaxCharactersWithOptions : channel.MaxCharacters)
            && message.PlainText.Length <= channel.MaxCharacters
            && (channel.SegmentBudget is not { } budget || SmsLength.Of(message.Text).Segments <= budget)
            && (!withOptions || message.Options.All(option => option.Label.Length <= channel.RowTitleLength));
    }

    private static string Spoken(Speech[] said) =>
        string.Concat(said.Select(speech => speech.Text))
        + string.Concat(said[^1].Options.Select(option => $"{option.Number}{option.Label}"));

    private static string Ink(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // Numbers of parts and plain twins come and go on SMS; letters do not.
    private static string Letters(string text) => string.Concat(text.Where(c => char.IsLetter(c) && c is not ('ʼ' or 'x')));

    private static Speech Say(string text) => new(text, []);

    private static Speech Ask(string text, params string[] labels) =>
        new(text, [.. labels.Select((label, i) => new SpeechOption(i + 1, label, $"test#{i + 1}"))]);

    private static ImmutableArray<Rendered> Render(ChannelTraits channel, params Speech[] said) =>
        Renderer.Render([.. said], channel, "देखें");

    private static Rendered One(ImmutableArray<Rendered> messages) => messages.ShouldHaveSingleItem();
}
