using System.Collections.Immutable;
using System.Globalization;

namespace InfoLine.Reports;

/// <summary>Puts a counted report into tables for people.</summary>
/// <param name="count">What was counted.</param>
/// <param name="options">What was asked for.</param>
/// <param name="wording">In which words.</param>
internal sealed class ReportTables(ReportCount count, ReportOptions options, Wording wording)
{
    /// <summary>Marks a question at which too many stop.</summary>
    public const string Flag = "!!!";

    // What says enough below its heading says too little without it.
    private static readonly Dictionary<string, (string English, string Hindi)> SplitTitles = new(StringComparer.Ordinal)
    {
        ["referrals.opened"] = ("referrals opened", "रेफ़रल शुरू हुए"),
        ["referrals.completed"] = ("referrals done", "रेफ़रल पूरे हुए"),
        ["cases.open"] = ("open cases", "खुले मामले"),
        ["days.asked_to_yes"] = ("median days from asking to yes", "पूछने से हाँ तक, माध्यिका दिन"),
    };

    private static readonly Gender[] Genders = [Gender.Woman, Gender.Man, Gender.Other, Gender.Unknown];

    /// <summary>The tables, in the order in which they are read; one where the report is split.</summary>
    public ImmutableArray<ReportTable> All() => options.By == By.Nothing ? [.. Whole()] : [Split()];

    /// <summary>False for what nothing is known of for this filter: better nothing than a nought.</summary>
    public static bool IsShown(Figure figure, ReportFilter filter) =>
        (figure.Table is null || filter.IsWholeLine) && (figure.OfPerson is null || filter.Provider is null);

    private IEnumerable<ReportTable> Whole()
    {
        var counts = count.Groups[0].Counts;
        foreach (var section in Enum.GetValues<Section>())
        {
            var figures = Figures.All.Where(figure => figure.Section == section && IsShown(figure, options.Filter));
            yield return new(wording.Of(section), section == Section.Days ? DayColumns : GenderColumns,
                [.. figures.Select(figure => new ReportLine(figure.Text(options.Language), figure.Name, section == Section.Days ? Days(counts, figure) : Numbers(counts, figure)))]);
            if (section != Section.People)
                continue;
            if (count.Steps.Count > 0)
                yield return Steps();
            foreach (var dimension in count.Registered.GroupBy(one => one.Dimension, StringComparer.Ordinal))
                yield return new(wording.Heading(dimension.Key), GenderColumns, [.. dimension.Select(Registered)]) { GoesOn = true };
        }
    }

    private ImmutableArray<ReportColumn> GenderColumns { get; } =
    [
        new(wording.Of("all", "कुल"), ""), new(wording.Of("women", "महिला"), ""), new(wording.Of("men", "पुरुष"), ""),
        new(wording.Of("other", "अन्य"), ""), new(wording.Of("not known", "पता नहीं"), ""), new(wording.Of("share", "हिस्सा"), ""),
    ];

    private ImmutableArray<ReportColumn> DayColumns { get; } = [new(wording.Of("days", "दिन"), ""), new(wording.Of("working", "कार्यदिवस"), ""), new(wording.Of("of", "कितने"), "")];

    private ReportTable Steps() => new(
        wording.Steps,
        [new(wording.Of("asked", "पूछा गया"), ""), new(wording.Of("went on", "आगे बढ़े"), ""), new(wording.Of("stopped", "रुक गए"), ""), new(wording.Of("share", "हिस्सा"), ""), new("", "")],
        [.. count.Steps.Select(step => new ReportLine(step.Step.Text(options.Language), step.Step.Name,
        [
            Number(step.Reached), Number(step.WentOn), Number(step.Stopped), step.Stopped + step.WentOn > 0 ? $"{step.StoppedPercent:0} %" : "", step.IsFlagged ? Flag : "",
        ]))]);

    private ReportLine Registered(Registered one) =>
        new(wording.Word(one.Word), one.Name, [Number(one.Counts.Sum()), .. Genders.Select(gender => Number(one.Counts[(int)gender])), ""]);

    private ReportTable Split()
    {
        string[] names =
        [
            .. options.By == By.Provider ? Array.Empty<string>() : ["people.registered"],
            "referrals.opened", "referrals.sent", "referrals.accepted", "referrals.completed", "outcomes.helped_fully", "outcomes.helped_partly", "outcomes.not_helped",
            .. options.By == By.Provider ? (string[])["refusals.silence", "cases.open"] : ["people.connected", "enterprises.running", "cases.open"],
        ];
        var figures = names.Select(name => Figures.ByName[name]).ToArray();
        var days = Figures.ByName["days.asked_to_yes"];
        return new(
            new("", ""),
            [.. figures.Append(days).Select(figure => new ReportColumn(SplitTitles.TryGetValue(figure.Name, out var title) ? wording.Of(title.English, title.Hindi) : figure.Text(options.Language), figure.Name))],
            [.. count.Groups.Select(group => new ReportLine(wording.Word(group.Word), group.Word, [.. figures.Select(figure => Number(group.Counts[figure])), Decimal(group.Counts.Days(days))]))]);
    }

    private static ImmutableArray<string> Numbers(Counts counts, Figure figure)
    {
        var all = counts[figure];
        if (figure.Table is not null)
            return [Number(all), "", "", "", "", ""];
        var share = figure.Of is { } of && counts[Figures.ByName[of]] is var whole and > 0 ? $"{100.0 * all / whole:0} %" : "";
        return [Number(all), .. Genders.Select(gender => Number(counts[figure, gender])), share];
    }

    private static ImmutableArray<string> Days(Counts counts, Figure figure) => [Decimal(counts.Days(figure)), Decimal(counts.WorkingDays(figure)), Number(counts[figure])];

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Decimal(double? number) => number?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
