using InfoLine.Dialogs.Places;

namespace InfoLine.Exports;

/// <summary>What the export of a table is told.</summary>
/// <param name="Filter">Which rows.</param>
/// <param name="Format">How.</param>
/// <param name="File">Where to; null for the output.</param>
internal sealed record TableOptions(RowFilter Filter, TableFormat Format, string? File)
{
    /// <summary>What may be typed after the name of a table.</summary>
    public const string Usage = "[--from DAY] [--until DAY] [--district ID] [--block ID] [--format csv|xlsx] [--to FILE]";

    /// <summary>True when names and numbers of people are wanted.</summary>
    public bool WithNames { get; init; }

    /// <summary>Reads the options.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="places">Which districts and blocks there are.</param>
    /// <param name="zone">Whose days they are.</param>
    /// <param name="flags">What else this table knows.</param>
    /// <exception cref="BadOptionException">They cannot be worked with.</exception>
    public static TableOptions Read(string[] words, PlaceIndex places, TimeZoneInfo zone, params string[] flags)
    {
        var options = Options.Read(words, [.. RowFilter.Named, "--format"], flags);
        var filter = RowFilter.Read(options, places, zone);
        var file = RowFilter.FileOf(options);
        var format = options["--format"] switch
        {
            "csv" => TableFormat.Csv,
            "xlsx" => TableFormat.Xlsx,
            null => file?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true ? TableFormat.Xlsx : TableFormat.Csv,
            var other => throw new BadOptionException($"--format: '{other}' is none: write csv or xlsx."),
        };
        if (format == TableFormat.Xlsx && file is null)
            throw new BadOptionException("An Excel file cannot be shown here: add --to FILE.xlsx.");
        return new(filter, format, file) { WithNames = options.Has(WithNamesFlag) };
    }

    /// <summary>The option that adds names and numbers.</summary>
    public const string WithNamesFlag = "--with-names";
}
