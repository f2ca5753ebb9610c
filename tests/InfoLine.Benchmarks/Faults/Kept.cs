using InfoLine.Benchmarks.Load;
using InfoLine.Storage;

namespace InfoLine.Benchmarks.Faults;

/// <summary>What the database holds of one sender.</summary>
internal sealed class Kept
{
    private const string InboxSql = "select id, address, provider_message_id, closed_at, failure, previous_id, received_at from inbox where kind = 0 order by id";

    private const string SessionSql = "select a.address, s.body, s.last_inbox_id from sessions s join addresses a on a.contact_id = s.contact_id";

    private const string OutboxSql = "select id, address, state, code, status from outbox";

    /// <summary>The rows of their messages.</summary>
    public List<Row> Inbox { get; } = [];

    /// <summary>Replies that were held back because the person had said STOP meanwhile: the row that they answer, and which one.</summary>
    public HashSet<(string InboxId, int Index)> HeldBack { get; } = [];

    /// <summary>How far each accepted reply came, by the rank of its best receipt.</summary>
    public List<long> Statuses { get; } = [];

    /// <summary>JSON; null where there is none.</summary>
    public string? Session { get; private set; }

    /// <summary>The row that was handled last.</summary>
    public string? LastInboxId { get; private set; }

    /// <summary>Reads everything, by sender.</summary>
    public static async Task<Dictionary<int, Kept>> ReadAsync(Connection connection)
    {
        var all = new Dictionary<int, Kept>();
        Kept Of(string phone)
        {
            var sender = Webhooks.SenderOf(phone);
            if (!all.TryGetValue(sender, out var kept))
                all[sender] = kept = new();
            return kept;
        }

        await connection.QueryAsync(
            row =>
            {
                Of(row.GetString(1)).Inbox.Add(new(row.GetString(0), NumberOf(row.GetString(2)), row.NumberOrNull(3), row.TextOrNull(4), row.TextOrNull(5), row.GetInt64(6)));
                return 0;
            },
            InboxSql);
        await connection.QueryAsync(
            row =>
            {
                var one = Of(row.GetString(0));
                (one.Session, one.LastInboxId) = (row.GetString(1), row.TextOrNull(2));
                return 0;
            },
            SessionSql);
        await connection.QueryAsync(
            row =>
            {
                Of(row.GetString(1)).Add(row.GetString(0), row.GetString(2), row.TextOrNull(3), row.GetInt64(4));
                return 0;
            },
            OutboxSql);
        return all;
    }

    /// <summary>Their messages in the order in which they had their turns, as far back as the chain goes.</summary>
    public IEnumerable<Row> InOrderOfTurns()
    {
        var rows = Inbox.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var chain = new Stack<Row>();
        for (var id = LastInboxId; id is not null && rows.TryGetValue(id, out var row) && chain.Count < rows.Count; id = row.PreviousId)
            chain.Push(row);
        return chain;
    }

    private void Add(string id, string state, string? code, long status)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        if (state == "dropped" && code == "stopped" && colon > 0)
            HeldBack.Add((id[..colon], int.Parse(id[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
        if (state == "accepted")
            Statuses.Add(status);
    }

    // The number is the end of the id: see Webhooks.Write.
    private static int NumberOf(string providerMessageId) => Convert.ToInt32(providerMessageId[^16..], 16);

    /// <summary>A message that was accepted.</summary>
    /// <param name="Id">Of the row.</param>
    /// <param name="Number">Which message of its sender.</param>
    /// <param name="ClosedAt">When its turn was taken, UTC milliseconds, or null.</param>
    /// <param name="Failure">Why it was given up, or null.</param>
    /// <param name="PreviousId">The row that had its turn before, or null.</param>
    /// <param name="ReceivedAt">When it came, by the clock of the replica, UTC milliseconds.</param>
    internal sealed record Row(string Id, int Number, long? ClosedAt, string? Failure, string? PreviousId, long ReceivedAt);
}
