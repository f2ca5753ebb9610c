namespace InfoLine.Benchmarks.Report;

/// <summary>Prints the figures as the one table that <c>docs/figures.md</c> shows.</summary>
internal static class Table
{
    public static void Print(IReadOnlyList<Figure> figures, string loadBefore, Wish wish)
    {
        Console.WriteLine();
        Console.WriteLine(Machine.Describe());
        Console.WriteLine($"Load average before {loadBefore}, after {Machine.Load()}. Seed {wish.Seed}.{(wish.Short ? " A quick pass: too short to quote." : "")}");
        Console.WriteLine();
        string[][] rows =
        [
            ["figure", "measured", "floor in the same run", "goal", ""],
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
