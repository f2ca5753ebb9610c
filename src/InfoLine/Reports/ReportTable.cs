using System.Collections.Immutable;

namespace InfoLine.Reports;

/// <summary>One table of a report, as the command writes it and as the page shows it.</summary>
/// <param name="Heading">What stands over it.</param>
/// <param name="Columns">What the cells are, in order.</param>
/// <param name="Rows">The figures, in the order in which they are shown.</param>
public sealed record ReportTable(ReportHeading Heading, ImmutableArray<ReportColumn> Columns, ImmutableArray<ReportLine> Rows)
{
    /// <summary>True where the columns are those of the table before.</summary>
    public bool GoesOn { get; init; }
}

/// <summary>What stands over a table.</summary>
/// <param name="Title">A word or two, which a plain text writes in capitals; empty where nothing stands there.</param>
/// <param name="Rest">What follows it, with the comma or blank that it begins with. May be empty.</param>
public sealed record ReportHeading(string Title, string Rest);

/// <summary>A column of a table.</summary>
/// <param name="Title">What is in it; empty for the marks of rows that somebody should look at.</param>
/// <param name="Name">The name of the figure where each column is one; else empty.</param>
public sealed record ReportColumn(string Title, string Name);

/// <summary>A row of a table.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Name">The name of the figure, or the id of the group; empty where there is none.</param>
/// <param name="Cells">One for each column; empty for what is not told.</param>
public sealed record ReportLine(string Label, string Name, ImmutableArray<string> Cells);
