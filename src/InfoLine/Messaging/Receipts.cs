using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Applies what carriers say about messages. Each word counts once, and a message never moves backwards.</summary>
internal sealed class Receipts(Database database, TimeProvider clock)
{
    private const string KeepSql = """
        insert into receipts (route, reference, word, message_id, status, code, received_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing
        """;

    /// <summary>Failure is final, but a phone that has a message has it: a failure after the delivery changes nothing.</summary>
    private const string Apply = """
        update outbox set
            status_at = case when status < $2 and not ($2 = 6 and status >= 4) then $4 else status_at end,
            code = case when status < $2 and not ($2 = 6 and status >= 4) then $3 else code end,
            status = case when status < $2 and not ($2 = 6 and status >= 4) then $2 else status end,
            state = case when closed_at is null and $2 > 0 then 'accepted' else state end,
            closed_at = case when closed_at is null and $2 > 0 then $4 else closed_at end
        """;

    private const string ApplyByIdSql = $"{Apply} where id = $1";
    private const string ApplyByProviderSql = $"{Apply} where route = $5 and provider_message_id = $1";
    private const string AppliedSql = "update receipts set applied_at = $3 where route = $1 and reference = $2 and applied_at is null";

    private static readonly ManyRows Early = new(
        "select route, reference, status, code from receipts where route = $1 and reference = $2 and applied_at is null",
        """
        select r.route, r.reference, r.status, r.code
        from unnest($1::text[], $2::text[]) as accepted (route, reference) join receipts r on r.route = accepted.route and r.reference = accepted.reference
        where r.applied_at is null
        """);

    private readonly Group<Receipt, bool> _group = new(database, (connection, receipts) => KeepAsync(connection, receipts, clock.GetUtcNow().ToUnixTimeMilliseconds()));

    /// <summary>Keeps and applies a receipt.</summary>
    /// <returns>False when no message of ours is known by its ids.</returns>
    public Task<bool> RecordAsync(Receipt receipt) => _group.WriteAsync(receipt);

    /// <summary>Applies receipts that came before we knew the carrier's id.</summary>
    public static async Task ApplyEarlyAsync(Connection connection, IEnumerable<(string Route, string ProviderMessageId)> accepted, long now)
    {
        var early = await connection.QueryManyAsync(
            row => (Route: row.GetString(0), Id: row.GetString(1), Status: row.GetInt64(2), Code: row.TextOrNull(3)),
            Early, [.. accepted.Select(one => new object?[] { one.Route, one.ProviderMessageId })]);
        foreach (var (route, id, status, code) in early.OrderBy(one => one.Status))
            await connection.ExecuteAsync(ApplyByProviderSql, id, status, code, now, route);
        foreach (var (route, id) in early.Select(one => (one.Route, one.Id)).Distinct())
            await connection.ExecuteAsync(AppliedSql, route, id, now);
    }

    private static async Task<IReadOnlyList<bool>> KeepAsync(Connection connection, IReadOnlyList<Receipt> receipts, long now)
    {
        // In the order of our ids, as the outbox is settled, and each word of one message in one order: or on PostgreSQL two batches wait for each other until the server ends one of them.
        var inOrder = Enumerable.Range(0, receipts.Count).OrderBy(i => receipts[i].MessageId ?? Reference(receipts[i]), StringComparer.Ordinal).ThenBy(i => receipts[i].Word, StringComparer.Ordinal).ToList();
        await connection.ExecuteManyAsync(KeepSql, [.. inOrder.Select(i => receipts[i]).Select(receipt => new object?[]
        {
            receipt.Route, Reference(receipt), receipt.Word, receipt.MessageId, (long)receipt.Status, receipt.Code, now,
        })]);

        // Applying a receipt twice changes nothing, so a doubled one needs no path of its own.
        var known = new bool[receipts.Count];
        foreach (var i in inOrder)
        {
            known[i] = await ApplyAsync(connection, receipts[i], now);
            if (known[i])
                await connection.ExecuteAsync(AppliedSql, receipts[i].Route, Reference(receipts[i]), now);
        }

        return known;
    }

    private static async Task<bool> ApplyAsync(Connection connection, Receipt receipt, long now)
    {
        var status = (long)receipt.Status;
        if (receipt.MessageId is { } ours && await connection.ExecuteAsync(ApplyByIdSql, ours, status, receipt.Code, now) > 0)
            return true;
        return receipt.ProviderMessageId is { } theirs
            && await connection.ExecuteAsync(ApplyByProviderSql, theirs, status, receipt.Code, now, receipt.Route) > 0;
    }

    private static string Reference(Receipt receipt) => receipt.ProviderMessageId ?? receipt.MessageId ?? "";
}
