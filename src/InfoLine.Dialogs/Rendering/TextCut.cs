using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace InfoLine.Dialogs.Rendering;

/// <summary>How much text one message holds. A value: it fills up as letters are taken.</summary>
internal interface ITextLimit
{
    /// <summary>Takes one more letter where it still fits.</summary>
    bool TryTake(ReadOnlySpan<char> letter);
}

/// <summary>A limit in billed SMS parts.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct SegmentLimit(int maxSegments) : ITextLimit
{
    private SmsMeter _meter;

    public bool TryTake(ReadOnlySpan<char> letter)
    {
        _meter.Add(letter);
        return _meter.Length.Segments <= maxSegments;
    }
}

/// <summary>A limit in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CharacterLimit(int maxCharacters) : ITextLimit
{
    private int _left = maxCharacters;

    public bool TryTake(ReadOnlySpan<char> letter) => (_left -= letter.Length) >= 0;
}

/// <summary>Cuts a long text where a reader would pause.</summary>
internal static class TextCut
{
    /// <summary>The pieces of a text, in order, each within the limit. Only white space around a cut is left out.</summary>
    /// <param name="text">The text to cut.</param>
    /// <param name="limit">An empty limit; each piece gets a fresh copy.</param>
    public static ImmutableArray<string> Pieces<TLimit>(ReadOnlySpan<char> text, TLimit limit)
        where TLimit : struct, ITextLimit
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        for (var rest = text.Trim(); !rest.IsEmpty;)
        {
            var cut = Next(rest, limit);
            pieces.Add(new string(rest[..cut].TrimEnd()));
            rest = rest[cut..].TrimStart();
        }
        return pieces.DrainToImmutable();
    }

    // Where the first piece ends: after the last sentence that fits, unless that leaves most of the message empty; else after the last
    // word; else after the last letter.
    private static int Next<TLimit>(ReadOnlySpan<char> text, TLimit limit)
        where TLimit : struct, ITextLimit
    {
        var (at, sentence, word) = (0, 0, 0);
        var filling = limit;
        while (at < text.Length)
        {
            var length = Graphemes.FirstLength(text[at..]);
            if (!filling.TryTake(text.Slice(at, length)))
                break;
            at += length;
            if (at < text.Length && char.IsWhiteSpace(text[at]))
                word = at;
            if (EndsSentence(text, at))
                sentence = at;
        }
        if (at == text.Length)
            return at;
        if (sentence > at / 3)
            return sentence;
        if (word > 0)
            return word;
        // A letter with a thousand marks is longer than a message: there is no good place then, but there is an end.
        return at > 0 ? at : FirstThatFits(text, limit);
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !char.IsWhiteSpace(text[at]))
            return false;
        return text[at] is '\n' or '\r' || text[at - 1] switch
        {
            '?' or '!' or '।' or '॥' => true,
            '.' => text[at..].TrimStart() is not [>= '0' and <= '9', ..], // "Rs. 500" goes on
            _ => false,
        };
    }

    private static int FirstThatFits<TLimit>(ReadOnlySpan<char> text, TLimit limit)
        where TLimit : struct, ITextLimit
    {
        var at = 0;
        while (at < text.Length)
        {
            var units = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
            if (!limit.TryTake(text.Slice(at, units)))
                break;
            at += units;
        }
        return Math.Max(at, 1);
    }
}
