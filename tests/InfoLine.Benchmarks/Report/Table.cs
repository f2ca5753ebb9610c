namespace InfoLine.Benchmarks.Report;

/// <summary>Prints the figures as the one table that <c>docs/figures.md</c> shows.</summary>
internal static class Table
{
    /// <summary>Prints them.</summary>
    /// <param name="figures">A line each.</param>
    /// <param name="loadBefore">The load average before they were measured.</param>
    /// <param name="note">What else is to be known.</param>
    /// <param name="beside">What stands where the floors stand.</param>
    public static void Print(IReadOnlyList<Figure> figures, string loadBefore, string note, string beside = "floor in the same run")
    {
        Console.WriteLine();
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"Load average before {loadBefore}, after {Machine.Load()}. {note}");
        Console.WriteLine();
        string[][] rows =
        [
            ["figure", "measured", beside, "goal", ""],
            .. figures.Select(figure => (string[])[figure.Name, figure.Measured, figure.Floor, figure.Goal, Verdict(figure)]),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            Console.WriteLine($"| {string.Join(" | ", rows[i].Select((cell, column) => cell.PadRight(widths[column])))} |");
            if (i == 0)
                Console.WriteLine($"|{string.Join("|", widths.Select(width => new string('-', width + 2)))}|");
        }
    }

    private static string Verdict(Figure figure) => figure.IsMet switch
    {
        true => "met",
        false => "MISSED",
        null => "",
    };
}
