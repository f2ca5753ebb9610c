using System.Buffers;
using System.Globalization;
using System.Text;

namespace InfoLine.Dialogs.Words;

/// <summary>Brings the rare text that needs it into Unicode's compatibility form (NFKC), whatever its bytes were.</summary>
internal static class FoldForm
{
    // No spelling has more marks on one letter, and sorting a letter's marks takes the square of their number.
    private const int MostMarks = 16;

    /// <summary>Whether the compatibility form could change a key. ASCII, Devanagari, typographic punctuation and emoji never need it:
    /// <see cref="FoldTable"/> does their part.</summary>
    public static bool NeedsWork(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('\0', '\u007F');
        if (first < 0)
            return false;
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            var simple = c < 0x80
                || c is (>= '\u0900' and <= '\u097F') or (>= '\u2000' and <= '\u206F') or '\u20B9' or '\u20E3' or '\uFE0F';
            if (!simple && !IsEmoji(text, ref i))
                return true;
        }
        return false;
    }

    /// <summary>The text in lower case and compatibility form, without the characters that a key drops.</summary>
    /// <remarks>They go first: a joiner between a letter and its accent would keep the two from composing, and then a key's own key would
    /// be another one.</remarks>
    public static string Compatible(string text)
    {
        var room = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var clean = new string(room, 0, Clean(text, room));
            var form = clean.Normalize(NormalizationForm.FormKC);
            // Lower case after the form can open one more composition (ℋ with a line below); twice is enough.
            return form.ToLowerInvariant().Normalize(NormalizationForm.FormKC);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room, clearArray: true);
        }
    }

    private static int Clean(string text, Span<char> room)
    {
        var written = 0;
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            marks = c > 127 && CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.NonSpacingMark ? marks + 1 : 0;
            var pair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            if (marks > MostMarks || (c > 127 && FoldTable.Of(c) == FoldTable.Dropped))
            {
                i += pair ? 1 : 0;
                continue;
            }
            // Half a pair and the two that are not characters are what Normalize refuses.
            room[written++] = c is '\uFFFE' or '\uFFFF' || (!pair && char.IsSurrogate(c)) ? ' ' : char.ToLowerInvariant(c);
            if (pair)
                room[written++] = text[++i];
        }
        return written;
    }

    // U+1F300 and up: pictures, none with a compatibility form until the digits at U+1FBF0.
    private static bool IsEmoji(ReadOnlySpan<char> text, ref int at)
    {
        if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            return false;
        if (char.ConvertToUtf32(text[at], text[at + 1]) is < 0x1F300 or > 0x1FAFF)
            return false;
        at++;
        return true;
    }
}
