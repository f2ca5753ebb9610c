using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Writes what a villager hears because of a ticket: into the outbox, and into the list by which the conversation shows it.</summary>
/// <param name="windows">Knows what ways can show.</param>
/// <param name="ids">Names what is new.</param>
public sealed class TicketVoice(Windows windows, Ids ids)
{
    private const string AddSql = """
        insert into ticket_replies (contact_id, ticket_id, key, message_id, messages, staff_id, at, purpose) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict do nothing
        """;

    /// <summary>Says it.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="words">What, by whom and to whom.</param>
    /// <param name="position">A place in the outbox: see <see cref="DeskTurn.TakeAsync"/>.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The ids of its messages, in order: a long text is several.</returns>
    public async Task<ImmutableArray<string>> SayAsync(Connection connection, TicketWordsToSay words, long position, DateTimeOffset now)
    {
        var (ticket, at, id) = (words.Ticket, now.ToUnixTimeMilliseconds(), ids.Next());
        var rendered = Renderer.Render(words.Speeches, windows.TraitsOf(words.To.Route), words.ListButton);
        await connection.ExecuteAsync(
            AddSql, ticket.To.ContactId, ticket.Id, words.Key ?? id, id, (long)rendered.Length, words.StaffId, at, Coded<SaidFor>.Write(words.For));
        var messageIds = IdsOf(id, rendered.Length);
        await OutboxRows.AddAsync(
            connection,
            rendered.Select((message, i) => new NewOutgoing
            {
                Id = messageIds[i],
                To = words.To,
                Position = position + i,
                Body = new(message.Text, message.PlainText, message.Options, message.Style, message.ListButton ?? "") { Language = ticket.Language, Template = words.Template },
                DueAt = at,
            }),
            at);
        return messageIds;
    }

    /// <summary>Says something in the name of the line by a way that is open now, the ticket's own first; to somebody who cannot be written to it says nothing.</summary>
    /// <returns>The route that it goes by, or null.</returns>
    public async Task<string?> TellAsync(Connection connection, Ticket ticket, LineWords words, string staffId, DateTimeOffset now)
    {
        var open = (await windows.WaysAsync(connection, ticket.To.ContactId, now)).Where(way => way.WhyNot is null).ToList();
        if (open.Count == 0 || words.Speeches.IsEmpty)
            return null;
        var way = open.Find(one => one.To == ticket.To) ?? open[0];
        await windows.KeepAsync(connection, way, now);
        await SayAsync(connection, new(ticket, way.To, words.Speeches, staffId) { ListButton = words.ListButton, For = SaidFor.Line }, words.Position, now);
        return way.To.Route;
    }

    /// <summary>The ids of the messages of one reply.</summary>
    public static ImmutableArray<string> IdsOf(string id, int count) => [.. Enumerable.Range(0, count).Select(i => $"{id}:{i.ToString(CultureInfo.InvariantCulture)}")];
}

/// <summary>What is to be said because of a ticket.</summary>
/// <param name="Ticket">Which.</param>
/// <param name="To">The address.</param>
/// <param name="Speeches">The words.</param>
/// <param name="StaffId">Who is at the desk.</param>
public sealed record TicketWordsToSay(Ticket Ticket, Recipient To, ImmutableArray<Speech> Speeches, string StaffId)
{
    /// <summary>Made once for each form, so that a double click says it once; null for any.</summary>
    public string? Key { get; init; }

    /// <summary>In whose name.</summary>
    public SaidFor For { get; init; }

    /// <summary>The word on a button that opens a list; empty where there is none.</summary>
    public string ListButton { get; init; } = "";

    /// <summary>The approved template that carries it where free words are not taken; null for free words.</summary>
    public string? Template { get; init; }
}

/// <summary>In whose name something is said.</summary>
public enum SaidFor
{
    /// <summary>A person at the desk writes.</summary>
    Staff,

    /// <summary>The line tells what was done at the desk.</summary>
    Line,

    /// <summary>The villager is asked to write, so that the desk may answer.</summary>
    Ask,
}

/// <summary>What the line says to a villager after something that was done for them at the desk.</summary>
/// <param name="Speeches">In their language; may be empty.</param>
/// <param name="ListButton">The word on a button that opens a list; empty where there is none.</param>
/// <param name="Position">A place in the outbox: see <see cref="DeskTurn.TakeAsync"/>.</param>
public sealed record LineWords(ImmutableArray<Speech> Speeches, string ListButton, long Position);
