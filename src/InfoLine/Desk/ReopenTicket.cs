namespace InfoLine.Desk;

/// <summary>Opens a closed ticket again. The dialogs keep the conversation until somebody writes.</summary>
/// <param name="desk">Where it is done.</param>
public sealed class ReopenTicket(TicketDesk desk)
{
    /// <summary>Opens it.</summary>
    /// <returns><see cref="DeskRefusal.NotNow"/> where it is open, or the villager has a newer one that is.</returns>
    public async Task<TicketDecision> RunAsync(DeskScope scope, string ticketId)
    {
        var decision = await desk.Database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            var ticket = await TicketDesk.FindAsync(connection, scope, ticketId);
            return ticket is not null && await TicketStore.OpenOfAsync(connection, ticket.To.ContactId) is not null
                ? new TicketDecision.Refused(DeskRefusal.NotNow)
                : await desk.ApplyAsync(connection, scope, ticketId, new TicketInput.Reopen(scope.StaffId), desk.Now);
        });
        desk.Wake(decision);
        return decision;
    }
}
