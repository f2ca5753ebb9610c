using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Lists tickets in the order of work: the longest waiting first, then those for which nobody waits.</summary>
/// <param name="database">Where they are.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ListTickets(Database database, TimeProvider clock)
{
    /// <summary>The most tickets of a page.</summary>
    public const int MostOfAPage = 100;

    // All messages of a reply lie between "id:" and "id;", the next letter. A newer reply makes good for one that failed.
    private const string FailedSql = """
        t.closed_at is null and t.last_reply_at is not null and exists (
            select 1 from ticket_replies r join outbox o on o.id > r.message_id || ':' and o.id < r.message_id || ';' and o.contact_id = r.contact_id
            where r.contact_id = t.contact_id and r.ticket_id = t.id and r.at = t.last_reply_at and (o.state in ('failed', 'dropped') or o.status = 6))
        """;

    /// <summary>The condition of each view; $1 is who asks, $2 the present moment.</summary>
    private static readonly ImmutableSortedDictionary<TicketView, string> Conditions = new Dictionary<TicketView, string>
    {
        [TicketView.Queue] = "t.closed_at is null and t.handler is null and t.status <> 'snoozed'",
        [TicketView.Mine] = "t.closed_at is null and (t.handler = $1 or (t.handler is null and t.last_handler = $1))",
        [TicketView.Waiting] = "t.closed_at is null and t.waiting_since is not null",
        [TicketView.Late] = "t.closed_at is null and (t.promises_missed > 0 or (t.waiting_since is not null and t.promised_at <= $2))",
        [TicketView.Failed] = FailedSql,
        [TicketView.Snoozed] = "t.closed_at is null and t.status = 'snoozed'",
        [TicketView.Open] = "t.closed_at is null",
        [TicketView.Closed] = "t.closed_at is not null",
    }.ToImmutableSortedDictionary();

    private static readonly string CountSql = string.Join(", ", Conditions.Where(one => one.Key != TicketView.Closed)
        .Select(one => $"sum(case when {one.Value} then 1 else 0 end)"));

    /// <summary>One page.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">What they want to see.</param>
    /// <param name="cursor">Where to go on: <see cref="TicketPage.Next"/> of the page before; null, or anything that is no cursor, for the first.</param>
    /// <param name="most">How many, 1 to <see cref="MostOfAPage"/>.</param>
    public Task<TicketPage> ReadAsync(DeskScope scope, TicketFilter filter, string? cursor, int most)
    {
        var count = Math.Clamp(most, 1, MostOfAPage);
        var closed = filter.View == TicketView.Closed;
        var (at, id) = CursorOf(cursor, closed);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var (within, values) = DeskSql.Within(
            scope, "t.centre_id",
            scope.StaffId, now, at, id, (long)count + 1, filter.CentreId, filter.Reason, filter.Language, filter.OnlyForWomen ? 1L : 0L, filter.District, filter.Route);

        // Every parameter is named on both databases even where a view does not ask it.
        var sql = $"""
            select {TicketRow.Columns}, {(closed ? "t.closed_at" : "t.order_at")} from tickets t
            where {Conditions[filter.View]} and {within} and {After(closed)}
                and (cast($6 as text) is null or t.centre_id = $6) and (cast($7 as text) is null or t.reason = $7) and (cast($8 as text) is null or t.language = $8)
                and (cast($10 as text) is null or t.place = $10 or substr(t.place, 1, length(cast($10 as text)) + 1) = cast($10 as text) || '.')
                and (cast($11 as text) is null or t.route = $11)
                and (cast($9 as bigint) = 0 or t.wants_woman = 1) and cast($1 as text) is not null and cast($2 as bigint) is not null
            order by {(closed ? "t.closed_at desc, t.id desc" : "t.order_at, t.id")} limit $5
            """;
        return database.ReadAsync(async connection =>
        {
            var rows = await connection.QueryAsync(row => (Row: TicketRow.Read(row), At: row.GetInt64(TicketRow.ColumnCount)), sql, values);
            var page = rows.Take(count).ToList();
            return new TicketPage(
                [.. page.Select(one => one.Row)],
                rows.Count > count ? string.Create(CultureInfo.InvariantCulture, $"{page[^1].At}.{page[^1].Row.Ticket.Id}") : null);
        });
    }

    /// <summary>How many tickets each view but the closed one has.</summary>
    public Task<ImmutableSortedDictionary<TicketView, int>> CountAsync(DeskScope scope)
    {
        var (within, values) = DeskSql.Within(scope, "t.centre_id", scope.StaffId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var views = Conditions.Keys.Where(view => view != TicketView.Closed).ToArray();
        return database.ReadAsync(async connection => (await connection.QueryAsync(
            row => views.Select((view, i) => KeyValuePair.Create(view, (int)(row.NumberOrNull(i) ?? 0))).ToImmutableSortedDictionary(),
            $"select {CountSql} from tickets t where t.closed_at is null and {within}",
            values))[0]);
    }

    /// <summary>How many tickets each of these lists has; null for closed ones, which are not counted.</summary>
    /// <remarks>One look at all open tickets of the scope, whatever the lists are: each statement of its own would be prepared, and kept.</remarks>
    public async Task<ImmutableArray<int?>> CountAsync(DeskScope scope, IReadOnlyList<TicketFilter> filters)
    {
        if (filters.Count == 0)
            return [];
        var (within, values) = DeskSql.Within(scope, "t.centre_id", scope.StaffId, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var views = Conditions.Keys.Where(view => view != TicketView.Closed).ToImmutableArray();
        var alike = await database.ReadAsync(connection => connection.QueryAsync(
            row => new Alike(row.GetString(0), row.GetString(1), row.TextOrNull(2), row.GetString(3), [.. views.Select((_, i) => (int)(row.NumberOrNull(4 + i) ?? 0))]),
            $"select t.centre_id, t.reason, t.place, t.route, {CountSql} from tickets t where t.closed_at is null and {within} group by t.centre_id, t.reason, t.place, t.route",
            values));
        return [.. filters.Select(filter => filter.View == TicketView.Closed ? (int?)null : alike.Where(one => one.Fits(filter)).Sum(one => one.Counts[views.IndexOf(filter.View)]))];
    }

    private static string After(bool closed) => closed
        ? "(t.closed_at < $3 or (t.closed_at = $3 and t.id < $4))"
        : "(t.order_at > $3 or (t.order_at = $3 and t.id > $4))";

    private static (long At, string Id) CursorOf(string? cursor, bool closed)
    {
        var dot = cursor?.IndexOf('.') ?? -1;
        return dot > 0 && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? (at, cursor![(dot + 1)..]) // A dot was found in it.
            : (closed ? long.MaxValue : -1, "");
    }
}

/// <summary>Tickets that no filter tells apart, and how many of them each view but the closed one has.</summary>
internal sealed record Alike(string CentreId, string Reason, string? Place, string Route, ImmutableArray<int> Counts)
{
    /// <summary>True where a filter shows them.</summary>
    public bool Fits(TicketFilter filter) =>
        (filter.CentreId is null || filter.CentreId == CentreId) && (filter.Reason is null || filter.Reason == Reason) && (filter.Route is null || filter.Route == Route)
        && (filter.District is null || Place == filter.District || Place?.StartsWith(filter.District + ".", StringComparison.Ordinal) == true);
}

/// <summary>A page of tickets.</summary>
/// <param name="Rows">In order; may be empty.</param>
/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record TicketPage(ImmutableArray<TicketRow> Rows, string? Next);
