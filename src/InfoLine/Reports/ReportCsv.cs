using System.Globalization;
using InfoLine.Exports;

namespace InfoLine.Reports;

/// <summary>Writes a report for spreadsheets: a line for every figure of every group, with the same columns throughout.</summary>
internal static class ReportCsv
{
    private static readonly string[] Head = ["group", "group_label", "name", "label", "count", "women", "men", "other", "not_known", "of", "of_count", "median_days", "median_working_days"];

    /// <summary>Writes it; the figures are those of the JSON.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="count">What was counted.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="wording">In which words.</param>
    public static async Task WriteAsync(ITableWriter to, ReportCount count, ReportOptions options, Wording wording)
    {
        await to.WriteAsync(Head);
        foreach (var (word, counts) in count.Groups)
        {
            string[] group = options.By == By.Nothing ? ["", ""] : [word.Length == 0 ? ReportFilter.None : word, wording.Word(word)];
            foreach (var figure in Figures.All.Where(figure => ReportJson.IsCounted(figure, options)))
                await to.WriteAsync([.. group, figure.Name, figure.Text(options.Language), .. CellsOf(counts, figure)]);
        }

        if (options.By != By.Nothing)
            return;
        foreach (var one in count.Registered)
            await to.WriteAsync(["", "", one.Name, wording.Word(one.Word), Whole(one.Counts.Sum()), .. Genders(gender => one.Counts[(int)gender]), "", "", "", ""]);
        foreach (var step in count.Steps)
        {
            await to.WriteAsync(["", "", step.Step.Name, step.Step.Text(options.Language), Whole(step.Reached), "", "", "", "", "", "", "", ""]);
            await to.WriteAsync(["", "", step.Step.Name + RegistrationSteps.StoppedSuffix, step.Step.Text(options.Language), Whole(step.Stopped), "", "", "", "", step.Step.Name, Whole(step.Reached), "", ""]);
        }
    }

    private static string[] CellsOf(Counts counts, Figure figure) =>
    [
        Whole(counts[figure]), .. figure.Table is null ? Genders(gender => counts[figure, gender]) : ["", "", "", ""],
        .. figure.Of is { } of ? (string[])[of, Whole(counts[Figures.ByName[of]])] : ["", ""],
        Decimal(counts.Days(figure)), Decimal(counts.WorkingDays(figure)),
    ];

    private static string[] Genders(Func<Gender, int> count) => [Whole(count(Gender.Woman)), Whole(count(Gender.Man)), Whole(count(Gender.Other)), Whole(count(Gender.Unknown))];

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(double? number) => number?.ToString("0.0", CultureInfo.InvariantCulture) ?? "";
}
