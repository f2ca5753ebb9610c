using System.Globalization;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Takes the words out of the messages of a contact, a page at a time. That a message came or went, when and by which route, stays.</summary>
/// <remarks>No index finds the messages of one contact (decision 9), so all are walked in the order of their ids, which is the order of time.</remarks>
public static class MessageWords
{
    private const string InboxPageSql = "select max(id), count(*) from (select id from inbox where id > $1 order by id limit $2) as page";
    private const string OutboxPageSql = "select max(id), count(*) from (select id from outbox where id > $1 order by id limit $2) as page";

    private const string EmptyInboxSql = "update inbox set text = '', pressed = null where contact_id = $1 and id > $2 and id <= $3 and closed_at is not null and text <> ''";

    private const string EmptyOutboxSql = """
        update outbox set payload = '{"text":"","plainText":"","options":[],"style":0,"listButton":""}'
        where contact_id = $1 and id > $2 and id <= $3 and closed_at is not null
        """;

    // One that has not been handed over yet is not handed over any more.
    private const string EmptyMessageSql = """
        update outbox set payload = '{"text":"","plainText":"","options":[],"style":0,"listButton":""}',
            closed_at = case when closed_at is null and state = 'waiting' then $2 else closed_at end,
            state = case when closed_at is null and state = 'waiting' then 'dropped' else state end
        where id = $1
        """;

    private const string OpenSql = """
        select (select count(*) from outbox where contact_id = $1 and coalesce(closed_at, 0) = 0 and created_at <= $2)
            + (select count(*) from inbox where id = $3 and closed_at is null)
        """;

    /// <summary>Empties one page of what came.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="contactId">Whose.</param>
    /// <param name="after">The last id of the page before; <see cref="FirstId"/> at first.</param>
    /// <param name="most">How many messages a page has, of all contacts.</param>
    /// <returns>The last id of this page; null after the last page.</returns>
    public static Task<string?> EmptyInboxAsync(Connection connection, string contactId, string after, long most) =>
        EmptyAsync(connection, InboxPageSql, EmptyInboxSql, contactId, after, most);

    /// <summary>Empties one page of what went, as <see cref="EmptyInboxAsync"/> does.</summary>
    public static Task<string?> EmptyOutboxAsync(Connection connection, string contactId, string after, long most) =>
        EmptyAsync(connection, OutboxPageSql, EmptyOutboxSql, contactId, after, most);

    /// <summary>Empties messages by their ids, whoever they went to; those that wait are dropped.</summary>
    public static Task EmptyMessagesAsync(Connection connection, IEnumerable<string> ids, long now) =>
        connection.ExecuteManyAsync(EmptyMessageSql, [.. ids.Select(id => new object?[] { id, now })]);

    /// <summary>True while something of before this time is still to be sent, or the message itself is in work: its words are still needed.</summary>
    public static async Task<bool> AreNeededAsync(Connection connection, string contactId, string inboxId, long until) =>
        (await connection.QueryAsync(row => row.GetInt64(0), OpenSql, contactId, until, inboxId))[0] > 0;

    /// <summary>Smaller than every id that was made from a moment on, UTC milliseconds.</summary>
    public static string FirstId(long from) => from.ToString("x12", CultureInfo.InvariantCulture);

    private static async Task<string?> EmptyAsync(Connection connection, string pageSql, string emptySql, string contactId, string after, long most)
    {
        var (last, count) = (await connection.QueryAsync(row => (row.TextOrNull(0), row.GetInt64(1)), pageSql, after, most))[0];
        if (last is null)
            return null;
        await connection.ExecuteAsync(emptySql, contactId, after, last);
        return count == most ? last : null;
    }
}
