using System.Globalization;
using System.Text;

namespace InfoLine.Dialogs.Words;

/// <summary>What each character becomes in a key. ASCII and Devanagari come from a table, the rest from the Unicode categories.</summary>
internal static class FoldTable
{
    // Answers that are not letters. None of them can be a letter of a key.
    public const char Dropped = '\0';
    public const char Separator = ' ';
    public const char InNumbers = '\u0001';
    public const char Pair = '\u0002';

    public const char Anusvara = '\u0902';
    public const char Virama = '\u094D';

    private const int TableEnd = 0x0980;
    private static readonly char[] Table = BuildTable();

    public static char Of(char c) => c < TableEnd ? Table[c] : Look(c);

    public static bool IsDigit(char c) => char.IsAsciiDigit(c) || (c > 127 && char.IsDigit(c));

    /// <summary>Whether ङ ञ ण न म stands, with its virama, before a stop of its own row: there Hindi writes the anusvara just as
    /// well.</summary>
    public static bool IsNasalOfRow(char nasal, char letter) => nasal switch
    {
        'ङ' => letter is >= 'क' and <= 'घ',
        'ञ' => letter is >= 'च' and <= 'झ',
        'ण' => letter is >= 'ट' and <= 'ढ',
        'न' => letter is >= 'त' and <= 'ध',
        'म' => letter is >= 'प' and <= 'भ',
        _ => false,
    };

    /// <summary>Writes the letter or digit that a surrogate pair stands for; any other pair, and half a pair, is a separator.</summary>
    /// <returns>How many characters after the first one were read: 0 or 1.</returns>
    public static int WritePair(ReadOnlySpan<char> text, Span<char> room, ref int written, ref bool gap)
    {
        var whole = Rune.DecodeFromUtf16(text, out var rune, out var read) == System.Buffers.OperationStatus.Done;
        var category = whole ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.OtherNotAssigned;
        if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark && rune.Value >= 0xE0000)
            return read - 1; // variation selectors and tags of flags

        var kept = IsKept(category);
        if (kept && gap)
            room[written++] = ' ';
        gap = !kept && written > 0;
        if (kept && category == UnicodeCategory.DecimalDigitNumber)
            room[written++] = (char)('0' + (int)Rune.GetNumericValue(rune));
        else if (kept)
            written += Rune.ToLowerInvariant(rune).EncodeToUtf16(room[written..]);
        return read - 1;
    }

    private static bool IsKept(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    private static char[] BuildTable()
    {
        var table = new char[TableEnd];
        for (var c = '\0'; c < TableEnd; c++)
            table[c] = Look(c);
        foreach (var mark in "+-./,")
            table[mark] = InNumbers;
        foreach (var apostrophe in "'`´")
            table[apostrophe] = Dropped;
        return table;
    }

    private static char Look(char c) => c switch
    {
        // Nukta letters: the two-part spelling and the one-part spelling of क़ ख़ ग़ ज़ ड़ ढ़ फ़ य़, and of ऩ ऱ ऴ, which composition would
        // bring back.
        >= '\u0958' and <= '\u095F' => "कखगजडढफय"[c - '\u0958'],
        '\u0929' => 'न',
        '\u0931' => 'र',
        '\u0934' => 'ळ',
        '\u093C' or '\u09BC' or '\u0A3C' or '\u0ABC' or '\u0B3C' or '\u0CBC' => Dropped,
        '\u0901' => Anusvara,
        '\u0981' or '\u0A81' or '\u0B01' or '\u0C01' => (char)(c + 1),
        >= '\u0951' and <= '\u0954' => Dropped, // Vedic accents
        '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u2032' => Dropped, // apostrophes: don’t = dont
        >= '\uFE00' and <= '\uFE0F' => Dropped, // variation selectors
        '\u034F' => Dropped,
        _ when char.IsSurrogate(c) => Pair,
        _ => ByCategory(c),
    };

    private static char ByCategory(char c)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(c);
        return category switch
        {
            // ZWJ, ZWNJ, zero-width space, direction marks, soft hyphen, byte order mark; and the box that makes 1️⃣ of 1.
            UnicodeCategory.Format or UnicodeCategory.EnclosingMark => Dropped,
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            _ when IsKept(category) => char.ToLowerInvariant(c),
            _ => Separator,
        };
    }
}
