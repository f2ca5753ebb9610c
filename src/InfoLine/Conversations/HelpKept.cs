using InfoLine.Desk;
using InfoLine.Referrals;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Keeps what staff found out about a referral when they closed its ticket: theirs is the last word on it.</summary>
/// <param name="book">Writes it down.</param>
public sealed class HelpKept(ReferralBook book)
{
    private const string Channel = "desk";

    /// <summary>Keeps it; see <see cref="KeepHelp"/>.</summary>
    public async Task KeepAsync(Connection connection, Ticket ticket, string staffId, HelpFound found, DateTimeOffset now)
    {
        var isOnTicket = (await ReferralCases.OfTicketsAsync(connection, [ticket.Id])).Exists(one => one.ReferralId == found.ReferralId);
        if (!isOnTicket || await ReferralStore.FindAsync(connection, found.ReferralId) is not { } referral)
            return;
        var outcome = found.Help switch
        {
            OfficeHelp.Fully => ReferralOutcome.HelpedFully,
            OfficeHelp.Partly => ReferralOutcome.HelpedPartly,
            _ => ReferralOutcome.NotHelped,
        };

        // Of a referral that no office works on there is nothing to say, and nothing is said.
        await book.ApplyAsync(connection, referral, new ReferralInput.Finish(new(ActorKind.Staff, staffId, Channel), outcome), now);
    }
}
