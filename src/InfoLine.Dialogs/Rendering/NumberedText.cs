using System.Collections.Immutable;
using System.Text;

namespace InfoLine.Dialogs.Rendering;

/// <summary>Writes options under a text as lines such as "1 How much money".</summary>
internal static class NumberedText
{
    /// <summary>The text and its options, a line each; the text itself where there are none.</summary>
    public static string Of(string text, ImmutableArray<SpeechOption> options)
    {
        if (options.IsEmpty)
            return text;
        var lines = new StringBuilder(text, capacity: text.Length + options.Length * 32);
        foreach (var option in options)
        {
            if (lines.Length > 0)
                lines.Append('\n');
            lines.Append(option.Number).Append(' ').Append(option.Label);
        }
        return lines.ToString();
    }
}
