using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Writes what turns do to the desk, inside the transaction of the turns.</summary>
/// <param name="book">Writes tickets.</param>
/// <param name="open">Opens those that no handoff asks for.</param>
/// <param name="handoffs">Tells the machines of channels.</param>
/// <param name="ids">Names what is new.</param>
/// <param name="wakeup">Nudges whoever looks on.</param>
public sealed class DeskTurns(TicketBook book, OpenTicket open, Handoffs handoffs, Ids ids, IWakeup wakeup)
{
    private const string ForgetSql = "delete from ticket_notes where contact_id = $1";

    /// <summary>Tells whoever looks on that there is something new. After the commit.</summary>
    public void Wake() => wakeup.Wake(TicketEvents.Topic);

    /// <summary>Writes what a turn does.</summary>
    /// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
    /// <param name="change">What.</param>
    /// <param name="now">The present moment.</param>
    public async Task WriteAsync(Connection connection, DeskChange change, DateTimeOffset now)
    {
        switch (change)
        {
            case DeskChange.HandedOver over:
                await HandOverAsync(connection, over, now);
                break;
            case DeskChange.Passed:
                await ApplyToLatestAsync(connection, change, new TicketInput.Write(change.InboxId), now);
                break;
            case DeskChange.Left:
                await ApplyToLatestAsync(connection, change, new TicketInput.Leave(), now);
                break;
            case DeskChange.Told told:
                await ApplyToLatestAsync(connection, change, new TicketInput.TellHelp(told.How), now);
                break;
            case DeskChange.Noticed noticed:
                await open.OpenAsync(connection, new(noticed.To, noticed.Reason, noticed.Wish) { InboxId = noticed.InboxId }, now);
                break;
            case DeskChange.Forgotten forgotten:
                await ForgetAsync(connection, forgotten, now);
                break;
        }
    }

    // A message after closing finds the ticket closed and opens it again: nobody's word is lost between the two.
    private async Task ApplyToLatestAsync(Connection connection, DeskChange change, TicketInput input, DateTimeOffset now)
    {
        // Replies go where the villager writes now.
        if (await TicketStore.LatestOfAsync(connection, change.To.ContactId) is { } ticket)
            await book.ApplyAsync(connection, change is DeskChange.Passed ? ticket with { To = change.To } : ticket, input, now);
    }

    // Two people who share a phone share its ticket: that of the other stays.
    private async Task ForgetAsync(Connection connection, DeskChange.Forgotten forgotten, DateTimeOffset now)
    {
        await Drafts.ForgetAllAsync(connection, forgotten.To.ContactId);
        if (forgotten.Messages)
            await connection.ExecuteAsync(ForgetSql, forgotten.To.ContactId);
        if (await TicketStore.OpenOfAsync(connection, forgotten.To.ContactId) is { } ticket && (ticket.PersonId is null ? forgotten.Messages : ticket.PersonId == forgotten.PersonId))
            await book.ApplyAsync(connection, ticket, new TicketInput.Forget(), now);
    }

    private async Task HandOverAsync(Connection connection, DeskChange.HandedOver over, DateTimeOffset now)
    {
        var last = await TicketStore.LatestOfAsync(connection, over.To.ContactId);
        var ticket = last is { IsForgotten: false } && (last.Code == over.Terms.Ticket || last.ClosedAt is null)
            ? await GoOnAsync(connection, last, over, now)
            : await book.AddAsync(connection, DraftOf(over, last, now), DeskActor.Person);
        if (ticket is not null)
            await handoffs.InitiateAsync(connection, ticket, over.Position, now);
    }

    private async Task<Ticket?> GoOnAsync(Connection connection, Ticket ticket, DeskChange.HandedOver over, DateTimeOffset now) =>
        await book.ApplyAsync(connection, ticket with { To = over.To, Language = over.Language }, new TicketInput.HandOver(over.InboxId, over.Reason, over.Terms), now) is TicketDecision.Done done
            ? done.After : null;

    private Ticket DraftOf(DeskChange.HandedOver over, Ticket? last, DateTimeOffset now) => new()
    {
        Id = ids.Next(),
        Code = over.Terms.Ticket,
        To = over.To,
        CentreId = over.Terms.Centre,
        Reason = over.Reason,
        Language = over.Language,
        WantsWoman = over.Wish.WantsWoman || last is { WantsWoman: true },
        PersonId = over.Wish.PersonId,
        Place = over.Wish.Places.FirstOrDefault(),
        Tried = over.Tried,
        FirstInboxId = over.InboxId,
        LastInboxId = over.InboxId,
        CreatedAt = now,
        WaitingSince = now,
        LastWroteAt = now,
        PromisedAt = over.Terms.By,
    };
}
