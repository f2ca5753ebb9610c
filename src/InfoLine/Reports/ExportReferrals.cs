using InfoLine.Exports;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Reports;

/// <summary><c>export referrals</c>: one row a referral, with its stages and how long each took. Nobody's name or number unless asked for.</summary>
/// <param name="calendar">Whose times, and when people work.</param>
/// <param name="now">The present moment.</param>
internal sealed class ExportReferrals(WorkingCalendar calendar, DateTimeOffset now)
{
    /// <summary>What to type.</summary>
    public const string Usage = $"Write: export referrals {TableOptions.Usage} [{TableOptions.WithNamesFlag}]";

    private const long Page = 1000;

    private static readonly string[] Head =
    [
        "code", "need", "district", "block", "gender", "age", "provider", "status", "outcome", "verified_by",
        "opened_at", "asked_at", "seen_at", "yes_at", "contact_at", "done_at", "closed_at",
        "days_asked_to_yes", "working_days_asked_to_yes", "days_yes_to_contact", "working_days_yes_to_contact", "days_contact_to_done", "working_days_contact_to_done",
        "times_asked", "refusals", "id",
    ];

    private static readonly string[] Names = ["person_id", "name", "phone"];

    // The plus keeps the index of reports out, whose order would sort everything for every page.
    internal const string PageSql = """
        select r.id, r.code, r.need, p.district, p.block, p.gender, p.age, o.name, r.status, r.outcome, r.verified_by,
            r.created_at, r.sent_at, r.acknowledged_at, r.accepted_at, r.contacted_at, r.completed_at, r.closed_at, r.tries, r.refusals, r.person_id, p.name, c.phone
        from referrals r left join people p on p.id = r.person_id left join contacts c on c.id = p.contact_id left join directory_organization o on o.id = r.provider_id
        where r.id > $1 and r.status <> 'error' and +r.created_at >= $3 and +r.created_at < $4
            and (cast($5 as text) is null or coalesce(p.district, 'none') = $5) and (cast($6 as text) is null or coalesce(p.block, 'none') = $6)
        order by r.id limit $2
        """;

    private readonly WorkingDays _days = new(calendar, now);

    /// <summary>Runs the command.</summary>
    /// <param name="connection">The database, as in <c>Storage:Connection</c>.</param>
    /// <param name="options">Which referrals, how and where to.</param>
    /// <returns>0, or 1 with a sentence on the error stream.</returns>
    public Task<int> RunAsync(string connection, TableOptions options) =>
        ExportFile.RunAsync(connection, options.Format, options.File, (database, to) => WriteAsync(database, options.Filter, options.WithNames, to));

    /// <summary>Writes them all.</summary>
    /// <returns>Null: nothing can be wrong with them.</returns>
    public async Task<string?> WriteAsync(Database database, RowFilter filter, bool withNames, ITableWriter to)
    {
        await to.WriteAsync(withNames ? [.. Head, .. Names] : Head);
        for (var after = ""; ;)
        {
            var from = after;
            var page = await database.ReadAsync(connection => connection.QueryAsync(
                row => (Id: row.GetString(0), Cells: CellsOf(row, withNames)), PageSql, from, Page, filter.From, filter.Until, filter.District, filter.Block));
            foreach (var (_, cells) in page)
                await to.WriteAsync(cells);
            if (page.Count < Page)
                return null;
            after = page[^1].Id;
        }
    }

    private string[] CellsOf(System.Data.Common.DbDataReader row, bool withNames)
    {
        long? Moment(int column) => row.NumberOrNull(column);
        string Text(int column) => row.TextOrNull(column) ?? "";
        var (asked, yes, contact, done) = (Moment(12), Moment(14), Moment(15), Moment(16));
        return
        [
            .. Enumerable.Range(1, 10).Select(Text),
            .. Enumerable.Range(11, 7).Select(column => ExportTime.Of(Moment(column), calendar.Zone)),
            .. Span(asked, yes), .. Span(yes, contact), .. Span(contact, done),
            row.GetInt64(18).ToString(), Refusals(Text(19)), row.GetString(0),
            .. withNames ? (string[])[row.GetString(20), Text(21), Text(22)] : [],
        ];
    }

    private string[] Span(long? from, long? until) => from is { } start && until is { } end && Tally.IsSpan(start, end)
        ? [$"{WorkingDays.Tenths(start, end) / 10.0:0.0}", $"{_days.Between(start, end)}"]
        : ["", ""];

    // Who refused is in the row too, for reports by provider; here the reasons are enough.
    private static string Refusals(string words) => string.Join(' ', words.Split(' ').Select(word => word.Split('@')[0]));
}

/// <summary>Times in exports: local, in an order that sorts.</summary>
internal static class ExportTime
{
    /// <summary>As <c>2026-11-23 11:00</c>; empty for none.</summary>
    public static string Of(long? moment, TimeZoneInfo zone) => moment is { } at
        ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        : "";
}
