namespace InfoLine.Desk;

/// <summary>Takes a ticket. Of any number of people who do so at once, one has it and the others hear who.</summary>
/// <param name="desk">Where it is done.</param>
public sealed class ClaimTicket(TicketDesk desk)
{
    /// <summary>Takes it.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="takeOver">True to take it from whoever has it; that is noted.</param>
    /// <returns><see cref="DeskRefusal.HeldByOther"/> with the holder where somebody has it; doing it twice is harmless.</returns>
    public async Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, bool takeOver = false)
    {
        var claim = new TicketInput.Claim(scope.StaffId, takeOver);

        // Most of those who come too late are told so by a read, and nobody waits for them.
        var looked = await desk.LookAsync(scope, ticketId, claim);
        return looked is TicketDecision.Refused ? looked : await desk.DoAsync(scope, ticketId, claim);
    }
}
