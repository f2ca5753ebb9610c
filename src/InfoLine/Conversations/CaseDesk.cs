using InfoLine.Desk;
using InfoLine.Messaging;
using InfoLine.Referrals;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Brings what goes wrong with a referral to the centre of the person's area, as a ticket.</summary>
/// <param name="open">Opens tickets.</param>
/// <param name="centres">Who answers.</param>
/// <param name="recipients">Finds addresses.</param>
/// <param name="wakeup">Nudges whoever looks on.</param>
public sealed class CaseDesk(OpenTicket open, ICentres centres, Recipients recipients, IWakeup wakeup) : ICaseDesk
{
    /// <inheritdoc/>
    public Task LockAsync(Connection connection) => TicketEvents.LockAsync(connection);

    /// <inheritdoc/>
    public void Wake() => wakeup.Wake(TicketEvents.Topic);

    /// <inheritdoc/>
    public async Task<bool> ServesAsync(Connection connection, string personId)
    {
        var all = await centres.AllAsync(connection);
        if (all.IsEmpty || await FindAsync(connection, personId) is not var (to, wish))
            return false;

        // Which one of several does not matter yet: what each has to do is looked at when the ticket opens.
        return Routing.Find(all, wish, new Dictionary<string, int>(StringComparer.Ordinal)) is not null || await TicketStore.OpenOfAsync(connection, to.ContactId) is not null;
    }

    /// <inheritdoc/>
    public async Task<CaseTicket?> OpenAsync(Connection connection, CaseRequest request, DateTimeOffset now)
    {
        if (await FindAsync(connection, request.Referral.PersonId) is not var (to, wish))
            return null;
        var asked = new TicketRequest(to, Coded<CaseReason>.Write(request.Reason), wish) { Source = TicketSource.Referral, ReferralId = request.Referral.Id, IsPromised = request.IsPromised };
        return await open.OpenAsync(connection, asked, now) is { } ticket ? new(ticket.Id, ticket.Code, ticket.PromisedAt) : null;
    }

    private async Task<(Recipient To, DeskWish Wish)?> FindAsync(Connection connection, string personId) =>
        await PeopleRows.FindAsync(connection, personId) is { ErasedAt: null } person && await recipients.OfContactAsync(connection, person.ContactId) is { } to
            ? (to, DeskWishes.Of(person, person.Language))
            : null;
}
