using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Messaging;
using InfoLine.Messaging.Media;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Reads what went between a villager, the dialogs and the desk, page by page, from the newest back.</summary>
/// <param name="database">Where it is.</param>
/// <param name="cases">Know which referrals a ticket is about.</param>
/// <param name="windows">Knows by which ways the villager may be written to.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ReadConversation(Database database, ITicketCases cases, Windows windows, TimeProvider clock)
{
    /// <summary>The most messages of the villager on a page.</summary>
    public const int MostOfAPage = 50;

    // Reminders of ours stand in the conversation too and are not shown; a page is not to be empty for them.
    private const int MostMore = 4;

    private const string RepliesSql = """
        select message_id, messages, staff_id, purpose from ticket_replies where contact_id = $1 and at >= $2 and at < $3 order by at, message_id
        """;

    private const string NotesSql = "select id, ticket_id, staff_id, at, words from ticket_notes where contact_id = $1 and at >= $2 and at < $3 order by at, id";

    private const string RowSql = $"select {TicketRow.Columns} from tickets t where t.id = $1";

    /// <summary>A page of a conversation.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="ticketId">The ticket; what was said about earlier tickets of this villager belongs to the conversation.</param>
    /// <param name="cursor">Where to go on: <see cref="Conversation.Earlier"/> of the page before; null, or anything that is no cursor, for the newest.</param>
    /// <param name="most">How many messages of the villager, 1 to <see cref="MostOfAPage"/>; a few more where what we do by ourselves lies between them.</param>
    /// <returns>Null for a ticket that is not there or not for them.</returns>
    public Task<Conversation?> ReadAsync(DeskScope scope, string ticketId, string? cursor, int most) => database.ReadAsync(async connection =>
    {
        var row = (await connection.QueryAsync(TicketRow.Read, RowSql, ticketId)).FirstOrDefault();
        if (row is null || !scope.Sees(row.Ticket))
            return null;
        var contactId = row.Ticket.To.ContactId;
        var (from, before) = CursorOf(cursor);
        from ??= (await Sessions.FindAsync(connection, contactId))?.LastInboxId;
        var page = await PageAsync(connection, contactId, from, Math.Clamp(most, 1, MostOfAPage));

        // What staff wrote stands among what was said at that time; the first page of all also has what came before the first message.
        var since = page.Next is null || page.Arrived.IsEmpty ? 0 : page.Arrived[0].At;
        var entries = ImmutableArray.CreateBuilder<ConversationEntry>();
        var media = await MediaRows.OfMessagesAsync(connection, contactId, page.Arrived.Select(one => one.Id));
        entries.AddRange(page.Arrived.Where(one => one.IsOfPerson).Select(one => new ConversationEntry.Wrote(one) { Media = [.. media[one.Id]] }));
        entries.AddRange(page.Sent.Where(one => !one.IsForMachines).Select(one => new ConversationEntry.Answered(one)));
        entries.AddRange(await SaidFirstAsync(connection, row.Ticket, since, before));
        entries.AddRange(await RepliesAsync(connection, contactId, since, before));
        entries.AddRange(await connection.QueryAsync(
            note => new ConversationEntry.Noted(note.GetString(0), note.GetString(1), note.GetString(2), note.GetInt64(3), note.GetString(4)), NotesSql, contactId, since, before));
        return new Conversation(
            row,
            [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal)],
            page.Next is null ? null : string.Create(CultureInfo.InvariantCulture, $"{since}.{page.Next}"),
            await windows.WaysAsync(connection, contactId, clock.GetUtcNow()),
            await TicketEvents.OfAsync(connection, ticketId));
    });

    private static async Task<ThreadPage> PageAsync(Connection connection, string contactId, string? from, int most)
    {
        var page = await MessageThread.ReadAsync(connection, contactId, from, most);
        for (var more = 0; more < MostMore && page.Next is { } next && page.Arrived.Count(one => one.IsOfPerson) < most; more++)
        {
            var earlier = await MessageThread.ReadAsync(connection, contactId, next, most);
            page = new(earlier.Arrived.AddRange(page.Arrived), earlier.Sent.AddRange(page.Sent), earlier.Next);
        }

        return page;
    }

    // What nobody had asked for answers no message: it is named after the ticket, or after the referral that went wrong. Without it a bare "3" would say nothing.
    private async Task<IEnumerable<ConversationEntry>> SaidFirstAsync(Connection connection, Ticket ticket, long since, long before)
    {
        var entries = new List<ConversationEntry>();
        var about = (await cases.ReadAsync(connection, [ticket.Id], ticket.Language ?? ""))[ticket.Id].Select(one => one.ReferralId);
        foreach (var id in about.Distinct(StringComparer.Ordinal).Prepend(ticket.Id))
        {
            var said = await MessageThread.SaidFirstAsync(connection, ticket.To.ContactId, id);
            entries.AddRange(said.Where(one => !one.IsForMachines && one.At >= since && one.At < before).Select(one => new ConversationEntry.Answered(one)));
        }

        return entries;
    }

    private static async Task<IEnumerable<ConversationEntry>> RepliesAsync(Connection connection, string contactId, long since, long before)
    {
        var replies = await connection.QueryAsync(row => (Id: row.GetString(0), Count: row.GetInt64(1), Staff: row.GetString(2), For: Coded<SaidFor>.Read(row.GetString(3))), RepliesSql, contactId, since, before);
        var entries = new List<ConversationEntry>();
        foreach (var (id, count, staff, said) in replies)
        {
            for (var i = 0; i < count; i++)
            {
                if (await MessageThread.FindAsync(connection, contactId, string.Create(CultureInfo.InvariantCulture, $"{id}:{i}")) is { } sent)
                    entries.Add(said == SaidFor.Line ? new ConversationEntry.Answered(sent) : new ConversationEntry.Replied(sent, staff));
            }
        }

        return entries;
    }

    private static (string? From, long Before) CursorOf(string? cursor)
    {
        var dot = cursor?.IndexOf('.') ?? -1;
        return dot > 0 && long.TryParse(cursor.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var before)
            ? (cursor![(dot + 1)..], before) // A dot was found in it.
            : (null, long.MaxValue);
    }
}

/// <summary>A page of a conversation.</summary>
/// <param name="Row">The ticket that was opened, as in a list.</param>
/// <param name="Entries">What was said and noted, oldest first.</param>
/// <param name="Earlier">Where the page before this one begins; null when there is none.</param>
/// <param name="Ways">By which ways the villager may be written to now.</param>
/// <param name="History">What happened to the ticket, in order.</param>
public sealed record Conversation(TicketRow Row, ImmutableArray<ConversationEntry> Entries, string? Earlier, ImmutableArray<Way> Ways, ImmutableArray<TicketEvent> History);

/// <summary>Something in a conversation.</summary>
/// <param name="Id">Of its row. A reply is named after the message that it answers, so it stands below it also when both are of the same millisecond.</param>
/// <param name="At">When, UTC milliseconds.</param>
public abstract record ConversationEntry(string Id, long At)
{
    /// <summary>The villager wrote or sent something.</summary>
    public sealed record Wrote(Arrived Message) : ConversationEntry(Message.Id, Message.At)
    {
        /// <summary>Voice notes and pictures that came with it, in order; empty where there are none.</summary>
        public ImmutableArray<MediaItem> Media { get; init; } = [];
    }

    /// <summary>The dialogs answered.</summary>
    public sealed record Answered(Sent Message) : ConversationEntry(Message.Id, Message.At);

    /// <summary>Somebody at the desk replied.</summary>
    public sealed record Replied(Sent Message, string StaffId) : ConversationEntry(Message.Id, Message.At);

    /// <summary>Somebody at the desk wrote a note for staff.</summary>
    public sealed record Noted(string NoteId, string TicketId, string StaffId, long When, string Words) : ConversationEntry(NoteId, When);
}
