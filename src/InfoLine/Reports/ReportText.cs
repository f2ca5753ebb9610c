using System.Globalization;

namespace InfoLine.Reports;

/// <summary>Writes a report for people. Numbers stand on the left, because letters of Hindi have no common width.</summary>
internal static class ReportText
{
    private const int Width = 11;
    private const string Flag = "!!!";

    /// <summary>Writes it.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="count">What was counted.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="wording">In which words.</param>
    /// <param name="title">The first line.</param>
    public static void Write(TextWriter to, ReportCount count, ReportOptions options, Wording wording, string title)
    {
        to.WriteLine(title);
        if (options.By == By.Nothing)
            WriteWhole(to, count, options, wording);
        else
            WriteGroups(to, count, options, wording);
        to.WriteLine();
        to.WriteLine(wording.NotRecorded);
    }

    private static void WriteWhole(TextWriter to, ReportCount count, ReportOptions options, Wording wording)
    {
        var counts = count.Groups[0].Counts;
        foreach (var section in Enum.GetValues<Section>())
        {
            to.WriteLine();
            to.WriteLine(wording.Of(section));
            to.WriteLine(section == Section.Days
                ? Line(wording.Of("days", "दिन"), wording.Of("working", "कार्यदिवस"), wording.Of("of", "कितने"))
                : Line(wording.Of("all", "कुल"), wording.Of("women", "महिला"), wording.Of("men", "पुरुष"), wording.Of("other", "अन्य"), wording.Of("not known", "पता नहीं"), wording.Of("share", "हिस्सा")));
            foreach (var figure in Figures.All.Where(figure => figure.Section == section && IsShown(figure, options.Filter)))
                to.WriteLine($"{(section == Section.Days ? Days(counts, figure) : Numbers(counts, figure))}  {figure.Text(options.Language)}  [{figure.Name}]");
            if (section == Section.People)
            {
                WriteSteps(to, count, options, wording);
                WriteRegistered(to, count, wording);
            }
        }
    }

    private static void WriteSteps(TextWriter to, ReportCount count, ReportOptions options, Wording wording)
    {
        if (count.Steps.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine(wording.Steps);
        to.WriteLine(Line(wording.Of("asked", "पूछा गया"), wording.Of("went on", "आगे बढ़े"), wording.Of("stopped", "रुक गए"), wording.Of("share", "हिस्सा"), ""));
        foreach (var step in count.Steps)
        {
            var share = step.Stopped + step.WentOn > 0 ? $"{step.StoppedPercent:0} %" : "";
            to.WriteLine($"{Line(Whole(step.Reached), Whole(step.WentOn), Whole(step.Stopped), share, step.IsFlagged ? Flag : "")}  {step.Step.Text(options.Language)}  [{step.Step.Name}]");
        }
    }

    private static void WriteRegistered(TextWriter to, ReportCount count, Wording wording)
    {
        foreach (var dimension in count.Registered.GroupBy(one => one.Dimension, StringComparer.Ordinal))
        {
            to.WriteLine();
            to.WriteLine(wording.Heading(dimension.Key));
            foreach (var one in dimension)
                to.WriteLine($"{Line([Whole(one.Counts.Sum()), .. Genders.Select(gender => Whole(one.Counts[(int)gender])), ""])}  {wording.Word(one.Word)}  [{one.Name}]");
        }
    }

    private static void WriteGroups(TextWriter to, ReportCount count, ReportOptions options, Wording wording)
    {
        string[] names =
        [
            .. options.By == By.Provider ? Array.Empty<string>() : ["people.registered"],
            "referrals.opened", "referrals.sent", "referrals.accepted", "referrals.completed", "outcomes.helped_fully", "outcomes.helped_partly", "outcomes.not_helped",
            .. options.By == By.Provider ? (string[])["refusals.silence", "cases.open"] : ["people.connected", "enterprises.running", "cases.open"],
        ];
        var figures = names.Select(name => Figures.ByName[name]).ToArray();
        to.WriteLine();
        for (var i = 0; i < figures.Length; i++)
            to.WriteLine($"({i + 1}) {figures[i].Text(options.Language)}  [{figures[i].Name}]");
        to.WriteLine($"({figures.Length + 1}) {wording.Of("median days from asking to yes", "पूछने से हाँ तक, माध्यिका दिन")}  [days.asked_to_yes]");
        to.WriteLine();
        to.WriteLine(Line([.. Enumerable.Range(1, figures.Length + 1).Select(number => $"({number})")]));
        foreach (var (word, counts) in count.Groups)
            to.WriteLine($"{Line([.. figures.Select(figure => Whole(counts[figure])), Decimal(counts.Days(Figures.ByName["days.asked_to_yes"]))])}  {wording.Word(word)}{(word.Length == 0 ? "" : $"  [{word}]")}");
    }

    private static readonly Gender[] Genders = [Gender.Woman, Gender.Man, Gender.Other, Gender.Unknown];

    /// <summary>False for what nothing is known of for this filter: better nothing than a nought.</summary>
    internal static bool IsShown(Figure figure, ReportFilter filter) =>
        (figure.Table is null || filter.IsWholeLine) && (figure.OfPerson is null || filter.Provider is null);

    private static string Numbers(Counts counts, Figure figure)
    {
        var all = counts[figure];
        if (figure.Table is not null)
            return Line(Whole(all), "", "", "", "", "");
        var share = figure.Of is { } of && counts[Figures.ByName[of]] is var whole and > 0 ? $"{100.0 * all / whole:0} %" : "";
        return Line([Whole(all), .. Genders.Select(gender => Whole(counts[figure, gender])), share]);
    }

    private static string Days(Counts counts, Figure figure) => Line(Decimal(counts.Days(figure)), Decimal(counts.WorkingDays(figure)), Whole(counts[figure]));

    private static string Line(params string[] cells) => string.Concat(cells.Select(cell => cell.PadLeft(Width)));

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Decimal(double? number) => number?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";
}
