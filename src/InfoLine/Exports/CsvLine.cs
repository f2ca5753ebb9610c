namespace InfoLine.Exports;

/// <summary>One line of a CSV file (RFC 4180) in which no cell is a formula.</summary>
internal static class CsvLine
{
    /// <summary>The line, without its end.</summary>
    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    // A spreadsheet runs a cell that begins like a formula, blanks before it or not; an apostrophe keeps it a text.
    private static string Cell(string text)
    {
        var cell = PlainText.Of(text);
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            cell = "'" + cell;
        return $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>What may stand in a cell of any table.</summary>
internal static class PlainText
{
    /// <summary>A spreadsheet takes no longer cell, and no name or answer is.</summary>
    private const int Most = 32_767;

    /// <summary>The text on one line: control characters and halves of letters become blanks, and what is longer than a cell is cut.</summary>
    public static string Of(string text)
    {
        var clean = text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? string.Create(text.Length, text, Clean) : text;
        clean = clean.Trim();
        return clean.Length <= Most ? clean : clean[..(char.IsHighSurrogate(clean[Most - 1]) ? Most - 1 : Most)];
    }

    private static void Clean(Span<char> to, string from)
    {
        for (var i = 0; i < from.Length; i++)
        {
            if (i + 1 < from.Length && char.IsSurrogatePair(from[i], from[i + 1]))
            {
                (to[i], to[i + 1]) = (from[i], from[i + 1]);
                i++;
                continue;
            }

            to[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) || from[i] is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' ? ' ' : from[i];
        }
    }
}
