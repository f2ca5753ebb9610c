using System.Globalization;
using InfoLine.Exports;
using InfoLine.Pages;
using Microsoft.Extensions.Primitives;

namespace InfoLine.Reports;

/// <summary>Which report somebody wants to see on the page.</summary>
/// <param name="From">The first day, or null.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="By">How it is split.</param>
public sealed record ReportQuestion(DateOnly? From, DateOnly? Until, By By)
{
    /// <summary>Everything, from the beginning.</summary>
    public static ReportQuestion Everything { get; } = new(null, null, By.Nothing);

    /// <summary>The same as a query, with its question mark; empty for everything.</summary>
    public string Query => QueryString.Create(Fields.Where(one => one.Value.Length > 0).Select(one => KeyValuePair.Create(one.Name, (string?)one.Value))).ToString();

    /// <summary>The same as fields of a form.</summary>
    public (string Name, string Value)[] Fields => [(ReportFields.From, Word(From)), (ReportFields.Until, Word(Until)), (ReportFields.By, WordOf(By))];

    /// <summary>The word of a split; empty for none.</summary>
    public static string WordOf(By by) => by == By.Nothing ? "" : by.ToString().ToLowerInvariant();

    /// <summary>A day as forms have it; empty for none.</summary>
    public static string Word(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads what was asked for.</summary>
    /// <param name="values">The values of a field, from a query or a form.</param>
    /// <returns>What can be understood, and what is wrong with the rest; the report is only to be counted where nothing is.</returns>
    public static (ReportQuestion Question, IReadOnlyList<FormTrouble> Troubles) Read(Func<string, StringValues> values)
    {
        var troubles = new List<FormTrouble>();
        var from = Day(ReportFields.From);
        var until = Day(ReportFields.Until);
        var by = One(ReportFields.By) is { Length: > 0 } word ? ReportOptions.SplitOf(word) : By.Nothing;
        if (by is null)
            troubles.Add(new(ReportFields.By, ReportTexts.NoSplit));
        if (from > until)
            troubles.Add(new(ReportFields.Until, ReportTexts.EndsFirst));
        return (new(from, until, by ?? By.Nothing), troubles);

        DateOnly? Day(string name)
        {
            var text = One(name);
            var day = RowFilter.DayOrNull(text);
            if (day is null && text.Length > 0)
                troubles.Add(new(name, ReportTexts.NoDay));
            return day;
        }

        string One(string name)
        {
            var all = values(name);
            if (all.Count > 1)
                troubles.Add(new(name, ReportTexts.Twice));
            return all.Count == 1 ? PageForm.Line(all) : "";
        }
    }
}

/// <summary>The names of the fields, in queries and forms.</summary>
internal static class ReportFields
{
    public const string From = "from";
    public const string Until = "until";
    public const string By = "by";
}
