namespace InfoLine.Desk;

/// <summary>Puts a ticket back into the queue of its centre.</summary>
/// <param name="desk">Where it is done.</param>
public sealed class ReleaseTicket(TicketDesk desk)
{
    /// <summary>Puts it back; only whoever has it can.</summary>
    public Task<TicketDecision> RunAsync(DeskScope scope, string ticketId) => desk.DoAsync(scope, ticketId, new TicketInput.Release(scope.StaffId));
}
