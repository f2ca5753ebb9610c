using System.Collections.Concurrent;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Knows which contact stands behind an address. The database is the truth; the memory only saves reads, and holds at most <see cref="MostRemembered"/> twice.</summary>
internal sealed class AddressBook(Ids ids)
{
    private const int MostRemembered = 40_000;

    private const string FindSql = "select contact_id, last_inbound_at, reference from addresses where route = $1 and address = $2";
    private const string FindByPhoneSql = "select id from contacts where phone = $1";
    private const string AddContactSql = "insert into contacts (id, phone, created_at) values ($1, $2, $3) on conflict do nothing";
    private const string AddAddressSql = "insert into addresses (route, address, contact_id, reference) values ($1, $2, $3, $4) on conflict do nothing";
    private const string HeardSql = "update addresses set last_inbound_at = $3, reference = coalesce($4, reference) where route = $1 and address = $2";

    /// <summary>How stale the kept time of the last message may be. It gates a window of a day, so a minute saves a write a message and loses nothing.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<(string Route, string Address), Entry> _recent = new();
    private ConcurrentDictionary<(string Route, string Address), Entry> _older = new();
    private int _remembered;

    /// <summary>The contact of an address; made if there is none. The same phone number is the same contact on every route.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="address">Whose.</param>
    /// <param name="now">UTC milliseconds.</param>
    public async Task<Entry> FindOrAddAsync(Connection connection, ContactAddress address, long now)
    {
        if (Recall(address) is { } known)
            return known;
        if (await FindAsync(connection, address) is { } kept)
            return kept;
        var contactId = await ContactIdAsync(connection, address.Phone, now);
        await connection.ExecuteAsync(AddAddressSql, address.Route, address.Address, contactId, address.Reference);
        return await FindAsync(connection, address) ?? throw new InvalidOperationException("An address that was just added is gone.");
    }

    /// <summary>Keeps when people last wrote, and how to reach them, where that is worth a write.</summary>
    /// <returns>For each address, in order, what is now kept.</returns>
    public static async Task<Entry[]> HeardAsync(Connection connection, IReadOnlyList<(ContactAddress Address, Entry Entry)> heard, long now)
    {
        var kept = new Entry[heard.Count];
        var rows = new List<object?[]>();
        for (var i = 0; i < kept.Length; i++)
        {
            var (address, entry) = heard[i];
            var fresh = now - entry.LastInboundAt < Freshness.TotalMilliseconds;
            var sameReference = address.Reference is null || address.Reference == entry.Reference;
            kept[i] = fresh && sameReference ? entry : entry with { LastInboundAt = now, Reference = address.Reference ?? entry.Reference };
            if (kept[i] != entry)
                rows.Add([address.Route, address.Address, now, address.Reference]);
        }

        // In one order everywhere, or two batches on PostgreSQL wait for each other for ever.
        rows.Sort((one, other) => string.CompareOrdinal((string?)one[1], (string?)other[1]));
        await connection.ExecuteManyAsync(HeardSql, rows);
        return kept;
    }

    /// <summary>Remembers an entry. Only after its transaction is on disk.</summary>
    public void Remember(ContactAddress address, Entry entry)
    {
        var key = (address.Route, address.Address);
        if (_recent.TryGetValue(key, out var known) && known == entry)
            return;

        // Counted by ourselves: the dictionary's own Count takes all its locks, which costs more than the rest of an accept.
        if (Interlocked.Increment(ref _remembered) > MostRemembered)
        {
            Volatile.Write(ref _remembered, 1);
            _older = _recent;
            _recent = new();
        }

        _recent[key] = entry;
    }

    private Entry? Recall(ContactAddress address)
    {
        var key = (address.Route, address.Address);
        return _recent.TryGetValue(key, out var recent) ? recent : _older.TryGetValue(key, out var older) ? older : null;
    }

    private static async Task<Entry?> FindAsync(Connection connection, ContactAddress address)
    {
        var found = await connection.QueryAsync(
            row => new Entry(row.GetString(0), row.NumberOrNull(1) ?? 0, row.TextOrNull(2)), FindSql, address.Route, address.Address);
        return found.Count == 0 ? null : found[0];
    }

    private async Task<string> ContactIdAsync(Connection connection, string? phone, long now)
    {
        var id = ids.Next();
        if (await connection.ExecuteAsync(AddContactSql, id, phone, now) == 1)
            return id;
        var known = await connection.QueryAsync(row => row.GetString(0), FindByPhoneSql, phone);
        return known[0];
    }

    /// <summary>What is kept of an address.</summary>
    /// <param name="ContactId">Whose it is; never changes.</param>
    /// <param name="LastInboundAt">When they last wrote, to the minute, UTC milliseconds; 0 if never.</param>
    /// <param name="Reference">How else to reach them, or null.</param>
    internal sealed record Entry(string ContactId, long LastInboundAt, string? Reference);
}
