using System.Collections.Concurrent;
using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Who has which ticket open in a browser now. It is about this moment, and only a hint.</summary>
/// <remarks>Kept in memory. Processes that share a database tell each other once a second, in <see cref="ViewerRows"/>.</remarks>
/// <param name="wakeup">Tells the others who look.</param>
/// <param name="ids">Names this process.</param>
public sealed class Viewers(IWakeup wakeup, Ids ids)
{
    /// <summary>How often processes look at each other's tickets.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string TicketId, string StaffId), int> _open = new();
    private readonly ViewerRows _rows = new(ids.Next());
    private ImmutableHashSet<(string TicketId, string StaffId)> _elsewhere = [];
    private DateTimeOffset _exchangeAt;
    private int _version;
    private int _told;

    /// <summary>Another number whenever somebody has come or gone.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Somebody opens a ticket, and leaves it when the answer is disposed of.</summary>
    public IDisposable Enter(string ticketId, string staffId)
    {
        _open.AddOrUpdate((ticketId, staffId), 1, (_, windows) => windows + 1);
        Changed();
        return new Window(this, ticketId, staffId);
    }

    /// <summary>The ids of those who look at a ticket, besides one; in a fixed order.</summary>
    public IReadOnlyList<string> Of(string ticketId, string exceptId) =>
    [
        .. Here().Concat(Volatile.Read(ref _elsewhere)).Where(one => one.TicketId == ticketId && one.StaffId != exceptId).Select(one => one.StaffId)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Tells other processes who looks here, and hears who looks there; at most once a second, and never where there can be no other process.</summary>
    /// <returns>True when somebody has come or gone since the last time, here or there.</returns>
    internal async Task<bool> ExchangeAsync(Database database, DateTimeOffset now)
    {
        if (!database.Dialect.OneProcess && now >= _exchangeAt)
        {
            _exchangeAt = now + Step;
            await _rows.WriteAsync(database, [.. Here()], now);
            var elsewhere = await _rows.ReadOthersAsync(database, now);
            if (!elsewhere.SetEquals(_elsewhere))
            {
                Volatile.Write(ref _elsewhere, elsewhere);
                Interlocked.Increment(ref _version);
            }
        }

        var (before, version) = (_told, Version);
        _told = version;
        return version != before;
    }

    private IEnumerable<(string TicketId, string StaffId)> Here() => _open.Where(one => one.Value > 0).Select(one => one.Key);

    private void Leave(string ticketId, string staffId)
    {
        if (_open.AddOrUpdate((ticketId, staffId), 0, (_, windows) => windows - 1) <= 0)
            _open.TryRemove(new((ticketId, staffId), 0));
        Changed();
    }

    private void Changed()
    {
        Interlocked.Increment(ref _version);
        wakeup.Wake(TicketEvents.Topic);
    }

    private sealed class Window(Viewers viewers, string ticketId, string staffId) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                viewers.Leave(ticketId, staffId);
        }
    }
}
