using System.Globalization;
using InfoLine.Dialogs.Places;
using InfoLine.Exports;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Reports;

/// <summary><c>report</c>: what the programme has reached, and the rows behind every number. Reads beside a running service.</summary>
/// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
/// <param name="places">The places of the dialogs.</param>
/// <param name="steps">The questions of the registration.</param>
/// <param name="calendar">Whose days, and when people work.</param>
/// <param name="now">The present moment.</param>
internal sealed class ReportCommand(string connection, PlaceIndex places, RegistrationSteps steps, WorkingCalendar calendar, DateTimeOffset now)
{
    /// <summary>Runs the command.</summary>
    /// <param name="words">What stands after <c>report</c>, without settings.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    /// <exception cref="BadOptionException">The words cannot be worked with.</exception>
    public async Task<int> RunAsync(string[] words)
    {
        if (words is ["--help" or "-h" or "help"])
        {
            await Console.Out.WriteLineAsync(ReportOptions.Usage);
            return 0;
        }

        var options = ReportOptions.Read(words, places, steps, calendar.Zone);
        return await ExportFile.RunAsync(connection, options.File, (database, to) => WriteAsync(database, options, to));
    }

    /// <summary>Writes what is asked for.</summary>
    /// <returns>What is wrong in one sentence, or null.</returns>
    public async Task<string?> WriteAsync(Database database, ReportOptions options, TextWriter to)
    {
        if (options.Rows is { } name && steps.Find(name) is var (step, isStopped))
        {
            foreach (var contact in (await WalksAsync(database, options)).ContactsOf(step, isStopped))
                await to.WriteLineAsync(contact);
            return null;
        }

        if (options.Rows is { } figure)
        {
            await FigureRows.WriteAsync(database, options.Filter, figure, to);
            return null;
        }

        var providers = ReportCount.NeedsProviders(options.Filter, options.By) ? await ProviderNames.ReadAsync(database, options.Language) : [];
        if (options.Filter.Provider is { } provider && provider != ReportFilter.None && !providers.ContainsKey(provider))
            return $"--provider: there is no '{provider}' in the directory: take an id from 'report --by provider'.";
        var wording = new Wording(places, providers, options.Language);
        var count = await ReportCount.WithStepsAsync(database, options.Filter, options.By, steps, calendar, now);
        switch (options.Form)
        {
            case ReportForm.Json:
                await to.WriteLineAsync(ReportJson.Of(count, options, wording, TitleOf(options.Filter, wording)));
                break;
            case ReportForm.Csv:
                await using (var table = new CsvTable(to))
                    await ReportCsv.WriteAsync(table, count, options, wording);
                break;
            default:
                ReportText.Write(to, new ReportTables(count, options, wording).All(), wording, TitleOf(options.Filter, wording));
                break;
        }

        return null;
    }

    private Task<StepWalks> WalksAsync(Database database, ReportOptions options) =>
        StepWalks.ReadAsync(database, steps, (options.Filter.Rows.From, options.Filter.Rows.Until), now);

    private string TitleOf(ReportFilter filter, Wording wording)
    {
        var (rows, parts) = (filter.Rows, new List<string>());
        if (rows.From > 0)
            parts.Add(wording.Of($"from {DayOf(rows.From)}", $"{DayOf(rows.From)} से"));
        if (rows.Until < long.MaxValue)
            parts.Add(wording.Of($"until {DayOf(rows.Until - 1)}", $"{DayOf(rows.Until - 1)} तक"));
        string?[] words = [rows.District, rows.Block, filter.Gender is { } gender ? (gender == Gender.Unknown ? "" : gender.ToString().ToLowerInvariant()) : null, filter.Need, filter.Sector, filter.Provider];
        parts.AddRange(words.OfType<string>().Select(wording.Word));
        var counted = TimeZoneInfo.ConvertTime(now, calendar.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"InfoLine: {(parts.Count == 0 ? wording.Of("everything", "सब कुछ") : string.Join(", ", parts))}. {wording.Of($"Counted on {counted}.", $"गिनती {counted}.")}";
    }

    private string DayOf(long moment) => calendar.DateOf(DateTimeOffset.FromUnixTimeMilliseconds(moment)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
