using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Who looks at which ticket, as processes that share a database tell each other. What a process that died has said lapses by itself.</summary>
/// <param name="processId">Names this process, anew at each start.</param>
internal sealed class ViewerRows(string processId)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    private ImmutableHashSet<(string TicketId, string StaffId)> _written = [];
    private DateTimeOffset _renewAt;

    /// <summary>Writes who looks here, where that has changed or is about to lapse: one small transaction, however many look.</summary>
    public async Task WriteAsync(Database database, ImmutableHashSet<(string TicketId, string StaffId)> here, DateTimeOffset now)
    {
        if (here.SetEquals(_written) && (here.IsEmpty || now < _renewAt))
            return;
        await database.WriteAsync(async connection =>
        {
            await connection.ExecuteAsync("delete from ticket_viewers where process_id = $1 or lapses_at <= $2", processId, now.ToUnixTimeMilliseconds());
            return await connection.ExecuteManyAsync(
                "insert into ticket_viewers (process_id, ticket_id, staff_id, lapses_at) values ($1, $2, $3, $4)",
                [.. here.Select(one => new object?[] { processId, one.TicketId, one.StaffId, (now + Life).ToUnixTimeMilliseconds() })]);
        });
        (_written, _renewAt) = (here, now + (Life / 3));
    }

    /// <summary>Who looks in other processes.</summary>
    public async Task<ImmutableHashSet<(string TicketId, string StaffId)>> ReadOthersAsync(Database database, DateTimeOffset now) =>
    [
        .. await database.ReadAsync(connection => connection.QueryAsync(
            row => (row.GetString(0), row.GetString(1)),
            "select ticket_id, staff_id from ticket_viewers where process_id <> $1 and lapses_at > $2", processId, now.ToUnixTimeMilliseconds())),
    ];
}
