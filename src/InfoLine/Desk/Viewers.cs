using System.Collections.Concurrent;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Who has which ticket open in a browser now. Kept in memory: it is about this moment, and only a hint.</summary>
/// <param name="wakeup">Tells the others who look.</param>
public sealed class Viewers(IWakeup wakeup)
{
    private readonly ConcurrentDictionary<(string TicketId, string StaffId), int> _open = new();

    /// <summary>Somebody opens a ticket, and leaves it when the answer is disposed of.</summary>
    public IDisposable Enter(string ticketId, string staffId)
    {
        _open.AddOrUpdate((ticketId, staffId), 1, (_, windows) => windows + 1);
        wakeup.Wake(TicketEvents.Topic);
        return new Window(this, ticketId, staffId);
    }

    /// <summary>The ids of those who look at a ticket, besides one; in a fixed order.</summary>
    public IReadOnlyList<string> Of(string ticketId, string exceptId) =>
        [.. _open.Where(one => one.Value > 0 && one.Key.TicketId == ticketId && one.Key.StaffId != exceptId).Select(one => one.Key.StaffId).Order(StringComparer.Ordinal)];

    private void Leave(string ticketId, string staffId)
    {
        if (_open.AddOrUpdate((ticketId, staffId), 0, (_, windows) => windows - 1) <= 0)
            _open.TryRemove(new((ticketId, staffId), 0));
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
