using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The cases of referrals that tickets show: what went wrong, and with which office. They open and close with their ticket.</summary>
public interface ITicketCases
{
    /// <summary>The cases of some tickets, those that opened first before the others.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="ticketIds">Of tickets that the reader may see; may be empty.</param>
    /// <param name="language">Of names and states.</param>
    /// <returns>By ticket; one without cases is not in it.</returns>
    Task<ILookup<string, TicketCase>> ReadAsync(Connection connection, IReadOnlyList<string> ticketIds, string language);

    /// <summary>A ticket was closed by staff: its cases are closed too.</summary>
    Task CloseAsync(Connection connection, Ticket ticket, DateTimeOffset now);

    /// <summary>A ticket is open again: the cases that were closed with it are too.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="closedAt">When it was closed.</param>
    Task ReopenAsync(Connection connection, string ticketId, DateTimeOffset closedAt);

    /// <summary>A ticket has gone because its person wants to be forgotten. What it showed of somebody else on the same phone waits for another ticket.</summary>
    Task TakeOffAsync(Connection connection, string ticketId);
}

/// <summary>What went wrong with a referral, as a ticket shows it.</summary>
/// <param name="TicketId">Which ticket.</param>
/// <param name="ReferralId">Which referral, by our id.</param>
/// <param name="Code">The number of the referral.</param>
/// <param name="Provider">The office that is asked, or was asked last; empty where there was none.</param>
/// <param name="State">How far the referral is, in words.</param>
/// <param name="Reason">Why the case is open: see <see cref="DeskWords.OfReferrals"/>.</param>
/// <param name="OpenedAt">UTC milliseconds.</param>
public sealed record TicketCase(string TicketId, string ReferralId, string Code, string Provider, string State, string Reason, long OpenedAt)
{
    /// <summary>A number at which the office can be called, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>True while somebody is to look at it.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>True where staff can say whether the office has helped.</summary>
    public bool TakesHelp { get; init; }
}

/// <summary>Whether an office has helped, as staff found out.</summary>
public enum OfficeHelp
{
    /// <summary>Yes.</summary>
    Fully,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>No.</summary>
    NotAtAll,
}

/// <summary>What staff found out about a referral of a ticket.</summary>
/// <param name="ReferralId">Which.</param>
/// <param name="Help">Whether it helped.</param>
public sealed record HelpFound(string ReferralId, OfficeHelp Help);

/// <summary>Keeps what staff found out, as theirs. Does nothing for a referral that is not on the ticket, or that nobody has worked on.</summary>
/// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
/// <param name="ticket">The ticket.</param>
/// <param name="staffId">Who found out.</param>
/// <param name="found">What.</param>
/// <param name="now">The present moment.</param>
public delegate Task KeepHelp(Connection connection, Ticket ticket, string staffId, HelpFound found, DateTimeOffset now);
