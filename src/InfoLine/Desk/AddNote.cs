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

    private const int MostKey = 64;

    private const string KnownSql = "select id from ticket_notes where contact_id = $1 and id = $2";
    private const string AddSql = "insert into ticket_notes (contact_id, id, ticket_id, staff_id, at, words) values ($1, $2, $3, $4, $5, $6)";

    /// <summary>Writes it.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="ticketId">About which ticket; a closed one too.</param>
    /// <param name="words">The note.</param>
    /// <param name="key">Made once for each form, so that a double click writes once; null for none, at most 64 characters.</param>
    /// <returns><see cref="DeskRefusal.Empty"/> or <see cref="DeskRefusal.TooLong"/> for what is no note.</returns>
    public async Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, string words, string? key = null)
    {
        var clean = ArrivedText.Storable(words).Trim();
        if (clean.Length is 0 or > MostCharacters)
            return new TicketDecision.Refused(clean.Length == 0 ? DeskRefusal.Empty : DeskRefusal.TooLong);
        var id = key is { Length: > 0 and <= MostKey } ? $"{ticketId}-{scope.StaffId}-{key}" : ids.Next();
        var decision = await desk.Database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            if (await TicketDesk.FindAsync(connection, scope, ticketId) is not { } ticket)
                return new TicketDecision.Refused(DeskRefusal.NotFound);
            if (await connection.QueryAsync(row => row.GetString(0), KnownSql, ticket.To.ContactId, id) is [_, ..])
                return new TicketDecision.Done(ticket);
            var now = desk.Now;
            var done = await desk.ApplyAsync(connection, scope, ticketId, new TicketInput.Note(scope.StaffId), now);
            if (done is TicketDecision.Done)
                await connection.ExecuteAsync(AddSql, ticket.To.ContactId, id, ticket.Id, scope.StaffId, now.ToUnixTimeMilliseconds(), clean);
            return done;
        });
        desk.Wake(decision);
        return decision;
    }
}
