namespace InfoLine.Desk;

/// <summary>Gives the conversation back to the dialogs, which say so and go on where they were. The ticket stays open.</summary>
/// <param name="desk">Where it is done.</param>
public sealed class GiveBackTicket(TicketDesk desk)
{
    /// <summary>Gives it back.</summary>
    public Task<TicketDecision> RunAsync(DeskScope scope, string ticketId) => desk.DoAsync(scope, ticketId, new TicketInput.GiveBack(scope.StaffId));
}
