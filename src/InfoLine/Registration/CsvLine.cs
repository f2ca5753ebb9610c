namespace InfoLine.Registration;

/// <summary>One line of a CSV file (RFC 4180) in which no cell is a formula.</summary>
internal static class CsvLine
{
    /// <summary>The line, without its end.</summary>
    public static string Of(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    // A spreadsheet runs a cell that begins like a formula, blanks before it or not; an apostrophe keeps it a text.
    private static string Cell(string text)
    {
        var cell = string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            cell = "'" + cell;
        return $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
