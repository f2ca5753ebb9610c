using System.Data.Common;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>The inbox as a worker sees it: claim, close, put back.</summary>
/// <param name="dialect">Whose words to use.</param>
public sealed class InboxRows(Dialect dialect)
{
    /// <summary>How long the head of the queue is that a claim looks at first, in claims.</summary>
    private const int FirstHead = 4;

    private const string CloseSql =
        "update inbox set closed_at = $2, step = $3, content = $4, notes = $5, previous_id = $6 where id = $1 and closed_at is null";

    private const string RetrySql = "update inbox set claimed_until = $2 where id = $1 and closed_at is null";

    private const string FailSql = "update inbox set closed_at = $2, failure = $3 where id = $1 and closed_at is null";

    private const string ForgetClaimsSql = "update inbox set claimed_until = 0 where closed_at is null and claimed_until > 0";

    private const string RemindSql = """
        insert into inbox (id, contact_id, route, address, provider_message_id, kind, text, received_at, due_at, message_key)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """;

    private const string CountHeadSql = "select count(*) from (select 1 from inbox where closed_at is null and due_at <= $1 limit $2) as head";

    /// <summary>
    /// The oldest due row of each contact, never two of one contact, never past an open one. A claim is a lease: a worker that dies lets go by itself.
    /// Ordered by due time and not by id, or tomorrow's reminder would hold up today's message.
    /// Only the head of the queue is looked at: whatever comes before a row of the head is in the head too, so no index by contact is needed.
    /// </summary>
    private readonly string _claimSql = $"""
        update inbox set claimed_until = $2, attempts = attempts + 1
        where id in (
            select i.id from inbox i
            where i.closed_at is null and i.due_at <= $1 and i.claimed_until <= $1
              and i.id in (
                select ranked.id from (
                    select head.id, row_number() over (partition by head.contact_id order by head.due_at, head.id) as place
                    from (select id, contact_id, due_at from inbox where closed_at is null and due_at <= $1 order by due_at, id limit $4) as head) as ranked
                where ranked.place = 1)
              and not exists (
                select 1 from inbox e
                where e.contact_id = i.contact_id and e.closed_at is null and e.claimed_until > 0 and e.claimed_until > $1)
            order by i.due_at, i.id
            limit $3 {dialect.SkipLocked})
        returning id, contact_id, route, address, provider_message_id, kind, text, pressed, received_at, due_at, inline_until, attempts, secret_hidden,
            (select s.version from sessions s where s.contact_id = inbox.contact_id),
            (select s.body from sessions s where s.contact_id = inbox.contact_id),
            (select c.stopped_at from contacts c where c.id = inbox.contact_id),
            (select max(p.sent_at) from proactive_messages p where p.contact_id = inbox.contact_id),
            (select s.last_inbox_id from sessions s where s.contact_id = inbox.contact_id)
        """;

    /// <summary>Claims due rows, at most one of each contact, and loads what their turns need.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="until">When the claim ends by itself, UTC milliseconds.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>Oldest first; may be empty.</returns>
    public async Task<List<InboxRow>> ClaimAsync(Connection connection, long now, long until, int most)
    {
        var rows = new List<InboxRow>();
        for (var head = (long)most * FirstHead; rows.Count < most; head *= 4)
        {
            rows.AddRange(await connection.QueryAsync(Read, _claimSql, now, until, (long)(most - rows.Count), head));
            if (rows.Count < most && !await ReachesPastAsync(connection, now, head))
                break;
        }

        rows.Sort((one, other) => one.DueAt != other.DueAt ? one.DueAt.CompareTo(other.DueAt) : string.CompareOrdinal(one.Id, other.Id));
        return rows;
    }

    // One phone that sends thousands may fill the head by itself; then the others wait further back.
    private static async Task<bool> ReachesPastAsync(Connection connection, long now, long head) =>
        (await connection.QueryAsync(row => row.GetInt64(0), CountHeadSql, now, head))[0] == head;

    /// <summary>Marks rows as handled: row id, step where the conversation stands, content hash, notes, and the row before it (all but the id may be null).</summary>
    public static Task CloseAsync(Connection connection, IEnumerable<(string Id, string? Step, string? Content, string? Notes, string? PreviousId)> handled, long now) =>
        connection.ExecuteManyAsync(CloseSql, [.. handled.Select(row => new object?[] { row.Id, now, row.Step, row.Content, row.Notes, row.PreviousId })]);

    /// <summary>Lets others claim a row from a time on, UTC milliseconds; 0 for at once.</summary>
    public static Task RetryAsync(Connection connection, string id, long from) => connection.ExecuteAsync(RetrySql, id, from);

    /// <summary>Gives a row up, so that the next message of its contact goes on.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="id">The row.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="failure">Why; the type of the trouble, never its message, which may quote a person.</param>
    public static Task FailAsync(Connection connection, string id, long now, string failure) => connection.ExecuteAsync(FailSql, id, now, failure);

    /// <summary>Adds reminders: rows that become due later.</summary>
    public static Task RemindAsync(Connection connection, IEnumerable<Reminder> reminders, long now) => connection.ExecuteManyAsync(
        RemindSql,
        [.. reminders.Select(reminder => RowOf(reminder, now))]);

    /// <summary>Forgets all claims. Only where no other process can hold one.</summary>
    public static Task<int> ForgetClaimsAsync(Connection connection) => connection.ExecuteAsync(ForgetClaimsSql);

    private static object?[] RowOf(Reminder reminder, long now)
    {
        var (contactId, route, address) = reminder.For;
        var ownId = $"timer:{reminder.Id}";
        return [reminder.Id, contactId, route, address, ownId, (long)reminder.Kind, reminder.Token, now, reminder.DueAt, MessageKey.Of(contactId, route, ownId)];
    }

    private static InboxRow Read(DbDataReader row) => new()
    {
        Id = row.GetString(0),
        ContactId = row.GetString(1),
        Route = row.GetString(2),
        Address = row.GetString(3),
        ProviderMessageId = row.GetString(4),
        Kind = (InboundKind)row.GetInt64(5),
        Text = row.GetString(6),
        Pressed = row.TextOrNull(7),
        ReceivedAt = row.GetInt64(8),
        DueAt = row.GetInt64(9),
        InlineUntil = row.NumberOrNull(10),
        Attempts = row.GetInt64(11),
        SecretHidden = row.GetInt64(12) == 1,
        SessionVersion = row.NumberOrNull(13) ?? 0,
        Session = row.TextOrNull(14),
        StoppedAt = row.NumberOrNull(15),
        WrittenFirstAt = row.NumberOrNull(16),
        PreviousId = row.TextOrNull(17),
    };
}

/// <summary>Something that enters a conversation by itself: a reminder that becomes due, or word that the carrier stopped somebody.</summary>
/// <param name="Id">A new id.</param>
/// <param name="For">The conversation.</param>
/// <param name="Kind">What it will be.</param>
/// <param name="Token">What comes back; may be empty.</param>
/// <param name="DueAt">When, UTC milliseconds.</param>
public sealed record Reminder(string Id, Recipient For, InboundKind Kind, string Token, long DueAt);

/// <summary>A contact on one of its addresses.</summary>
public readonly record struct Recipient(string ContactId, string Route, string Address);
