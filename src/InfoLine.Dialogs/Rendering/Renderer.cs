using System.Collections.Immutable;

namespace InfoLine.Dialogs.Rendering;

/// <summary>Turns what the service says in one turn into the messages of a channel.</summary>
public static class Renderer
{
    /// <summary>Renders one turn.</summary>
    /// <param name="said">What is said, in order. Blank speeches disappear; only the last one that remains keeps its options, because it
    /// is the question.</param>
    /// <param name="traits">The channel.</param>
    /// <param name="listButton">The label of the button that opens a list, in the person's language.</param>
    /// <returns>The messages in order; empty when nothing is said. Each keeps the channel's limits, and no word is lost.</returns>
    public static ImmutableArray<Rendered> Render(ImmutableArray<Speech> said, ChannelTraits traits, string listButton)
    {
        ArgumentNullException.ThrowIfNull(traits);
        var last = said.Length - 1;
        while (last >= 0 && string.IsNullOrWhiteSpace(said[last].Text) && said[last].Options.IsEmpty)
            last--;

        var messages = ImmutableArray.CreateBuilder<Rendered>(last + 1);
        for (var i = 0; i <= last; i++)
        {
            var text = said[i].Text.Trim();
            var options = i == last ? said[i].Options : [];
            if (text.Length == 0 && options.IsEmpty)
                continue;
            if (traits.SegmentBudget is { } budget)
                AddSms(messages, text, options, budget);
            else
                AddRich(messages, text, options, traits, listButton);
        }
        return messages.DrainToImmutable();
    }

    // One message costs less than two, and two can arrive in the wrong order: neighbours are joined while the budget holds both.
    private static void AddSms(ImmutableArray<Rendered>.Builder messages, string text, ImmutableArray<SpeechOption> options, int budget)
    {
        var plain = Gsm7.ToPlain(NumberedText.Of(text, options));
        if (messages.Count > 0)
        {
            var joined = messages[^1].Text + "\n" + plain;
            if (SmsLength.Of(joined).Segments <= budget)
            {
                messages[^1] = new Rendered(joined, options, OptionStyle.None);
                return;
            }
        }
        AddPieces(messages, SmsSplit.Split(plain, budget), options, OptionStyle.None, listButton: null);
    }

    private static void AddRich(
        ImmutableArray<Rendered>.Builder messages,
        string text,
        ImmutableArray<SpeechOption> options,
        ChannelTraits traits,
        string listButton)
    {
        // Each message is paid for, and a phone shows two in the order in which they happen to arrive: so they are joined, as on SMS.
        if (messages.Count > 0)
        {
            var joined = messages[^1].Text + "\n\n" + text;
            if (joined.Length <= (options.IsEmpty ? traits.MaxCharacters : traits.MaxCharactersWithOptions))
            {
                messages.RemoveAt(messages.Count - 1);
                text = joined;
            }
        }

        var style = StyleOf(text, options, traits);
        var shown = style is OptionStyle.Buttons or OptionStyle.List ? text : NumberedText.Of(text, options);
        var limit = style == OptionStyle.None ? traits.MaxCharacters : traits.MaxCharactersWithOptions;
        var pieces = shown.Length <= limit ? [shown] : TextCut.Pieces(shown, new CharacterLimit(limit));
        AddPieces(messages, pieces, options, style, style == OptionStyle.List ? listButton : null);
    }

    // The options go with the last piece: it is the one a person answers.
    private static void AddPieces(
        ImmutableArray<Rendered>.Builder messages,
        ImmutableArray<string> pieces,
        ImmutableArray<SpeechOption> options,
        OptionStyle style,
        string? listButton)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            messages.Add(i == pieces.Length - 1
                ? new Rendered(pieces[i], options, style, listButton)
                : new Rendered(pieces[i], [], OptionStyle.None));
        }
    }

    private static OptionStyle StyleOf(string text, ImmutableArray<SpeechOption> options, ChannelTraits traits)
    {
        if (options.IsEmpty)
            return OptionStyle.None;
        if (traits.SuggestedActions)
            return OptionStyle.SuggestedActions;
        if (text.Length == 0)
            return OptionStyle.None; // a body is required above buttons
        if (options.Length <= traits.MaxButtons && AreTitles(options, traits.ButtonTitleLength))
            return OptionStyle.Buttons;
        return options.Length <= traits.MaxListRows && AreTitles(options, traits.RowTitleLength) ? OptionStyle.List : OptionStyle.None;
    }

    // Titles that are blank, too long, or equal to one another are refused by WhatsApp, and with them the whole message.
    private static bool AreTitles(ImmutableArray<SpeechOption> options, int maxLength)
    {
        for (var i = 0; i < options.Length; i++)
        {
            var label = options[i].Label;
            if (string.IsNullOrWhiteSpace(label) || label.Length > maxLength)
                return false;
            for (var j = 0; j < i; j++)
            {
                if (options[j].Label == label)
                    return false;
            }
        }
        return true;
    }
}
