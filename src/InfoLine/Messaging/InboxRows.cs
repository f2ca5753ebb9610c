using System.Data.Common;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>The inbox as a worker sees it: claim, close, put back.</summary>
/// <param name="dialect">Whose words to use.</param>
public sealed class InboxRows(Dialect dialect)
{
    /// <summary>How long the head of the queue is that a claim looks at first, in claims.</summary>
    private const int FirstHead = 4;

    // By its key never "closed_at is null", or PostgreSQL may look for the row in the index of all that are open, past whatever was closed since that was last swept.
    private static readonly ManyRows Close = new(
        "update inbox set closed_at = $3, step = $4, content = $5, notes = $6, previous_id = $7 where id = $1 and contact_id = $2 and closed_at is null",
        """
        update inbox i set closed_at = handled.at, step = handled.step, content = handled.content, notes = handled.notes, previous_id = handled.previous_id
        from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[]) as handled (id, contact_id, at, step, content, notes, previous_id)
        where i.id = handled.id and i.contact_id = handled.contact_id and coalesce(i.closed_at, 0) = 0
        returning i.id
        """);

    private static readonly ManyRows Standing = new(
        "", // SQLite takes turns when it has stored: a flood is over sooner, and the same commit may hold both anyway.
        """
        select arrived.id, s.version, s.body, c.stopped_at, (select max(p.sent_at) from proactive_messages p where p.contact_id = c.id), s.last_inbox_id, c.phone
        from unnest($1::text[], $2::text[], $3::bigint[]) as arrived (id, contact_id, at)
        join contacts c on c.id = arrived.contact_id
        left join sessions s on s.contact_id = arrived.contact_id
        where not exists (select 1 from inbox e where e.contact_id = arrived.contact_id and coalesce(e.closed_at, 0) = 0 and e.due_at <= arrived.at offset 0)
        """);

    private const string ReopenSql = """
        update inbox set closed_at = null, attempts = 0, step = null, content = null, notes = null, previous_id = null where id = $1 and contact_id = $2
        """;

    private const string RetrySql = "update inbox set claimed_until = $3, attempts = $4 where id = $1 and contact_id = $2 and closed_at is null";

    private const string FailSql = "update inbox set closed_at = $3, failure = $4, attempts = $5 where id = $1 and contact_id = $2 and closed_at is null";

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
                where e.contact_id = i.contact_id and coalesce(e.closed_at, 0) = 0 and e.claimed_until > 0 and e.claimed_until > $1 {dialect.RowByRow})
            order by i.due_at, i.id
            limit $3 {dialect.SkipLocked})
        returning id, contact_id, route, address, provider_message_id, kind, text, pressed, received_at, due_at, inline_until, attempts, secret_hidden,
            (select s.version from sessions s where s.contact_id = inbox.contact_id),
            (select s.body from sessions s where s.contact_id = inbox.contact_id),
            (select c.stopped_at from contacts c where c.id = inbox.contact_id),
            (select max(p.sent_at) from proactive_messages p where p.contact_id = inbox.contact_id),
            (select s.last_inbox_id from sessions s where s.contact_id = inbox.contact_id)
        """;

    /// <summary>
    /// The same without a word on the row: who holds it is whoever has it locked, until the end of their transaction or of their process. Only for a turn that is written in that transaction.
    /// A row that somebody else has locked is still open, so the next one of its contact is not the oldest.
    /// <c>offset 0</c>: see <see cref="Dialect.RowByRow"/>.
    /// </summary>
    private const string LockSql = """
        with head as materialized (select id, contact_id, due_at from inbox where closed_at is null and due_at <= $1 order by due_at, id limit $3),
        oldest as materialized (select distinct on (contact_id) id, contact_id from head order by contact_id, due_at, id)
        select i.id, i.contact_id, i.route, i.address, i.provider_message_id, i.kind, i.text, i.pressed, i.received_at, i.due_at, i.inline_until, i.attempts + 1, i.secret_hidden,
            s.version, s.body, c.stopped_at, (select max(p.sent_at) from proactive_messages p where p.contact_id = i.contact_id), s.last_inbox_id,
            c.phone, a.reference, a.last_inbound_at
        from oldest
        cross join lateral (
            select * from inbox r
            where r.id = oldest.id and r.contact_id = oldest.contact_id and coalesce(r.closed_at, 0) = 0 and r.claimed_until <= $1
              and not exists (
                select 1 from inbox e where e.contact_id = oldest.contact_id and coalesce(e.closed_at, 0) = 0 and e.claimed_until > 0 and e.claimed_until > $1 offset 0)
            for update skip locked) i
        join contacts c on c.id = i.contact_id
        left join sessions s on s.contact_id = i.contact_id
        left join addresses a on a.route = i.route and a.address = i.address
        limit $2
        """;

    /// <summary>Locks due rows, at most one of each contact, until the transaction ends, and loads what their turns need. Only on PostgreSQL.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="most">How many at most.</param>
    /// <returns>The rows, oldest first, and whether there may be others of which <see cref="ClaimAsync"/> knows: where one phone fills the head of the queue by itself.</returns>
    public static async Task<(List<InboxRow> Rows, bool IsHeadFull)> LockAsync(Connection connection, long now, int most)
    {
        var head = (long)most * FirstHead;
        var rows = await connection.QueryAsync(row => Read(row) with { Reach = new(row.TextOrNull(18), row.TextOrNull(19), row.MomentOrNull(20)) }, LockSql, now, (long)most, head);
        rows.Sort(ByDue);
        return (rows, rows.Count < most / 2 && await ReachesPastAsync(connection, now, head));
    }

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

        rows.Sort(ByDue);
        return rows;
    }

    private static int ByDue(InboxRow one, InboxRow other) => one.DueAt != other.DueAt ? one.DueAt.CompareTo(other.DueAt) : string.CompareOrdinal(one.Id, other.Id);

    // One phone that sends thousands may fill the head by itself; then the others wait further back.
    private static async Task<bool> ReachesPastAsync(Connection connection, long now, long head) =>
        (await connection.QueryAsync(row => row.GetInt64(0), CountHeadSql, now, head))[0] == head;

    /// <summary>Loads what the turns of messages need that are about to be stored. Only on PostgreSQL.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="arrived">At most one of each contact; without what is loaded here.</param>
    /// <returns>Those that no open row of their contact comes before, in no order.</returns>
    public static Task<List<InboxRow>> StandAsync(Connection connection, IReadOnlyList<InboxRow> arrived)
    {
        var byId = arrived.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return connection.QueryManyAsync(
            row => byId[row.GetString(0)] with
            {
                SessionVersion = row.NumberOrNull(1) ?? 0,
                Session = row.TextOrNull(2),
                StoppedAt = row.NumberOrNull(3),
                WrittenFirstAt = row.NumberOrNull(4),
                PreviousId = row.TextOrNull(5),
                Reach = byId[row.GetString(0)].Reach is { } reach ? reach with { Phone = row.TextOrNull(6) } : null,
            },
            Standing,
            [.. arrived.Select(row => new object?[] { row.Id, row.ContactId, row.DueAt })]);
    }

    /// <summary>Opens a row again that was stored as handled in this transaction.</summary>
    public static Task ReopenAsync(Connection connection, InboxRow row) => connection.ExecuteAsync(ReopenSql, row.Id, row.ContactId);

    /// <summary>Marks rows as handled: the row, the step where the conversation stands, content hash and notes (which may be null).</summary>
    public static Task CloseAsync(Connection connection, IEnumerable<(InboxRow Row, string? Step, string? Content, string? Notes)> handled, long now) =>
        connection.ChangeManyAsync(Close, [.. handled.Select(one => new object?[] { one.Row.Id, one.Row.ContactId, now, one.Step, one.Content, one.Notes, one.Row.PreviousId })]);

    /// <summary>Lets others claim a row from a time on, UTC milliseconds; 0 for at once.</summary>
    public static Task RetryAsync(Connection connection, InboxRow row, long from) => connection.ExecuteAsync(RetrySql, row.Id, row.ContactId, from, row.Attempts);

    /// <summary>Gives a row up, so that the next message of its contact goes on.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="row">The row.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <param name="failure">Why; the type of the trouble, never its message, which may quote a person.</param>
    public static Task FailAsync(Connection connection, InboxRow row, long now, string failure) => connection.ExecuteAsync(FailSql, row.Id, row.ContactId, now, failure, row.Attempts);

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
