using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>How much waits at the two doors, read from the database.</summary>
/// <param name="Name"><c>inbox</c>, or <c>outbox</c> with its route.</param>
/// <param name="Route">The route, or null for the inbox.</param>
/// <param name="Waiting">How many rows are due and open.</param>
/// <param name="OldestDueAt">Since when the oldest of them is due, UTC milliseconds; null when there is none.</param>
public sealed record Backlog(string Name, string? Route, long Waiting, long? OldestDueAt)
{
    private const string InboxSql = "select count(*), min(due_at) from inbox where closed_at is null and due_at <= $1";
    private const string OutboxSql = "select route, count(*), min(due_at) from outbox where closed_at is null and state <> 'sending' and due_at <= $1 group by route";

    /// <summary>Counts what is due now.</summary>
    public static Task<List<Backlog>> ReadAsync(Database database, long now, CancellationToken cancellation) => database.ReadAsync(
        async connection =>
        {
            var all = await connection.QueryAsync(row => new Backlog("inbox", null, row.GetInt64(0), row.NumberOrNull(1)), InboxSql, now);
            all.AddRange(await connection.QueryAsync(row => new Backlog("outbox", row.GetString(0), row.GetInt64(1), row.NumberOrNull(2)), OutboxSql, now));
            return all;
        },
        cancellation);
}
