using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Writes a note that only staff read.</summary>
/// <param name="desk">Where it is done.</param>
/// <param name="ids">Names it.</param>
public sealed class AddNote(TicketDesk desk, Ids ids)
{
    /// <summary>The most characters of a note.</summary>
    public const int MostCharacters = 10_000;

    private const string AddSql = "insert into ticket_notes (contact_id, id, ticket_id, staff_id, at, words) values ($1, $2, $3, $4, $5, $6)";

    /// <summary>Writes it.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="ticketId">About which ticket; a closed one too.</param>
    /// <param name="words">The note.</param>
    /// <returns><see cref="DeskRefusal.Empty"/> or <see cref="DeskRefusal.TooLong"/> for what is no note.</returns>
    public async Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, string words)
    {
        var clean = ArrivedText.Storable(words).Trim();
        if (clean.Length is 0 or > MostCharacters)
            return new TicketDecision.Refused(clean.Length == 0 ? DeskRefusal.Empty : DeskRefusal.TooLong);
        return await desk.DoAsync(scope, ticketId, new TicketInput.Note(scope.StaffId), (connection, ticket, now) =>
            connection.ExecuteAsync(AddSql, ticket.To.ContactId, ids.Next(), ticket.Id, scope.StaffId, now.ToUnixTimeMilliseconds(), clean));
    }
}
