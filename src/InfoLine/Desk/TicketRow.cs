using System.Data.Common;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>A ticket as a list shows it.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Phone">The villager's number, or null.</param>
/// <param name="PersonName">What the registered person is called who wrote last; null where nobody is registered.</param>
/// <param name="LastWords">The newest message for the desk; null where there is none, empty where it had no words.</param>
/// <param name="LastKind">What that message was; null where there is none.</param>
/// <param name="HasStopped">True when the villager has said STOP: nobody can write to them.</param>
public sealed record TicketRow(Ticket Ticket, string? Phone, string? PersonName, string? LastWords, InboundKind? LastKind, bool HasStopped)
{
    /// <summary>How many columns <see cref="Columns"/> are.</summary>
    internal const int ColumnCount = 41;

    internal const string Columns = $"""
        {TicketStore.Columns},
            (select c.phone from contacts c where c.id = t.contact_id),
            (select p.name from people p where p.contact_id = t.contact_id and p.erased_at is null order by p.updated_at desc, p.id limit 1),
            (select i.text from inbox i where i.id = t.last_inbox_id and i.contact_id = t.contact_id),
            (select i.kind from inbox i where i.id = t.last_inbox_id and i.contact_id = t.contact_id),
            (select c.stopped_at from contacts c where c.id = t.contact_id)
        """;

    internal static TicketRow Read(DbDataReader row) =>
        new(TicketStore.Read(row), row.TextOrNull(36), row.TextOrNull(37), row.TextOrNull(38), (InboundKind?)row.NumberOrNull(39), row.NumberOrNull(40) is not null);
}
