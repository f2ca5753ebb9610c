namespace InfoLine.Dialogs.Words;

/// <summary>Finds PANs: five letters, of which the fourth names the kind of holder, four digits, a letter.</summary>
internal static class PanNumbers
{
    // A association, B body, C company, E partnership, F firm, G government, H family, J court, K trust, L local authority, P person, T
    // trust.
    private const string HolderKinds = "ABCEFGHJKLPT";
    private const int Letters = 5;
    private const int Digits = 4;

    public static void Find(string text, List<SensitiveNumbers.Hit> hits)
    {
        for (var i = 0; i + Letters + Digits < text.Length; i++)
        {
            if (!char.IsAsciiLetter(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
                continue;
            var end = EndOfPan(text, i, out var spaced);
            // "SHOPS 1234 A" has the shape too: with gaps in it, it must be called a PAN.
            if (end < 0 || (spaced && NumberSetting.Of(text, 0, i, end, out _) != NumberMeaning.Pan))
                continue;
            hits.Add(new SensitiveNumbers.Hit(i, end, SensitiveKind.Pan));
            i = end;
        }
    }

    // The end of the PAN that begins at a letter, or -1. One space or hyphen may stand between its parts.
    private static int EndOfPan(string text, int start, out bool spaced)
    {
        spaced = false;
        var at = start;
        for (var n = 0; n < Letters; n++, at++)
        {
            if (at >= text.Length || !char.IsAsciiLetter(text[at]))
                return -1;
        }
        if (!HolderKinds.Contains(text[start + 3], StringComparison.OrdinalIgnoreCase))
            return -1;
        SkipGap(text, ref at, ref spaced);
        for (var n = 0; n < Digits; n++, at++)
        {
            if (at >= text.Length || !char.IsDigit(text[at]))
                return -1;
        }
        SkipGap(text, ref at, ref spaced);
        var closed = at < text.Length && char.IsAsciiLetter(text[at]) && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]));
        return closed ? at + 1 : -1;
    }

    private static void SkipGap(string text, ref int at, ref bool spaced)
    {
        if (at >= text.Length || text[at] is not (' ' or '-'))
            return;
        at++;
        spaced = true;
    }
}
