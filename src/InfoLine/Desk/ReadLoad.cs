using System.Collections.Immutable;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>Counts the work: who waits, for how long, and which promises were kept today.</summary>
/// <param name="database">Where it is.</param>
/// <param name="calendar">Says when today began.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ReadLoad(Database database, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>The work of the centres of a scope, and of everybody who has something of theirs.</summary>
    public Task<DeskLoad> ReadAsync(DeskScope scope)
    {
        var today = calendar.DateOf(clock.GetUtcNow());
        var start = new DateTimeOffset(today.ToDateTime(TimeOnly.MinValue), calendar.Zone.GetUtcOffset(clock.GetUtcNow())).ToUnixTimeMilliseconds();
        return database.ReadAsync(async connection =>
        {
            var (within, values) = DeskSql.Within(scope, "t.centre_id", start);
            var centres = await connection.QueryAsync(
                row => new CentreLoad(row.GetString(0), (int)row.GetInt64(1), row.MomentOrNull(2), (int)row.GetInt64(3), (int)row.GetInt64(4)),
                $"""
                select t.centre_id, sum(case when t.closed_at is null and t.waiting_since is not null then 1 else 0 end), min(case when t.closed_at is null then t.waiting_since end),
                    sum(case when t.first_reply_at >= $1 and t.promises_missed = 0 then 1 else 0 end),
                    (select count(*) from ticket_events e where e.centre_id = t.centre_id and e.at >= $1 and e.name = 'promise_missed')
                from tickets t where {within} and (t.closed_at is null or t.closed_at >= $1) group by t.centre_id order by t.centre_id
                """,
                values);
            var (eventsWithin, eventValues) = DeskSql.Within(scope, "e.centre_id", start);
            var replies = await connection.QueryAsync(
                row => (Staff: row.GetString(0), Count: (int)row.GetInt64(1)),
                $"select e.actor_id, count(*) from ticket_events e where {eventsWithin} and e.at >= $1 and e.name = 'replied' and e.actor_id is not null group by e.actor_id", eventValues);
            var held = await connection.QueryAsync(
                row => (Staff: row.GetString(0), Count: (int)row.GetInt64(1), Oldest: row.MomentOrNull(2)),
                $"select t.handler, count(*), min(t.waiting_since) from tickets t where {within} and t.closed_at is null and t.handler is not null and $1 > 0 group by t.handler", values);
            var staff = replies.Select(one => one.Staff).Union(held.Select(one => one.Staff), StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => new StaffLoad(id, held.Find(one => one.Staff == id).Count, held.Find(one => one.Staff == id).Oldest, replies.Find(one => one.Staff == id).Count));
            return new DeskLoad([.. centres], [.. staff]);
        });
    }
}

/// <summary>The work at the desk.</summary>
/// <param name="Centres">Those that have had something today.</param>
/// <param name="Staff">Those who have something, or have replied today.</param>
public sealed record DeskLoad(ImmutableArray<CentreLoad> Centres, ImmutableArray<StaffLoad> Staff);

/// <summary>The work of a centre.</summary>
/// <param name="CentreId">Which.</param>
/// <param name="Waiting">How many villagers wait.</param>
/// <param name="Oldest">Since when the first of them does, or null.</param>
/// <param name="Kept">How many were first replied to today, within the first promise.</param>
/// <param name="Missed">How many promises passed today.</param>
public sealed record CentreLoad(string CentreId, int Waiting, DateTimeOffset? Oldest, int Kept, int Missed);

/// <summary>The work of a member of staff.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="InHand">How many tickets they have.</param>
/// <param name="Oldest">Since when the first of those villagers waits, or null.</param>
/// <param name="Replies">How many replies they wrote today.</param>
public sealed record StaffLoad(string StaffId, int InHand, DateTimeOffset? Oldest, int Replies);
