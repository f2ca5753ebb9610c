namespace InfoLine.Dialogs.Tests.Words;

/// <summary>Texts as no person would type them, the same ones on every run.</summary>
internal static class RandomText
{
    private static readonly string[] Bits =
    [
        "नमस्ते", "मुद्रा", "हिन्दी", "क्ष", "ज़", "\u0958", "\u0929", "\u093C", "\u094D", "\u0902", "\u0901", "है।", "लोन?", "1", "१",
        "٣", "𝟓", "50,000", "2.5", "+91 98", "-", "/", ".", ",",
        " ", "  ", "\n", "\r\n", "\u00A0", "\u3000", "\u200B", "\u200D", "\u200C", "\uFE0F", "\u20E3", "\u202E", "\0", "\uFFFE", "\uFFFF",
        "\uD800", "\uDC00", "👩‍🌾", "🇮🇳", "🏾", "e\u0301",
        "h\u0331", "é", "ℋ", "ﷺ", "①", "½", "ﬁ", "İ", "K", "ß", "ｶﾞ", "각", "ক\u09BC", "ো", "Loan", "aaaa", "chahiye.", "What?", "'", "’",
        "₹500", "€", "[", "`", "…",
    ];

    /// <summary>Texts of up to <paramref name="most"/> bits: words, marks, halves of pairs, and now and then any UTF-16 unit at
    /// all.</summary>
    public static IEnumerable<string> Many(int count, int most = 12, int seed = 20261122)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var bits = Enumerable.Range(0, random.Next(most + 1))
                .Select(_ => random.Next(5) == 0 ? ((char)random.Next(0x10000)).ToString() : Bits[random.Next(Bits.Length)]);
            yield return string.Concat(bits);
        }
    }
}
