using System.Collections.Immutable;

namespace InfoLine.Reports;

/// <summary>Writes a report for people. Numbers stand on the left, because letters of Hindi have no common width.</summary>
internal static class ReportText
{
    private const int Width = 11;

    /// <summary>Writes it.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="tables">What was counted.</param>
    /// <param name="wording">In which words.</param>
    /// <param name="title">The first line.</param>
    public static void Write(TextWriter to, ImmutableArray<ReportTable> tables, Wording wording, string title)
    {
        to.WriteLine(title);
        foreach (var table in tables)
        {
            to.WriteLine();
            if (table.Heading.Title.Length > 0)
                WriteFigures(to, table);
            else
                WriteGroups(to, table);
        }

        to.WriteLine();
        to.WriteLine(wording.NotRecorded);
    }

    private static void WriteFigures(TextWriter to, ReportTable table)
    {
        to.WriteLine(table.Heading.Title.ToUpperInvariant() + table.Heading.Rest);
        if (!table.GoesOn)
            to.WriteLine(Line(table.Columns.Select(column => column.Title)));
        foreach (var row in table.Rows)
            to.WriteLine($"{Line(row.Cells)}  {row.Label}  [{row.Name}]");
    }

    // Each column is a figure, whose name is too long to stand over it.
    private static void WriteGroups(TextWriter to, ReportTable table)
    {
        foreach (var (place, column) in table.Columns.Index())
            to.WriteLine($"({place + 1}) {column.Title}  [{column.Name}]");
        to.WriteLine();
        to.WriteLine(Line(table.Columns.Index().Select(column => $"({column.Index + 1})")));
        foreach (var row in table.Rows)
            to.WriteLine($"{Line(row.Cells)}  {row.Label}{(row.Name.Length == 0 ? "" : $"  [{row.Name}]")}");
    }

    private static string Line(IEnumerable<string> cells) => string.Concat(cells.Select(cell => cell.PadLeft(Width)));
}
