using System.Data.Common;
using System.Text.Json;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>The outbox as turns and senders see it: add, claim, settle.</summary>
/// <param name="dialect">Whose words to use.</param>
public sealed class OutboxRows(Dialect dialect)
{
    /// <summary>How long a claim lasts: longer than a channel may take to answer, because a row is only doubted when its sender must be gone.</summary>
    internal static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    /// <summary>Wakes whoever sends by a route.</summary>
    public static string Topic(string route) => $"outbox:{route}";

    private const string Columns = "id, contact_id, route, address, position, priority, payload, in_reply_to, despite_stop, due_at, created_at, not_after";

    private const string AllAdded = $"""
        unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[]) as added ({Columns})
        """;

    private static readonly ManyRows Add = new(
        $"insert into outbox ({Columns}, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'waiting') on conflict do nothing",
        $"insert into outbox ({Columns}, state) select {Columns}, 'waiting' from {AllAdded} on conflict do nothing returning id");

    /// <summary>
    /// The same for messages that leave at once by the process that writes them: what <see cref="ClaimAsync"/> would make of a row that it finds is made of it here, one write earlier.
    /// What must wait its turn behind another message, of the same turn too, is added as waiting, and not returned.
    /// </summary>
    private static readonly ManyRows AddInHand = new(
        "", // A claim costs SQLite little, and a row that nobody has touched is in no doubt after a crash.
        $"""
        insert into outbox ({Columns}, state, attempts, first_tried_at)
        select id, contact_id, route, address, position, priority, payload, in_reply_to, despite_stop, case when leaves then due_at + {(long)Claim.TotalMilliseconds} else due_at end, created_at, not_after,
            case when leaves then 'sending' else 'waiting' end, case when leaves then 1 else 0 end, case when leaves then created_at end
        from (
            select added.*, is_first = 1 and not exists (
                select 1 from outbox e where e.contact_id = added.contact_id and e.route = added.route and coalesce(e.closed_at, 0) = 0 offset 0) as leaves
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[], $8::text[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[])
                as added ({Columns}, is_first)) as added
        returning id, state
        """);

    /// <summary>What a claimed row tells; <see cref="Read"/> reads it.</summary>
    private const string Returned = """
        returning id, contact_id, route, address, payload, in_reply_to, despite_stop, state, created_at, attempts, checks, first_tried_at, position,
            (select a.reference from addresses a where a.route = outbox.route and a.address = outbox.address),
            (select a.last_inbound_at from addresses a where a.route = outbox.route and a.address = outbox.address),
            (select c.phone from contacts c where c.id = outbox.contact_id),
            (select c.stopped_at from contacts c where c.id = outbox.contact_id),
            not_after
        """;

    /// <summary>A receipt can be quicker than the answer: then the row is closed already and only lacks the carrier's name for it.</summary>
    /// <remarks>On PostgreSQL not "closed_at is null": see InboxRows.</remarks>
    private static readonly ManyRows Settle = new(
        """
        update outbox set
            state = case when closed_at is null then $3 else state end,
            due_at = case when closed_at is null then $4 else due_at end,
            code = case when closed_at is null then $7 else code end,
            sentence = case when closed_at is null then $8 else sentence end,
            checks = case when closed_at is null then $9 else checks end,
            status = case when closed_at is null and status < $10 then $10 else status end,
            provider_message_id = coalesce(case when closed_at is null then $6 end, provider_message_id, $6),
            closed_at = coalesce(closed_at, $5)
        where id = $1 and contact_id = $2 and (closed_at is null or provider_message_id is null)
        """,
        """
        update outbox o set
            state = case when o.closed_at is null then settled.state else o.state end,
            due_at = case when o.closed_at is null then settled.due_at else o.due_at end,
            code = case when o.closed_at is null then settled.code else o.code end,
            sentence = case when o.closed_at is null then settled.sentence else o.sentence end,
            checks = case when o.closed_at is null then settled.checks else o.checks end,
            status = case when o.closed_at is null then greatest(o.status, settled.status) else o.status end,
            provider_message_id = coalesce(case when o.closed_at is null then settled.provider_message_id end, o.provider_message_id, settled.provider_message_id),
            closed_at = coalesce(o.closed_at, settled.closed_at)
        from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::bigint[])
            as settled (id, contact_id, state, due_at, closed_at, provider_message_id, code, sentence, checks, status)
        where o.id = settled.id and o.contact_id = settled.contact_id and (coalesce(o.closed_at, 0) = 0 or o.provider_message_id is null)
        returning o.id
        """);

    private const string HoldFollowersSql = """
        update outbox set due_at = $4
        where contact_id = $1 and route = $2 and coalesce(closed_at, 0) = 0 and state = 'waiting' and position > $3 and due_at < $4
        """;

    /// <summary>What a claim found in 'sending' is to become where such rows are not among those that a claim looks at.</summary>
    private const string DoubtLapsedSql = """
        update outbox set state = 'unknown' where route = $1 and coalesce(closed_at, 0) = 0 and state = 'sending' and due_at <= $2
        """;

    private const string DoubtAllSql = "update outbox set state = 'unknown', due_at = $1 where closed_at is null and state in ('sending', 'asking')";

    // A receipt may have told which message it is before its sending was settled.
    private const string IsAnothersSql = """
        select (select count(*) from outbox where route = $1 and provider_message_id = $2 and id <> $3) + (select count(*) from receipts where route = $1 and reference = $2 and message_id <> $3)
        """;

    private const string TakeSql = """
        update outbox set state = 'accepted', status = 1, status_at = $3, first_tried_at = $3, closed_at = $3, attempts = attempts + 1
        where id > $1 and id < $2 and closed_at is null and state = 'waiting'
        """;

    /// <summary>
    /// Due rows of a route: replies before bulk, and of each contact only the first open one, so that a message never overtakes the one before it.
    /// A claimed row is 'sending', or 'asking' where it may have gone before, and falls due again when the claim ends; found in 'sending' then, it may have gone. On a server <see cref="DoubtLapsedAsync"/> finds it.
    /// </summary>
    private readonly string _claimSql = $"""
        update outbox set
            state = case state when 'waiting' then 'sending' else 'asking' end,
            attempts = attempts + case state when 'waiting' then 1 else 0 end,
            first_tried_at = coalesce(first_tried_at, $2), due_at = $3
        where id in (
            select o.id from outbox o
            where o.route = $1 and o.closed_at is null and {(dialect.OneProcess ? "" : "o.state <> 'sending' and ")}o.due_at <= $2
              and not exists (
                select 1 from outbox e
                where e.contact_id = o.contact_id and e.route = o.route and coalesce(e.closed_at, 0) = 0
                  and (e.priority < o.priority or (e.priority = o.priority and e.position < o.position) or (e.state in ('sending', 'asking') and e.id <> o.id)) {dialect.RowByRow})
            order by o.priority, o.due_at, o.position
            limit $4 {dialect.SkipLocked})
        {Returned}
        """;

    /// <summary>Adds messages, once: the ids decide.</summary>
    public static Task AddAsync(Connection connection, IEnumerable<NewOutgoing> messages, long now) => connection.ChangeManyAsync(Add, [.. messages.Select(message => RowOf(message, now))]);

    /// <summary>Adds messages as one of several statements that go together. Only on PostgreSQL.</summary>
    internal static Run RunOf(IEnumerable<NewOutgoing> messages, long now) => new Run<string>(Add, [.. messages.Select(message => RowOf(message, now))], row => row.GetString(0));

    /// <summary>Adds messages that are due now and know how their people are reached, and claims those that wait for no other. Only on PostgreSQL.</summary>
    /// <returns>It answers the ids of the claimed ones, and null for each of the others.</returns>
    internal static Run<string?> InHandOf(IReadOnlyList<NewOutgoing> messages, long now)
    {
        var first = messages.GroupBy(message => (message.To.ContactId, message.To.Route)).Select(theirs => theirs.MinBy(message => message.Position)!.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            AddInHand, [.. messages.Select(message => (object?[])[.. RowOf(message, now), first.Contains(message.Id) ? 1L : 0L])],
            row => row.GetString(1) == "sending" ? row.GetString(0) : null);
    }

    /// <summary>Messages that were written as claimed: to be handed to their channels once the transaction is on disk.</summary>
    internal static List<OutboxRow> Begun(IEnumerable<NewOutgoing> messages, Run<string?> inHand, long now)
    {
        var begun = inHand.Answers.ToHashSet(StringComparer.Ordinal);
        return [.. messages.Where(message => begun.Contains(message.Id)).Select(message => Begun(message, now))];
    }

    private static object?[] RowOf(NewOutgoing message, long now) =>
    [
        message.Id, message.To.ContactId, message.To.Route, message.To.Address, message.Position, (long)message.Priority,
        JsonSerializer.Serialize(message.Body, OutgoingJson.Default.OutgoingBody), message.InReplyTo, message.DespiteStop ? 1L : 0L, message.DueAt,
        Math.Max(now, message.DueAt), message.NotAfter,
    ];

    internal async Task<List<OutboxRow>> ClaimAsync(Connection connection, string route, long now, long until, int most)
    {
        var rows = await connection.QueryAsync(Read, _claimSql, route, now, until, (long)most);
        rows.Sort((one, other) => one.Position.CompareTo(other.Position));
        return rows;
    }

    /// <summary>Takes the waiting messages of one turn out of the outbox for somebody who carries them himself.</summary>
    internal static async Task<List<OutboxRow>> TakeAsync(Connection connection, string inboxId, long now)
    {
        // All ids of the turn lie between "id:" and "id;", the next letter.
        var rows = await connection.QueryAsync(Read, $"{TakeSql} {Returned}", $"{inboxId}:", $"{inboxId};", now);
        rows.Sort((one, other) => one.Position.CompareTo(other.Position));
        return rows;
    }

    /// <summary>Doubts claimed rows whose claim has ended. Only on PostgreSQL, where rows in hand are in no index by time: an index that each reply enters and leaves costs more than a look past all that is open.</summary>
    internal static Task<int> DoubtLapsedAsync(Connection connection, string route, long now) => connection.ExecuteAsync(DoubtLapsedSql, route, now);

    /// <summary>Writes down what became of claimed rows.</summary>
    internal static async Task SettleAsync(Connection connection, IReadOnlyList<Settlement> settlements)
    {
        // In the order of ids, as receipts do: or on PostgreSQL two batches wait for each other until the server ends one of them.
        await connection.ChangeManyAsync(Settle, [.. settlements.OrderBy(one => one.Row.Message.Id, StringComparer.Ordinal).Select(one => new object?[]
        {
            one.Row.Message.Id, one.Row.ContactId, one.State, one.DueAt, one.ClosedAt, one.ProviderMessageId, one.Code, one.Sentence, one.Checks, (long)one.Status,
        })]);

        // What waits behind a message waits as long as it does: nobody needs to look at it in vain.
        await connection.ExecuteManyAsync(HoldFollowersSql, [.. settlements
            .Where(one => one.ClosedAt is null)
            .Select(one => new object?[] { one.Row.ContactId, one.Row.Message.To.Route, one.Row.Position, one.DueAt })]);
    }

    /// <summary>True when a message that the carrier knows by an id of its own is known to be another one than ours.</summary>
    internal static async Task<bool> IsAnothersAsync(Connection connection, string id, string route, string providerMessageId) =>
        (await connection.QueryAsync(row => row.GetInt64(0), IsAnothersSql, route, providerMessageId, id))[0] > 0;

    /// <summary>Doubts every row in hand. Only where no other process can have one in hand.</summary>
    internal static Task<int> DoubtAllAsync(Connection connection, long due) => connection.ExecuteAsync(DoubtAllSql, due);

    private static OutboxRow Begun(NewOutgoing added, long now)
    {
        var to = new ContactAddress(added.To.Route, added.To.Address, added.Reach?.Phone, added.Reach?.Reference);
        var message = MessageOf(added.Id, to, added.Body) with { InReplyTo = added.InReplyTo, FirstTriedAt = DateTimeOffset.FromUnixTimeMilliseconds(now), LastInboundAt = added.Reach?.LastInboundAt };
        return new(message, added.To.ContactId, added.Position, MayHaveGone: false, added.DespiteStop, added.StoppedAt, CreatedAt: now, Attempts: 1, Checks: 0)
        {
            Language = added.Body.Language,
            NotAfter = added.NotAfter,
        };
    }

    private static Outgoing MessageOf(string id, ContactAddress to, OutgoingBody body) => new(id, to, body.Text, body.Options, body.Style)
    {
        PlainText = body.PlainText,
        ListButton = body.ListButton,
        Event = body.Event,
        Template = body.Template,
        Language = body.Language,
    };

    private static OutboxRow Read(DbDataReader row)
    {
        var body = JsonSerializer.Deserialize(row.GetString(4), OutgoingJson.Default.OutgoingBody)
            ?? throw new InvalidOperationException("An outbox row has no body.");
        var to = new ContactAddress(row.GetString(2), row.GetString(3), row.TextOrNull(15), row.TextOrNull(13));
        var message = MessageOf(row.GetString(0), to, body) with
        {
            InReplyTo = row.TextOrNull(5),
            FirstTriedAt = row.MomentOrNull(11),
            LastInboundAt = row.MomentOrNull(14),
        };
        return new(
            message, row.GetString(1), Position: row.GetInt64(12), MayHaveGone: row.GetString(7) == "asking", DespiteStop: row.GetInt64(6) == 1,
            StoppedAt: row.NumberOrNull(16), CreatedAt: row.GetInt64(8), Attempts: row.GetInt64(9), Checks: row.GetInt64(10))
        {
            Language = body.Language,
            NotAfter = row.NumberOrNull(17),
        };
    }
}
