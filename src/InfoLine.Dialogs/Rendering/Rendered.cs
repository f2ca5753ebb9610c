using System.Collections.Immutable;

namespace InfoLine.Dialogs.Rendering;

/// <summary>How the options of a message are shown.</summary>
public enum OptionStyle
{
    /// <summary>Not at all, or as numbered lines that are part of the text.</summary>
    None,

    /// <summary>As quick-reply buttons under the text.</summary>
    Buttons,

    /// <summary>As a list that one button opens.</summary>
    List,

    /// <summary>As suggested actions, beside the numbered lines in the text.</summary>
    SuggestedActions,
}

/// <summary>One message, ready for its channel.</summary>
/// <param name="Text">What to send. Never blank; under <see cref="OptionStyle.Buttons"/> and <see cref="OptionStyle.List"/> without the
/// options.</param>
/// <param name="Options">The options that the message offers; with <see cref="OptionStyle.None"/> they stand in the text as numbered
/// lines.</param>
/// <param name="Style">How to show them.</param>
/// <param name="ListButton">The label of the button that opens the list; null for every other style.</param>
public sealed record Rendered(string Text, ImmutableArray<SpeechOption> Options, OptionStyle Style, string? ListButton = null)
{
    /// <summary>The message as text alone, options as numbered lines: for where buttons and lists cannot be sent after all.</summary>
    public string PlainText => Style is OptionStyle.Buttons or OptionStyle.List ? NumberedText.Of(Text, Options) : Text;
}
