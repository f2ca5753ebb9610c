using System.Collections.Immutable;

namespace InfoLine.Dialogs.Rendering;

/// <summary>Divides a text that is too long for one SMS into numbered messages that each make sense.</summary>
/// <remarks>Carriers cut anywhere, even inside a letter (नमस् | ते), and old phones show the parts apart: so we cut first.</remarks>
public static class SmsSplit
{
    /// <summary>The messages to send for a text.</summary>
    /// <param name="text">The final text. White space at its ends and at the cuts is left out.</param>
    /// <param name="maxSegments">The most billed parts for one message: at least 1.</param>
    /// <returns>
    /// Nothing for a blank text, the text itself where it fits, else pieces that begin with "1/3 " and so on. Cuts stand after a sentence
    /// (. ? ! । or a line end) where one
    /// is near enough, else between words, else between letters.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxSegments"/> is below 1.</exception>
    public static ImmutableArray<string> Split(string text, int maxSegments)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        if (string.IsNullOrWhiteSpace(text))
            return [];
        if (SmsLength.Of(text).Segments <= maxSegments)
            return [text];

        // The numbers take room of their own, and how much depends on how many there will be.
        for (var width = 1; ; width++)
        {
            var limit = new SegmentLimit(maxSegments);
            for (var i = 0; i < width * 2 + 2; i++)
                limit.TryTake("0");
            var pieces = TextCut.Pieces(text, limit);
            if (pieces.Length.ToString().Length <= width)
                return Number(pieces);
        }
    }

    private static ImmutableArray<string> Number(ImmutableArray<string> pieces)
    {
        if (pieces.Length == 1)
            return pieces;
        var numbered = ImmutableArray.CreateBuilder<string>(pieces.Length);
        foreach (var piece in pieces)
            numbered.Add($"{numbered.Count + 1}/{pieces.Length} {piece}");
        return numbered.MoveToImmutable();
    }
}
