namespace InfoLine.Desk;

/// <summary>Gives a ticket to another centre, whose queue it joins. Whoever gave it away may no longer see it.</summary>
/// <param name="desk">Where it is done.</param>
public sealed class TransferTicket(TicketDesk desk)
{
    /// <summary>Gives it away.</summary>
    /// <returns><see cref="DeskRefusal.UnknownCentre"/> where there is no such centre.</returns>
    public Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, string centreId) => desk.DoAsync(scope, ticketId, new TicketInput.Transfer(scope.StaffId, centreId));
}
