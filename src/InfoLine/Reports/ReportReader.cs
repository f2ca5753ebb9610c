using System.Collections.Immutable;
using System.Text;
using InfoLine.Dialogs.Places;
using InfoLine.Exports;
using InfoLine.Storage;

namespace InfoLine.Reports;

/// <summary>Puts a counted report into the words of whoever reads it.</summary>
/// <param name="ask">Answers with reports.</param>
/// <param name="database">Where the names of organisations are.</param>
/// <param name="dialogs">The dialogs in force.</param>
internal sealed class ReportReader(AskReport ask, Database database, ReportedDialogs dialogs)
{
    /// <summary>Answers with reports.</summary>
    public AskReport Ask => ask;

    /// <summary>The dialogs in force.</summary>
    public DialogsOfReport Dialogs => dialogs();

    /// <summary>The ways to split it, as the page offers them.</summary>
    public static ImmutableArray<ReportSplit> SplitsIn(string language)
    {
        var wording = new Wording(new([]), new Dictionary<string, string>(StringComparer.Ordinal), language);
        return [.. Enum.GetValues<By>().Select(by => new ReportSplit(by, wording.Of(by)))];
    }

    /// <summary>The page.</summary>
    public async Task<ReportModel> ModelAsync(KeptReport report, ReportQuestion question, string language, CancellationToken cancellation)
    {
        var (options, wording) = (OptionsOf(question, language), await WordingAsync(question, language, cancellation));
        return new(question, SplitsIn(language))
        {
            CountedAt = report.CountedAt.ToUnixTimeMilliseconds(),
            Tables = new ReportTables(report.Count, options, wording).All(),
            NotRecorded = wording.NotRecorded,
        };
    }

    /// <summary>The table, as <c>report --csv</c> writes it to a file.</summary>
    public async Task<byte[]> TableAsync(KeptReport report, ReportQuestion question, string language, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();

        // A spreadsheet takes a file without the mark for another alphabet.
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        await using (var table = new CsvTable(text))
            await ReportCsv.WriteAsync(table, report.Count, OptionsOf(question, language), await WordingAsync(question, language, cancellation));
        return bytes.ToArray();
    }

    private static ReportOptions OptionsOf(ReportQuestion question, string language) => new(ReportFilter.All, question.By, language, ReportForm.Text, File: null, Rows: null);

    private async Task<Wording> WordingAsync(ReportQuestion question, string language, CancellationToken cancellation) =>
        new(Dialogs.Places, question.By == By.Provider ? await ProviderNames.ReadAsync(database, language, cancellation) : [], language);
}

/// <summary>What a report takes from the dialogs.</summary>
/// <param name="Places">Names of districts and blocks.</param>
/// <param name="Steps">The questions of the registration.</param>
internal sealed record DialogsOfReport(PlaceIndex Places, RegistrationSteps Steps)
{
    /// <summary>Before any dialogs are in force.</summary>
    public static DialogsOfReport None { get; } = new(new([]), RegistrationSteps.None);
}

/// <summary>The dialogs in force at this moment.</summary>
internal delegate DialogsOfReport ReportedDialogs();
