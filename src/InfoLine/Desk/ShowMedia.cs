using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Tells the desk that a voice note or picture of somebody was fetched, or given up: open pages of their ticket show it.</summary>
/// <param name="database">Where it is written.</param>
/// <param name="book">Writes tickets.</param>
/// <param name="desk">Nudges whoever looks on.</param>
public sealed class ShowMedia(Database database, TicketBook book, TicketDesk desk)
{
    /// <summary>Tells it. Somebody without a ticket is nobody's news.</summary>
    public async Task RunAsync(string contactId)
    {
        // A read first: most pictures are fetched before a turn has opened a ticket, and then there is nothing to hold others up for.
        if (await database.ReadAsync(connection => TicketStore.LatestOfAsync(connection, contactId)) is null)
            return;
        var decision = await database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            return await TicketStore.LatestOfAsync(connection, contactId) is { IsForgotten: false } ticket
                ? await book.ApplyAsync(connection, ticket, new TicketInput.MediaCame(), desk.Now)
                : new TicketDecision.Refused(DeskRefusal.NotFound);
        });
        desk.Wake(decision);
    }
}
