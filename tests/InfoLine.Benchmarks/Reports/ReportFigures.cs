using System.Diagnostics;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;
using InfoLine.Exports;
using InfoLine.Registration;
using InfoLine.Reports;
using InfoLine.Storage;
using InfoLine.WorkingTime;
using Figure = InfoLine.Benchmarks.Report.Figure;

namespace InfoLine.Benchmarks.Reports;

/// <summary>How long the programme waits for its report and its tables, on a file as large as a large programme's.</summary>
internal static class ReportFigures
{
    private const double GoalSeconds = 2;
    private const int Times = 5;
    private const double MostGrowth = 200;

    private const string PeopleSql = "select id, gender, district, block, need, sector, stage, created_at, erased_at from people";

    private const string ReferralsSql = """
        select id, person_id, need, status, outcome, verified_by, created_at, sent_at, acknowledged_at, accepted_at, contacted_at, completed_at, refusals, answers from referrals
        """;

    /// <summary>Measures.</summary>
    /// <param name="file">The file of <see cref="ManyReferrals"/>.</param>
    /// <param name="scratch">For what is written.</param>
    /// <param name="size">How large the file is, in words.</param>
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(string file, Scratch scratch, string size)
    {
        await using var database = await Database.OpenForReadingAsync($"Data Source={file}", CancellationToken.None);
        var figures = new List<Figure>();
        var calendar = CalendarFiles.Default(TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));
        var floor = await MedianAsync(async () => await BareAsync(database, PeopleSql) + await BareAsync(database, ReferralsSql));
        foreach (var by in (By[])[By.Nothing, By.District, By.Provider])
        {
            Progress.Tell($"Report: by {by}");
            var taken = await MedianAsync(() => ReportCount.OfAsync(database, ReportFilter.All, by, calendar, ManyReferrals.End));
            Add(new($"Report: {size}{(by == By.Nothing ? "" : $", by {by.ToString().ToLowerInvariant()}")}, median of {Times}", $"{taken}", $"{floor}", $"≤ {GoalSeconds:0} s", taken.Seconds <= GoalSeconds));
        }

        var referrals = new ExportReferrals(calendar, ManyReferrals.End);
        var checkIns = new ExportCheckIns(calendar.Zone);
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            Add(await ExportAsync($"Export: registrations, {format}", scratch, format, to => ExportPeople.WriteAsync(database, RowFilter.All, to), () => BareAsync(database, PeopleSql + " order by id")));
            Add(await ExportAsync($"Export: referrals, {format}", scratch, format, to => referrals.WriteAsync(database, RowFilter.All, withNames: false, to), () => BareAsync(database, ReferralsSql + " order by id")));
            Add(await ExportAsync($"Export: check-ins, {format}", scratch, format, to => checkIns.WriteAsync(database, RowFilter.All, to),
                () => BareAsync(database, "select referral_id, name, at, day, answer from referral_events where name in ('asked', 'answered')")));
        }

        return figures;

        // It takes minutes: whoever waits wants to see how it goes.
        void Add(Figure figure)
        {
            figures.Add(figure);
            Progress.Tell($"{figure.Name}: {figure.Measured}, floor {figure.Floor}");
        }
    }

    private static async Task<Taken> MedianAsync<T>(Func<Task<T>> work)
    {
        var taken = new Taken[Times];
        for (var i = 0; i < Times; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            var cpu = Environment.CpuUsage.TotalTime;
            await work();
            taken[i] = new(Stopwatch.GetElapsedTime(clock).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        }

        return taken.OrderBy(one => one.Seconds).ElementAt(Times / 2);
    }

    /// <summary>The floor: every value of the rows, read and thrown away.</summary>
    private static Task<long> BareAsync(Database database, string sql) => database.ReadAsync(async connection =>
    {
        long read = 0;
        var columns = sql[..sql.IndexOf(" from ", StringComparison.Ordinal)].Split(',').Length;
        await connection.ScanAsync(row =>
        {
            for (var column = 0; column < columns; column++)
                read += row.Text(column).Length;
        }, sql.Replace("\nfrom", " from", StringComparison.Ordinal));
        return read;
    });

    private static async Task<Figure> ExportAsync(string name, Scratch scratch, TableFormat format, Func<ITableWriter, Task<string?>> export, Func<Task<long>> bare)
    {
        Progress.Tell(name);
        var file = Path.Combine(scratch.Folder, "export");
        GC.Collect();
        var before = Machine.ResidentBytes(Environment.ProcessId);
        var peak = before;
        long rows;
        double seconds;
        await using (new Timer(_ => peak = Math.Max(peak, Machine.ResidentBytes(Environment.ProcessId)), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100)))
        await using (var stream = File.Create(file))
        {
            var clock = Stopwatch.GetTimestamp();
            await using var text = format == TableFormat.Csv ? new StreamWriter(stream) : null;
            await using (var table = new ToldTable(text is null ? new XlsxTable(stream) : new CsvTable(text)))
            {
                await export(table);
                rows = table.Rows;
            }

            seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        }

        var started = Stopwatch.GetTimestamp();
        await bare();
        var floor = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var growth = (peak - before) / 1024.0 / 1024;
        return new($"{name}: {Figure.Count(rows)} rows, {new FileInfo(file).Length / 1024.0 / 1024:0} MB, peak memory {growth:+0;-0} MB", $"{Figure.Count(rows / seconds)} rows/s", $"{Figure.Count(rows / floor)} rows/s", $"≤ {MostGrowth:0} MB more", growth <= MostGrowth);
    }

    /// <param name="Seconds">By the clock.</param>
    /// <param name="Cpu">Seconds of all cores together: what counts where others use the machine too.</param>
    private sealed record Taken(double Seconds, double Cpu)
    {
        public override string ToString() => $"{Seconds:0.00} s (CPU {Cpu:0.00} s)";
    }
}
