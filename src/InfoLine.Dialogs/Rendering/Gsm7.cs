using System.Buffers;

namespace InfoLine.Dialogs.Rendering;

/// <summary>The 7-bit alphabet of SMS, in which a message holds 160 characters instead of 70.</summary>
/// <remarks>Source: 3GPP TS 23.038, 6.2.1 (default alphabet) and 6.2.1.1 (extension table). The national tables exist, but no carrier of
/// ours sends them.</remarks>
public static class Gsm7
{
    /// <summary>The characters that cost one septet, in the order of their codes; the escape code itself is left out.</summary>
    public const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
        "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// <summary>The characters that cost two septets, because an escape goes before each.</summary>
    public const string Extension = "\f^{}\\[~]|€";

    private const int TableEnd = 0x400;
    private const char Euro = '€';
    private static readonly SearchValues<char> Encodable = SearchValues.Create(Basic + Extension);

    /// <summary>The ASCII part of <see cref="Basic"/>, which a search can run through fastest.</summary>
    internal static readonly SearchValues<char> OneSeptetAscii = SearchValues.Create([.. Basic.Where(char.IsAscii)]);

    private static readonly byte[] Costs = BuildCosts();

    /// <summary>Whether every character of a text is in the alphabet. True for an empty text.</summary>
    public static bool CanEncode(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Encodable) < 0;

    /// <summary>The septets that a character takes: 1, 2, or 0 when the alphabet does not have it.</summary>
    public static int Septets(char c) => c < TableEnd ? Costs[c] : c == Euro ? 2 : 0;

    /// <summary>Replaces typographic characters by their plain twins where that makes the whole text GSM-7: "₹500 – it’s free" becomes "Rs
    /// 500 - it's free".</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The plain text; the same instance when it is plain already, or when a character remains that has no twin (Hindi stays as
    /// it is, quotes and all).</returns>
    public static string ToPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (CanEncode(text))
            return text;

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Septets(text[i]) > 0)
                length++;
            else if (Twin(text, i) is { } twin)
                length += twin.Length;
            else
                return text;
        }
        return string.Create(length, text, static (room, source) =>
        {
            var written = 0;
            for (var i = 0; i < source.Length; i++)
            {
                var twin = Septets(source[i]) > 0 ? null : Twin(source, i);
                if (twin is null)
                    room[written++] = source[i];
                else
                    twin.CopyTo(room[written..]);
                written += twin?.Length ?? 0;
            }
        });
    }

    private static string? Twin(string text, int at) => text[at] switch
    {
        '’' or '‘' or '‚' or '‛' or '′' or 'ʼ' or '`' or '´' => "'",
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '•' or '‣' or '·' or '●' or '▪' => "-",
        '…' => "...",
        '×' => "x",
        '₹' => at + 1 < text.Length && (char.IsAsciiDigit(text[at + 1]) || char.IsAsciiLetter(text[at + 1])) ? "Rs " : "Rs",
        '\t' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => " ",
        '\u2028' or '\u2029' => "\n",
        // Soft hyphen, joiners and direction marks show nothing in Latin text.
        '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF' => "",
        _ => null,
    };

    private static byte[] BuildCosts()
    {
        var costs = new byte[TableEnd];
        foreach (var c in Basic)
            costs[c] = 1;
        foreach (var c in Extension)
        {
            if (c != Euro)
                costs[c] = 2;
        }
        return costs;
    }
}
