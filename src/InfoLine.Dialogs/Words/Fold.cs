using System.Buffers;

namespace InfoLine.Dialogs.Words;

/// <summary>Turns what people type, and what authors write, into one spelling that can be compared letter by letter.</summary>
/// <remarks>
/// The key is lower case, its digits are 0-9, its words are separated by one space, and what a reader would not miss is gone: nukta,
/// joiners, direction
/// marks, apostrophes, emoji, punctuation. Chandrabindu is anusvara, a nasal before a letter of its own row is anusvara too (हिन्दी =
/// हिंदी), and three or more
/// of a letter are two. Inside numbers <c>2.5</c>, <c>98765-43210</c>, <c>1/2</c> and a leading <c>+</c> stay; the comma of 50,000 goes.
/// </remarks>
public static class Fold
{
    private const int OnStack = 256;

    /// <summary>The comparison key of a message or a label.</summary>
    /// <param name="text">Any UTF-16 at all: lone surrogates, control characters and decomposed letters included.</param>
    /// <returns>The key, never longer than the compatibility form of the text and empty when no letter or digit is left. A text that is
    /// its own key comes back as the same instance.</returns>
    public static string Key(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlainKey(text))
            return text;

        char[]? rented = null;
        var source = FoldForm.NeedsWork(text) ? FoldForm.Compatible(text) : text;
        var room = source.Length <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(source.Length));
        var key = room[..Write(source, room)];
        var result = key.SequenceEqual(text) ? text : new string(key);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return result;
    }

    /// <summary>The words of a key, in order, without copying them.</summary>
    /// <param name="key">A key made by <see cref="Key"/>.</param>
    /// <returns>Something for <c>foreach</c>; nothing for an empty key.</returns>
    public static KeyWords Words(ReadOnlySpan<char> key) => new(key);

    /// <summary>Folds text that is in compatibility form (or holds no character that the form would change) into a buffer of at least its
    /// length.</summary>
    /// <returns>How many characters were written.</returns>
    internal static int Write(ReadOnlySpan<char> text, Span<char> room)
    {
        var written = 0;
        var gap = false;
        for (var i = 0; i < text.Length; i++)
        {
            var folded = FoldTable.Of(text[i]);
            if (folded == FoldTable.Dropped)
                continue;
            if (folded == FoldTable.InNumbers)
                folded = InsideNumber(text, i);
            if (folded == FoldTable.Dropped)
                continue;
            if (folded == FoldTable.Pair)
            {
                i += FoldTable.WritePair(text[i..], room, ref written, ref gap);
                continue;
            }
            if (folded == FoldTable.Separator)
            {
                gap = written > 0;
                continue;
            }
            if (gap)
                room[written++] = ' ';
            gap = false;
            Put(folded, room, ref written);
        }
        return written;
    }

    private static void Put(char letter, Span<char> room, ref int written)
    {
        // Runs: "pleeease" is "pleease". Digits repeat for a reason: 1000.
        if (written >= 2 && room[written - 1] == letter && room[written - 2] == letter && !char.IsAsciiDigit(letter))
            return;
        if (written >= 2 && room[written - 1] == FoldTable.Virama && FoldTable.IsNasalOfRow(room[written - 2], letter))
        {
            written -= 2;
            Put(FoldTable.Anusvara, room, ref written);
        }
        room[written++] = letter;
    }

    // Marks that mean something between digits only: 2.5, 12/05/2026, 98765-43210, +91…, 1,50,000.
    private static char InsideNumber(ReadOnlySpan<char> text, int at)
    {
        var before = at > 0 && FoldTable.IsDigit(text[at - 1]);
        var after = at + 1 < text.Length && FoldTable.IsDigit(text[at + 1]);
        var opens = at == 0 || FoldTable.Of(text[at - 1]) == FoldTable.Separator;
        return text[at] switch
        {
            '+' => after && opens ? '+' : FoldTable.Separator,
            '.' => after && (before || opens) ? '.' : FoldTable.Separator,
            ',' => before && GroupsDigits(text[(at + 1)..]) ? FoldTable.Dropped : FoldTable.Separator,
            var mark => before && after ? mark : FoldTable.Separator,
        };
    }

    // A grouping comma has exactly three digits behind it, or two and another comma: 50,000 and 1,50,000, but not "1,2".
    private static bool GroupsDigits(ReadOnlySpan<char> rest)
    {
        var digits = 0;
        while (digits < rest.Length && digits < 4 && FoldTable.IsDigit(rest[digits]))
            digits++;
        return digits == 3 || (digits == 2 && rest.Length > 2 && rest[2] == ',');
    }

    // Most replies are "1" or a plain word: nothing to do for them but to make sure of it.
    private static bool IsPlainKey(string text)
    {
        var previous = ' ';
        var run = 0;
        foreach (var c in text)
        {
            var space = c == ' ';
            if (!space && !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
                return false;
            run = c == previous ? run + 1 : 1;
            if ((space && previous == ' ') || (run > 2 && !char.IsAsciiDigit(c)))
                return false;
            previous = c;
        }
        return text.Length == 0 || previous != ' ';
    }
}
