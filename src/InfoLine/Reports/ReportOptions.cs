using InfoLine.Dialogs.Places;
using InfoLine.Exports;

namespace InfoLine.Reports;

/// <summary>What <c>report</c> is told.</summary>
/// <param name="Filter">Whom and what.</param>
/// <param name="By">How it is split.</param>
/// <param name="Language"><c>en</c> or <c>hi</c>.</param>
/// <param name="Form">How it is written.</param>
/// <param name="File">Where to; null for the output.</param>
/// <param name="Rows">The figure whose rows are wanted in place of the report, or null.</param>
internal sealed record ReportOptions(ReportFilter Filter, By By, string Language, ReportForm Form, string? File, string? Rows)
{
    /// <summary>What to type.</summary>
    public const string Usage = """
        Write: report [--from 2026-04-01] [--until 2027-03-31] [--district ID] [--block ID] [--gender woman|man|other|none]
                      [--need finance|technology|market|capacity] [--sector WORD] [--provider ID]
                      [--by district|block|gender|need|sector|provider] [--lang en|hi] [--json|--csv] [--to FILE]
               report --rows FIGURE [the same choices]     the ids behind one figure, one a line
        See docs/reports.md.
        """;

    private static readonly string[] Named = [.. RowFilter.Named, "--to-file", "--gender", "--need", "--sector", "--provider", "--by", "--lang", "--rows"];
    private static readonly string[] Splits = [.. Enum.GetNames<By>().Skip(1).Select(name => name.ToLowerInvariant())];

    /// <summary>Reads the options.</summary>
    /// <param name="words">As typed.</param>
    /// <param name="places">Which districts and blocks there are.</param>
    /// <param name="steps">The questions of the registration.</param>
    /// <param name="zone">Whose days they are.</param>
    /// <exception cref="BadOptionException">They cannot be worked with.</exception>
    public static ReportOptions Read(string[] words, PlaceIndex places, RegistrationSteps steps, TimeZoneInfo zone)
    {
        var options = Options.Read(words, Named, ["--json", "--csv"]);
        var filter = new ReportFilter(RowFilter.Read(options, places, zone), GenderOf(options["--gender"]), options["--need"], options["--sector"], options["--provider"]);
        var by = options["--by"] is not { } split ? By.Nothing
            : SplitOf(split)
            ?? throw new BadOptionException($"--by: '{split}' is none: write one of {string.Join(", ", Splits)}.");
        var language = options["--lang"] ?? "en";
        if (language is not ("en" or "hi"))
            throw new BadOptionException($"--lang: '{language}' is none: write en or hi.");
        if (options["--rows"] is { } name)
            CheckRows(name, steps, filter, options);
        if (options.Has("--json") && options.Has("--csv"))
            throw new BadOptionException("--json and --csv are two ways to write it: leave one of them out.");
        var form = options.Has("--json") ? ReportForm.Json : options.Has("--csv") ? ReportForm.Csv : ReportForm.Text;
        return new(filter, by, language, form, options["--to-file"] ?? RowFilter.FileOf(options), options["--rows"]);
    }

    /// <summary>What a report is split by, as typed; null for a word that is none.</summary>
    public static By? SplitOf(string word) => Array.IndexOf(Splits, word) is var place and >= 0 ? (By)(place + 1) : null;

    private static Gender? GenderOf(string? word) => word switch
    {
        null => null,
        "woman" => Gender.Woman,
        "man" => Gender.Man,
        "other" => Gender.Other,
        ReportFilter.None => Gender.Unknown,
        _ => throw new BadOptionException($"--gender: '{word}' is none: write woman, man, other or none."),
    };

    private static void CheckRows(string name, RegistrationSteps steps, ReportFilter filter, Options options)
    {
        if (options["--by"] is not null || options.Has("--json") || options.Has("--csv"))
            throw new BadOptionException("--rows writes ids only: leave out --by, --json and --csv, and choose a group with its own option, such as --need finance.");
        var isStep = steps.Find(name) is not null;
        if (!isStep && !FigureRows.IsName(name))
            throw new BadOptionException($"--rows: there is no figure '{name}': take a name from the right edge of the report, such as referrals.accepted.");
        if ((isStep || Figures.ByName.GetValueOrDefault(name)?.Table is not null) && !filter.IsWholeLine)
            throw new BadOptionException($"--rows: {name} is only known for all together: leave out everything but the days.");
        if (filter.Provider is not null && FigureRows.IsOfPeople(name))
            throw new BadOptionException($"--rows: {name} counts people, who belong to no provider: leave out --provider.");
    }
}

/// <summary>How a report is written.</summary>
internal enum ReportForm
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}
