using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Sends a person to an office that can help: opens a referral, and tells the person its number and by when they hear.</summary>
/// <param name="desk">Where it is done.</param>
/// <param name="book">Decides and writes.</param>
/// <param name="offices">Who can help.</param>
/// <param name="voice">Tells the person.</param>
/// <param name="audit">Where it is noted.</param>
/// <param name="wakeup">Nudges whoever sends.</param>
public sealed class SendOn(TicketDesk desk, TicketBook book, IOffices offices, TicketVoice voice, AuditTrail audit, IWakeup wakeup)
{
    /// <summary>Sends.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="ticketId">An open ticket of the person's phone, which nobody else has.</param>
    /// <param name="wish">Whom to send where.</param>
    /// <returns>What became of it; null, with the reason, where the ticket does not allow it.</returns>
    public async Task<(SendOnOutcome? Outcome, TicketDecision.Refused? Refused)> RunAsync(DeskScope scope, string ticketId, SendWish wish)
    {
        var done = await desk.RetryAsync((connection, now) => SendAsync(connection, scope, ticketId, wish, now), sent => sent.Outcome is SendOnOutcome.Refused { Why: SendRefusal.Changed });
        desk.Wake(done.Decision);
        if (done.Outcome is SendOnOutcome.Sent { ToldBy: { } route })
            wakeup.Wake(Messaging.OutboxRows.Topic(route));
        return (done.Outcome, done.Decision as TicketDecision.Refused);
    }

    private async Task<(SendOnOutcome? Outcome, TicketDecision Decision)> SendAsync(Connection connection, DeskScope scope, string ticketId, SendWish wish, DateTimeOffset now)
    {
        await TicketEvents.LockAsync(connection);
        if (await TicketDesk.FindAsync(connection, scope, ticketId) is not { } ticket)
            return (null, new TicketDecision.Refused(DeskRefusal.NotFound));
        var looked = ticket.ClosedAt is null
            ? await book.DecideAsync(connection, ticket, new TicketInput.Serve(scope.StaffId, TicketFact.SentOn), now)
            : new TicketDecision.Refused(DeskRefusal.NotNow);
        if (looked is TicketDecision.Refused refused)
            return (null, refused);
        var outcome = await offices.SendAsync(connection, ticket, wish, now);
        if (outcome is not SendOnOutcome.Sent sent)
            return (outcome, new TicketDecision.Done(ticket));

        await audit.WriteAsync(connection, new(now.ToUnixTimeMilliseconds(), scope.StaffId, "desk.sent_on", "person", sent.PersonId) { CentreId = ticket.CentreId, Detail = sent.Code });
        var decision = await book.ApplyAsync(connection, ticket, new TicketInput.Serve(scope.StaffId, TicketFact.SentOn, sent.Code), now) as TicketDecision.Done ?? throw new InvalidOperationException("A ticket was changed under the lock of the desk.");
        return (sent with { ToldBy = await voice.TellAsync(connection, ticket, sent.Says, scope.StaffId, now) }, decision);
    }
}
