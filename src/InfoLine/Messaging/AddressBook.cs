using System.Collections.Concurrent;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Knows which contact stands behind an address. The database is the truth; the memory only saves reads, and holds at most <see cref="MostRemembered"/> twice.</summary>
internal sealed class AddressBook(Ids ids)
{
    private const int MostRemembered = 40_000;

    /// <summary>How stale the kept time of the last message may be. It gates a window of a day, so a minute saves a write a message and loses nothing.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<(string Route, string Address), Entry> _recent = new();
    private ConcurrentDictionary<(string Route, string Address), Entry> _older = new();
    private int _remembered;

    /// <summary>The contact of an address; made if there is none. The same phone number is the same contact on every route.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="address">Whose.</param>
    /// <param name="now">UTC milliseconds.</param>
    public async Task<Entry> FindOrAddAsync(Connection connection, ContactAddress address, long now) => (await FindOrAddAsync(connection, [address], now))[0];

    /// <summary>The contacts of several addresses, in a few round trips for all of them.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="addresses">Whose; the same one may come twice.</param>
    /// <param name="now">UTC milliseconds.</param>
    /// <returns>For each address, in order.</returns>
    public async Task<Entry[]> FindOrAddAsync(Connection connection, IReadOnlyList<ContactAddress> addresses, long now)
    {
        var entries = new Entry?[addresses.Count];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = Recall(addresses[i]);
        if (Array.TrueForAll(entries, entry => entry is not null))
            return entries!; // Just looked.

        // In one order everywhere, or two batches on PostgreSQL wait for each other for ever.
        var unknown = addresses.Where((_, i) => entries[i] is null).DistinctBy(KeyOf)
            .OrderBy(address => address.Phone, StringComparer.Ordinal).ThenBy(address => address.Address, StringComparer.Ordinal).ThenBy(address => address.Route, StringComparer.Ordinal).ToList();
        var kept = await AddressRows.FindAsync(connection, unknown);
        var strangers = unknown.Where(address => !kept.ContainsKey(KeyOf(address))).ToList();
        if (strangers.Count > 0)
        {
            await AddressRows.AddAsync(connection, strangers, ids, now);
            foreach (var (key, entry) in await AddressRows.FindAsync(connection, strangers))
                kept[key] = entry;
        }

        return [.. addresses.Select((address, i) => entries[i] ?? kept.GetValueOrDefault(KeyOf(address)) ?? throw new InvalidOperationException("An address that was just added is gone."))];
    }

    /// <summary>Keeps when people last wrote, and how to reach them, where that is worth a write.</summary>
    /// <returns>For each address, in order, what is now kept.</returns>
    public static async Task<Entry[]> HeardAsync(Connection connection, IReadOnlyList<(ContactAddress Address, Entry Entry)> heard, long now)
    {
        var kept = new Entry[heard.Count];
        var changed = new Dictionary<(string Route, string Address), string?>();
        for (var i = 0; i < kept.Length; i++)
        {
            var (address, entry) = heard[i];
            var fresh = now - entry.LastInboundAt < Freshness.TotalMilliseconds;
            var sameReference = address.Reference is null || address.Reference == entry.Reference;
            kept[i] = fresh && sameReference ? entry : entry with { LastInboundAt = now, Reference = address.Reference ?? entry.Reference };
            if (kept[i] != entry)
                changed[KeyOf(address)] = address.Reference ?? changed.GetValueOrDefault(KeyOf(address));
        }

        await AddressRows.HeardAsync(connection, changed, now);
        return kept;
    }

    /// <summary>Remembers an entry. Only after its transaction is on disk.</summary>
    public void Remember(ContactAddress address, Entry entry)
    {
        var key = KeyOf(address);
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
        var key = KeyOf(address);
        return _recent.TryGetValue(key, out var recent) ? recent : _older.TryGetValue(key, out var older) ? older : null;
    }

    private static (string Route, string Address) KeyOf(ContactAddress address) => (address.Route, address.Address);

    /// <summary>What is kept of an address.</summary>
    /// <param name="ContactId">Whose it is; never changes.</param>
    /// <param name="LastInboundAt">When they last wrote, to the minute, UTC milliseconds; 0 if never.</param>
    /// <param name="Reference">How else to reach them, or null.</param>
    internal sealed record Entry(string ContactId, long LastInboundAt, string? Reference);
}
