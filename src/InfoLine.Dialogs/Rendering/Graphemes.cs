using System.Globalization;

namespace InfoLine.Dialogs.Rendering;

/// <summary>Finds where one written letter ends, so that a cut never goes through it.</summary>
internal static class Graphemes
{
    // Nobody writes a longer one; without an end, a megabyte of marks would be read anew for every message.
    private const int Longest = 128;

    // Of Devanagari, Bengali, Gurmukhi, Gujarati, Oriya, Tamil, Telugu, Kannada and Malayalam.
    private const string Viramas = "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D";

    /// <summary>The UTF-16 units of the first letter of a text, with its marks and, in the scripts of India, the whole conjunct: स्ते of
    /// नमस्ते is one.</summary>
    /// <remarks>The framework follows UAX #29 without its rule GB9c (conjuncts), so that rule is added here.</remarks>
    public static int FirstLength(ReadOnlySpan<char> text)
    {
        if (text.Length > 1 && text[0] is >= ' ' and < '\u007F' && text[1] is >= ' ' and < '\u007F')
            return 1;
        if (text.Length > Longest)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        var length = StringInfo.GetNextTextElementLength(text);
        while (length < text.Length && EndsInVirama(text[..length]) && char.IsLetter(text[length]))
            length += StringInfo.GetNextTextElementLength(text[length..]);
        return length;
    }

    private static bool EndsInVirama(ReadOnlySpan<char> letter)
    {
        var last = letter.TrimEnd("\u200D\u200C\u093C");
        return !last.IsEmpty && Viramas.Contains(last[^1]);
    }
}
