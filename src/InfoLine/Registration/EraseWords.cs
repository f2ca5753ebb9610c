using InfoLine.Messaging;
using InfoLine.Messaging.Media;
using InfoLine.Storage;

namespace InfoLine.Registration;

/// <summary>Finishes open erasures: takes the words out of the messages of those who asked for it, and deletes what they have said and shown.</summary>
/// <param name="database">Where they are.</param>
/// <param name="clock">Tells the time.</param>
public sealed class EraseWords(Database database, TimeProvider clock)
{
    /// <summary>Some milliseconds of the one writer.</summary>
    private const long Page = 5000;

    private const string OpenSql = """
        select e.contact_id, e.id, e.inbox_id, e.requested_at, c.created_at from erasures e join contacts c on c.id = e.contact_id
        where e.done_at is null order by e.requested_at limit 100
        """;

    private const string DoneSql = "update erasures set done_at = $3 where contact_id = $1 and id = $2";

    /// <summary>Empties the messages of all open erasures. One whose messages are still being sent is left for the next time.</summary>
    /// <returns>How many were finished.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var open = await database.ReadAsync(
            connection => connection.QueryAsync(row => new Open(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4)), OpenSql), cancellation);
        var finished = 0;
        foreach (var erasure in open)
        {
            var isNeeded = await database.ReadAsync(connection => MessageWords.AreNeededAsync(connection, erasure.ContactId, erasure.InboxId, erasure.RequestedAt), cancellation);
            await WalkAsync(MessageWords.EmptyInboxAsync, erasure, cancellation);
            await WalkAsync(MessageWords.EmptyOutboxAsync, erasure, cancellation);
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            await database.WriteAsync(
                async connection =>
                {
                    await MediaRows.EraseAsync(connection, erasure.ContactId, erasure.RequestedAt, now);
                    return 0;
                },
                cancellation);
            if (isNeeded)
                continue;
            await database.WriteAsync(connection => connection.ExecuteAsync(DoneSql, erasure.ContactId, erasure.Id, now), cancellation);
            finished++;
        }

        return finished;
    }

    // A page is a transaction of its own, so that messages are answered between the pages.
    private async Task WalkAsync(Func<Connection, string, string, long, Task<string?>> empty, Open erasure, CancellationToken cancellation)
    {
        for (string? after = MessageWords.FirstId(erasure.CreatedAt); after is not null;)
        {
            var from = after;
            after = await database.WriteAsync(connection => empty(connection, erasure.ContactId, from, Page), cancellation);
        }
    }

    private sealed record Open(string ContactId, string Id, string InboxId, long RequestedAt, long CreatedAt);
}
