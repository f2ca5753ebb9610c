using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>What happened at the desk, in one order for all who look on.</summary>
/// <remarks>
/// A place is given under a lock that is held until the commit, so whoever has read up to a place never finds an earlier one later. Every transaction that changes tickets takes this lock
/// before it reads or writes anything else: what was decided about a ticket still holds when it is written, and no two transactions wait for each other.
/// </remarks>
public static class TicketEvents
{
    /// <summary>Wakes whoever looks on.</summary>
    public const string Topic = "desk";

    private const string LockSql = "update ticket_event_places set last_place = last_place where id = 1";
    private const string TakeSql = "update ticket_event_places set last_place = last_place + $1 where id = 1 returning last_place";
    private const string LastSql = "select last_place from ticket_event_places where id = 1";

    private const string AddSql = """
        insert into ticket_events (place, contact_id, ticket_id, number, at, name, from_status, to_status, actor, actor_id, centre_id, about)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    private const string Columns = "number, at, name, actor, actor_id, from_status, to_status, centre_id, about, place, ticket_id";
    private const string OfTicketSql = $"select {Columns} from ticket_events where ticket_id = $1 order by number";

    /// <summary>Lets nobody else change tickets until the transaction ends.</summary>
    public static Task LockAsync(Connection connection) => connection.ExecuteAsync(LockSql);

    /// <summary>Adds to the history of a ticket. Each number is there once: adding it twice throws.</summary>
    public static async Task AddAsync(Connection connection, Ticket ticket, ImmutableArray<TicketEvent> events)
    {
        if (events.IsEmpty)
            return;
        var last = (await connection.QueryAsync(row => row.GetInt64(0), TakeSql, (long)events.Length))[0];
        await connection.ExecuteManyAsync(AddSql, [.. events.Select((one, i) => new object?[]
        {
            last - events.Length + 1 + i, ticket.To.ContactId, ticket.Id, (long)one.Number, one.At.ToUnixTimeMilliseconds(), Coded<TicketFact>.Write(one.Name),
            Coded<TicketStatus>.Write(one.From), Coded<TicketStatus>.Write(one.To), Coded<DeskActor>.Write(one.Actor), one.StaffId, one.CentreId, one.About,
        })]);
    }

    /// <summary>The history of a ticket, in order.</summary>
    public static async Task<ImmutableArray<TicketEvent>> OfAsync(Connection connection, string ticketId) =>
        [.. (await connection.QueryAsync(Read, OfTicketSql, ticketId)).Select(one => one.Event)];

    /// <summary>What happened after a place, in order.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="scope">Whose eyes. What a ticket did before it came to their centre is not for them, nor what it does after.</param>
    /// <param name="after">The last place that they know; 0 for the beginning.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The events, and the place to go on from, which moves on past what is not for them too.</returns>
    public static async Task<DeskNews> SinceAsync(Connection connection, DeskScope scope, long after, int most)
    {
        var last = (await connection.QueryAsync(row => row.GetInt64(0), LastSql))[0];
        var (where, values) = DeskSql.Within(scope, "centre_id", after, (long)most);
        var news = await connection.QueryAsync(Read, $"select {Columns} from ticket_events where place > $1 and {where} order by place limit $2", values);
        var seen = news.Count == 0 ? after : news[^1].Place;

        // What is not for them is passed over too, up to the last place that was given before the events were read.
        return new([.. news], news.Count == most ? seen : Math.Max(last, seen));
    }

    /// <summary>The place of the newest event: where somebody begins who has just read everything.</summary>
    public static async Task<long> LastAsync(Connection connection) => (await connection.QueryAsync(row => row.GetInt64(0), LastSql))[0];

    private static PlacedEvent Read(System.Data.Common.DbDataReader row) => new(
        row.GetInt64(9), row.GetString(10),
        new((int)row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), Coded<TicketFact>.Read(row.GetString(2)), Coded<DeskActor>.Read(row.GetString(3)),
            row.TextOrNull(4), Coded<TicketStatus>.Read(row.GetString(5)), Coded<TicketStatus>.Read(row.GetString(6)), row.GetString(7))
        {
            About = row.TextOrNull(8),
        });
}

/// <summary>An event with its place in the order of all.</summary>
/// <param name="Place">Larger than those of all earlier events.</param>
/// <param name="TicketId">Whose.</param>
/// <param name="Event">What happened.</param>
public sealed record PlacedEvent(long Place, string TicketId, TicketEvent Event);

/// <summary>What happened since somebody last looked.</summary>
/// <param name="Events">In order; may be empty.</param>
/// <param name="Place">Where to go on from.</param>
public sealed record DeskNews(ImmutableArray<PlacedEvent> Events, long Place);
