namespace InfoLine.Desk;

/// <summary>Puts a ticket off until a time; it comes back then, or as soon as the villager writes.</summary>
/// <param name="desk">Where it is done.</param>
public sealed class SnoozeTicket(TicketDesk desk)
{
    /// <summary>Puts it off.</summary>
    /// <returns><see cref="DeskRefusal.BadTime"/> for a time that lies behind, or too far ahead.</returns>
    public Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, DateTimeOffset until) => desk.DoAsync(scope, ticketId, new TicketInput.Snooze(scope.StaffId, until));
}
