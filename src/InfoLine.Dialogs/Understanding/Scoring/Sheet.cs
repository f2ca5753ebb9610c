using System.Collections.Immutable;
using System.Text;

namespace InfoLine.Dialogs.Understanding.Scoring;

/// <summary>A table in a text file: one row a line, cells with a tab between them, the names of the columns in the first line.</summary>
/// <param name="Rows">In order, without blank lines.</param>
/// <param name="Troubles">What is wrong; then the rows may lack something.</param>
public sealed record Sheet(ImmutableArray<SheetRow> Rows, ImmutableArray<SheetTrouble> Troubles)
{
    /// <summary>Reads a table. Never throws, whatever the bytes.</summary>
    /// <param name="bytes">UTF-8, with or without a byte order mark; lines end in LF, CRLF or CR.</param>
    /// <param name="required">The columns that must be there. Others may be; their order is free and their case does not matter.</param>
    public static Sheet Read(ReadOnlySpan<byte> bytes, params ReadOnlySpan<string> required)
    {
        if (Decode(bytes, out var text) is { } trouble)
            return Refused(trouble);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (first < 0)
            return Refused(new(1, $"The file is empty. Its first line names the columns ({string.Join(", ", required.ToArray())}), with a tab between them."));

        var header = Cells(lines[first]).Select(name => name.Trim().ToLowerInvariant()).ToArray();
        foreach (var column in required)
            if (Array.IndexOf(header, column) < 0)
                return Refused(new(first + 1, MissingColumn(column, lines[first], header)));

        var rows = ImmutableArray.CreateBuilder<SheetRow>();
        var troubles = ImmutableArray.CreateBuilder<SheetTrouble>();
        for (var i = first + 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            var row = new SheetRow(i + 1, header, Cells(lines[i]));
            foreach (var column in required)
                if (row[column].Length == 0)
                    troubles.Add(new(i + 1, $"There is nothing in the column '{column}'. The line has {row.Count} of {header.Length} cells; put one tab between two cells."));
            rows.Add(row);
        }
        if (rows.Count == 0)
            troubles.Add(new(first + 1, "There is no line below the names of the columns."));
        return new(rows.DrainToImmutable(), troubles.DrainToImmutable());
    }

    private static SheetTrouble? Decode(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
            return new(1, "The file is UTF-16. Save it as UTF-8 (in a spreadsheet: “CSV UTF-8” or “Unicode text”, then UTF-8 in an editor).");
        var content = bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException bad)
        {
            var at = Math.Clamp(bad.Index, 0, content.Length);
            return new(1 + content[..at].Count((byte)'\n'), "The file is not UTF-8: these bytes are no letters. Save it as UTF-8 and try again.");
        }
        return text.Contains('\0', StringComparison.Ordinal) ? new(1, "The file is not a text file, or is UTF-16 without its mark. Save it as UTF-8.") : null;
    }

    // Spreadsheets put quotes around cells that hold quotes.
    private static string[] Cells(string line)
    {
        var cells = line.Split('\t');
        for (var i = 0; i < cells.Length; i++)
            if (cells[i] is ['"', .. var inner, '"'])
                cells[i] = inner.Replace("\"\"", "\"", StringComparison.Ordinal);
        return cells;
    }

    private static string MissingColumn(string column, string line, string[] header)
    {
        var remedy = line.Contains('\t', StringComparison.Ordinal) || !line.Contains(column, StringComparison.OrdinalIgnoreCase)
            ? $"The first line names: {string.Join(", ", header)}."
            : "The first line has no tabs; write a tab between two columns, not a comma.";
        return $"The column '{column}' is missing. {remedy}";
    }

    private static Sheet Refused(SheetTrouble trouble) => new([], [trouble]);
}

/// <summary>What is wrong in a table.</summary>
/// <param name="Line">Counts from 1.</param>
/// <param name="Sentence">What is wrong, and how to mend it.</param>
/// <param name="IsWarning">True where the table can be used all the same.</param>
public sealed record SheetTrouble(int Line, string Sentence, bool IsWarning = false);

/// <summary>A row of a table.</summary>
public sealed class SheetRow
{
    private readonly string[] _header;
    private readonly string[] _cells;

    internal SheetRow(int line, string[] header, string[] cells) => (Line, _header, _cells) = (line, header, cells);

    /// <summary>Its line in the file, from 1.</summary>
    public int Line { get; }

    /// <summary>How many cells it has.</summary>
    public int Count => _cells.Length;

    /// <summary>The cell of a column, trimmed; empty where the row or the table has none.</summary>
    public string this[string column]
    {
        get
        {
            var at = Array.IndexOf(_header, column);
            return at >= 0 && at < _cells.Length ? _cells[at].Trim() : "";
        }
    }
}
