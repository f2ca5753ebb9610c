using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Writes down what a person tells somebody at the desk: their registration, or a correction of it.</summary>
/// <param name="desk">Where it is done.</param>
/// <param name="book">Decides and writes.</param>
/// <param name="register">Keeps registrations.</param>
/// <param name="voice">Tells the person.</param>
/// <param name="audit">Where it is noted.</param>
/// <param name="wakeup">Nudges whoever sends.</param>
public sealed class WriteDown(TicketDesk desk, TicketBook book, IRegister register, TicketVoice voice, AuditTrail audit, IWakeup wakeup)
{
    /// <summary>Keeps a filled sheet, all of it or nothing.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="ticketId">A ticket of the person's phone.</param>
    /// <param name="filled">The sheet.</param>
    /// <returns>What became of the sheet; null, with the reason, where the ticket does not allow it.</returns>
    public async Task<(SheetOutcome? Outcome, TicketDecision.Refused? Refused)> RunAsync(DeskScope scope, string ticketId, FilledSheet filled)
    {
        var done = await desk.RetryAsync((connection, now) => KeepAsync(connection, scope, ticketId, filled, now), kept => kept.Outcome is SheetOutcome.Changed);
        desk.Wake(done.Decision);
        if (done.Outcome is SheetOutcome.Kept { ToldBy: { } route })
            wakeup.Wake(Messaging.OutboxRows.Topic(route));
        return (done.Outcome, done.Decision as TicketDecision.Refused);
    }

    private async Task<(SheetOutcome? Outcome, TicketDecision Decision)> KeepAsync(Connection connection, DeskScope scope, string ticketId, FilledSheet filled, DateTimeOffset now)
    {
        await TicketEvents.LockAsync(connection);
        if (await TicketDesk.FindAsync(connection, scope, ticketId) is not { } ticket)
            return (null, new TicketDecision.Refused(DeskRefusal.NotFound));
        var input = new TicketInput.Serve(scope.StaffId, TicketFact.WroteDown);
        if (await book.DecideAsync(connection, ticket, input, now) is TicketDecision.Refused refused)
            return (null, refused);
        var outcome = await register.WriteAsync(connection, ticket, filled, now);
        if (outcome is not SheetOutcome.Kept { Fields.IsEmpty: false } kept)
            return (outcome, new TicketDecision.Done(ticket));

        await audit.WriteAsync(connection, new(now.ToUnixTimeMilliseconds(), scope.StaffId, filled.IsNew ? "desk.registered" : "desk.corrected", "person", kept.PersonId)
        {
            CentreId = ticket.CentreId,
            Detail = string.Join(' ', kept.Fields),
        });
        var decision = await book.ApplyAsync(connection, ticket with { PersonId = ticket.PersonId ?? kept.PersonId }, input, now) as TicketDecision.Done ?? throw new InvalidOperationException("A ticket was changed under the lock of the desk.");
        return (kept with { ToldBy = await voice.TellAsync(connection, ticket, kept.Says, scope.StaffId, now) }, decision);
    }
}
