using InfoLine.Desk;
using InfoLine.Referrals;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>The cases of referrals as tickets show them.</summary>
/// <param name="library">The dialogs in force; names of offices wait for them.</param>
/// <param name="coalition">Knows the names of offices.</param>
public sealed class CaseFile(FlowLibrary library, DirectoryCoalition coalition) : ITicketCases
{
    /// <inheritdoc/>
    public async Task<ILookup<string, TicketCase>> ReadAsync(Connection connection, IReadOnlyList<string> ticketIds, string language)
    {
        var shown = new List<TicketCase>();
        foreach (var one in await ReferralCases.OfTicketsAsync(connection, ticketIds))
        {
            if (await ReferralStore.FindAsync(connection, one.ReferralId) is { } referral && one.TicketId is { } ticketId)
                shown.Add(await ShowAsync(connection, one, ticketId, referral, language));
        }

        return shown.ToLookup(one => one.TicketId, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public Task CloseAsync(Connection connection, Ticket ticket, DateTimeOffset now) => ReferralCases.CloseOfTicketAsync(connection, ticket.Id, ticket.ClosedBy, now);

    /// <inheritdoc/>
    public Task ReopenAsync(Connection connection, string ticketId, DateTimeOffset closedAt) => ReferralCases.ReopenOfTicketAsync(connection, ticketId, closedAt);

    /// <inheritdoc/>
    public Task TakeOffAsync(Connection connection, string ticketId) => ReferralCases.TakeOffAsync(connection, ticketId);

    // Where nobody is asked any more, the office that was asked last is what the case is about.
    private async Task<TicketCase> ShowAsync(Connection connection, ReferralCase one, string ticketId, Referral referral, string language)
    {
        var provider = referral.Provider ?? referral.Tried.LastOrDefault()?.Provider;
        var name = provider is not null && library.IsLoaded ? (await coalition.DescribeAsync(connection, provider))?.Name(language) : null;
        var phone = provider is not null && library.IsLoaded ? await coalition.PhoneAsync(connection, provider) : null;
        return new(ticketId, referral.Id, referral.Code, name ?? "", ReferralWords.StateOf(referral, language), Coded<CaseReason>.Write(one.Reason), one.OpenedAt.ToUnixTimeMilliseconds())
        {
            Phone = phone,
            IsOpen = one.ClosedAt is null,
            TakesHelp = one.ClosedAt is null && referral.Status is ReferralStatus.Accepted or ReferralStatus.InProgress or ReferralStatus.OnHold or ReferralStatus.Completed,
        };
    }
}
