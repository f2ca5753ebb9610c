using InfoLine.Dialogs.Rendering;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Asks a villager to write, in words that the carrier has approved, where it takes no free words any more. The reply waits as a draft until they do.</summary>
/// <param name="desk">Where it is done.</param>
/// <param name="book">Decides and writes.</param>
/// <param name="windows">Knows who can be asked.</param>
/// <param name="voice">Writes the message.</param>
public sealed class AskToWrite(TicketDesk desk, TicketBook book, Windows windows, TicketVoice voice)
{
    // The words of the template that an operator lets the carrier approve: docs/channels/twilio.md. They are what the conversation shows.
    private const string Hindi = "इन्फोलाइन: सूचना केंद्र का जवाब आपके लिए तैयार है। पढ़ने के लिए कोई भी संदेश भेजें।";
    private const string English = "InfoLine: a reply from your information centre is ready. Send any message to read it.";

    // One that did not arrive asked nobody.
    private const string AskedSql = """
        select max(r.at) from ticket_replies r join outbox o on o.id = r.message_id || ':0'
        where r.contact_id = $1 and r.purpose = 'ask' and r.at >= $2 and o.state not in ('failed', 'dropped') and o.status <> 6
        """;

    /// <summary>Asks, and keeps the draft whatever comes of it.</summary>
    /// <param name="scope">Who. They must have the ticket.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="draft">What they want to reply; may be empty.</param>
    /// <returns><see cref="DeskRefusal.AskedAlready"/> where they were asked and have not written since; <see cref="DeskRefusal.NotNow"/> where free words are taken.</returns>
    public async Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, string draft)
    {
        var decision = await desk.RetryAsync((connection, now) => AskAsync(connection, scope, ticketId, draft, now), done => done is TicketDecision.Refused { Why: DeskRefusal.Changed });
        desk.Wake(decision);
        return decision;
    }

    /// <summary>Keeps what somebody means to reply.</summary>
    public Task<TicketDecision> KeepAsync(DeskScope scope, string ticketId, string draft) => desk.Database.WriteAsync<TicketDecision>(async connection =>
    {
        if (await TicketDesk.FindAsync(connection, scope, ticketId) is not { } ticket)
            return new TicketDecision.Refused(DeskRefusal.NotFound);
        await Drafts.KeepAsync(connection, ticket, scope.StaffId, draft, desk.Now);
        return new TicketDecision.Done(ticket);
    });

    /// <summary>When somebody was asked to write since they last wrote by a way; null when they were not, or it did not arrive.</summary>
    public static async Task<DateTimeOffset?> AskedAtAsync(Connection connection, Way way) => (await connection.QueryAsync(
        row => row.MomentOrNull(0), AskedSql, way.To.ContactId, way.WroteAt?.ToUnixTimeMilliseconds() ?? 0))[0];

    private async Task<TicketDecision> AskAsync(Connection connection, DeskScope scope, string ticketId, string draft, DateTimeOffset now)
    {
        await TicketEvents.LockAsync(connection);
        if (await TicketDesk.FindAsync(connection, scope, ticketId) is not { } ticket)
            return new TicketDecision.Refused(DeskRefusal.NotFound);
        await Drafts.KeepAsync(connection, ticket, scope.StaffId, draft, now);
        var input = new TicketInput.Ask(scope.StaffId);
        if (await book.DecideAsync(connection, ticket, input, now) is TicketDecision.Refused refused)
            return refused;
        var ways = await windows.WaysAsync(connection, ticket.To.ContactId, now);
        if (ways.FirstOrDefault(way => way.To == ticket.To) is not { } own)
            return new TicketDecision.Refused(DeskRefusal.NoAddress);
        if (!windows.CanAsk(own, ticket.Language))
            return new TicketDecision.Refused(own.WhyNot ?? DeskRefusal.NotNow);
        if (await AskedAtAsync(connection, own) is not null)
            return new TicketDecision.Refused(DeskRefusal.AskedAlready);
        if (await DeskTurn.TakeAsync(connection, ticket.To.ContactId, DeskTurn.WithDesk, now) is not { } position)
            return new TicketDecision.Refused(DeskRefusal.Changed);
        var done = await book.ApplyAsync(connection, ticket, input, now) as TicketDecision.Done ?? throw new InvalidOperationException("A ticket was changed under the lock of the desk.");
        var words = new Speech(ticket.Language == "en" ? English : Hindi, []);
        await voice.SayAsync(connection, new(ticket, own.To, [words], scope.StaffId) { For = SaidFor.Ask, Template = Messaging.ApprovedWords.ReplyWaits }, position, now);
        return done;
    }
}
