using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Pages;
using InfoLine.Reports.Views;

namespace InfoLine.Reports;

/// <summary>The page on which the programme team reads the report, and the same as a table.</summary>
public static class ReportPages
{
    /// <summary>Where it is.</summary>
    internal const string Path = "/desk/report";

    // The figures do not tell centres apart, so they are for those who see every centre.
    private const Roles Readers = Roles.Supervisor | Roles.Administrator;

    /// <summary>Maps them.</summary>
    public static void MapReports(this WebApplication app)
    {
        var pages = app.MapGroup(Path).RequireStaffOfAllCentres(Readers);
        pages.MapGet("", (Delegate)ShowAsync);
        pages.MapGet("/table.csv", (Delegate)TableAsync);
        pages.MapPost("/again", (Delegate)AgainAsync);
        app.AddPlace(new(Path, PageTexts.Reports, Readers, Order: 50) { IsOfAllCentres = true });
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ReportReader reader)
    {
        var (question, troubles) = ReportQuestion.Read(name => context.Request.Query[name]);
        return troubles.Count > 0 ? Refuse(context, question, troubles) : await AnswerAsync(context, reader, question, await reader.Ask.ReadAsync(question, reader.Dialogs.Steps, context.RequestAborted));
    }

    private static async Task<IResult> AgainAsync(HttpContext context, ReportReader reader)
    {
        var (question, troubles) = ReportQuestion.Read(name => context.Request.Form[name]);
        if (troubles.Count > 0)
            return Refuse(context, question, troubles);
        var answer = await reader.Ask.AgainAsync(question, reader.Dialogs.Steps, context.RequestAborted);
        return answer is ReportAnswer.Counted ? Page.GoTo(Path + question.Query) : await AnswerAsync(context, reader, question, answer);
    }

    private static async Task<IResult> TableAsync(HttpContext context, ReportReader reader)
    {
        var (question, troubles) = ReportQuestion.Read(name => context.Request.Query[name]);
        if (troubles.Count > 0)
            return Refuse(context, question, troubles);
        if (await reader.Ask.ReadAsync(question, reader.Dialogs.Steps, context.RequestAborted) is not ReportAnswer.Counted(var report))
            return TooSlow();
        var bytes = await reader.TableAsync(report, question, context.Frame().Language, context.RequestAborted);
        var day = TimeZoneInfo.ConvertTime(report.CountedAt, context.Frame().Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Results.File(bytes, "text/csv; charset=utf-8", $"report-{day}.csv");
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ReportReader reader, ReportQuestion question, ReportAnswer answer)
    {
        var language = context.Frame().Language;
        return answer switch
        {
            ReportAnswer.Counted(var report) => Page.Show<ReportPage, ReportModel>(await reader.ModelAsync(report, question, language, context.RequestAborted)),
            ReportAnswer.TooSoon(var report) => Page.Show<ReportPage, ReportModel>(
                await reader.ModelAsync(report, question, language, context.RequestAborted) with { IsTooSoon = true, IsReloadable = false }, StatusCodes.Status409Conflict),
            _ => TooSlow(),
        };
    }

    private static IResult Refuse(HttpContext context, ReportQuestion question, IReadOnlyList<FormTrouble> troubles) => Page.Show<ReportPage, ReportModel>(
        new(question, ReportReader.SplitsIn(context.Frame().Language)) { Troubles = troubles, IsReloadable = false }, StatusCodes.Status400BadRequest);

    private static IResult TooSlow() => Page.Say(ReportTexts.TooSlow, ReportTexts.TooSlowMore, StatusCodes.Status503ServiceUnavailable);
}

/// <summary>The page.</summary>
/// <param name="Question">What was asked for.</param>
/// <param name="Splits">The ways to split it.</param>
public sealed record ReportModel(ReportQuestion Question, ImmutableArray<ReportSplit> Splits)
{
    /// <summary>As of when, UTC milliseconds; null where nothing was counted.</summary>
    public long? CountedAt { get; init; }

    /// <summary>The report; empty where nothing was counted.</summary>
    public ImmutableArray<ReportTable> Tables { get; init; } = [];

    /// <summary>What no report can say.</summary>
    public string NotRecorded { get; init; } = "";

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<FormTrouble> Troubles { get; init; } = [];

    /// <summary>True where it was to be counted again too soon.</summary>
    public bool IsTooSoon { get; init; }

    /// <summary>False for the answer to a form, whose address shows something else.</summary>
    public bool IsReloadable { get; init; } = true;
}

/// <summary>A way to split a report.</summary>
/// <param name="By">By what.</param>
/// <param name="Title">What it is called.</param>
public sealed record ReportSplit(By By, string Title);
