using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Who of the coalition can help a person, and the way to them.</summary>
public interface IOffices
{
    /// <summary>All that can be said about who helps a person.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="ticket">A ticket of their phone, within the scope of whoever asks.</param>
    /// <param name="personId">Who is registered on it; null for whoever registered or changed last.</param>
    /// <param name="need">What help is looked for, a word of <see cref="OfficeList.Needs"/>; null for what they said they need.</param>
    /// <param name="language">Of reasons and names.</param>
    /// <returns>Null when this phone has no such person.</returns>
    Task<OfficeList?> ReadAsync(Connection connection, Ticket ticket, string? personId, string? need, string language);

    /// <summary>Sends a person to an office that they have agreed to.</summary>
    /// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
    /// <param name="ticket">As it was read in this transaction.</param>
    /// <param name="wish">Who, where, and that they agreed.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>A refusal has changed nothing.</returns>
    Task<SendOnOutcome> SendAsync(Connection connection, Ticket ticket, SendWish wish, DateTimeOffset now);
}

/// <summary>Who can help a person, and who cannot.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Need">With what.</param>
/// <param name="CanHelp">The best first.</param>
/// <param name="Others">The nearest misses first; not all of them.</param>
public sealed record OfficeList(string PersonId, string Need, ImmutableArray<Office> CanHelp, ImmutableArray<Office> Others)
{
    /// <summary>The kinds of help that there are.</summary>
    public static ImmutableArray<string> Needs { get; } = ["finance", "technology", "market", "capacity"];

    /// <summary>The language of <see cref="Office.Question"/> and <see cref="Office.GoThere"/>: the person's.</summary>
    public string PersonLanguage { get; init; } = "";

    /// <summary>How the referral stands that they have for this need already; null where they have none.</summary>
    public string? Standing { get; init; }

    /// <summary>True where that referral waits for an office that somebody finds by hand: then it gets the one that is chosen here.</summary>
    public bool IsLookedFor { get; init; }
}

/// <summary>A service of an office.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Organization">Whose it is.</param>
/// <param name="Reasons">Why it can help, or cannot, in sentences.</param>
/// <param name="IsWrittenTo">True where we can write to it; false where the person has to go there.</param>
public sealed record Office(string Id, string Name, string Organization, ImmutableArray<string> Reasons, bool IsWrittenTo)
{
    /// <summary>Where it is; may be empty.</summary>
    public string Address { get; init; } = "";

    /// <summary>Numbers to call; may be empty.</summary>
    public ImmutableArray<string> Phones { get; init; } = [];

    /// <summary>The day on which somebody last made sure of it; null where nobody has.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>What the person is asked before they are sent there.</summary>
    public string Question { get; init; } = "";

    /// <summary>Words that send the person there themselves.</summary>
    public string GoThere { get; init; } = "";
}

/// <summary>Whom to send where.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Need">With what.</param>
/// <param name="OfficeId">Where to; may be empty or nonsense.</param>
/// <param name="StaffId">Who sends.</param>
public sealed record SendWish(string PersonId, string Need, string OfficeId, string StaffId)
{
    /// <summary>True when the person was asked and agreed.</summary>
    public bool HasAgreed { get; init; }

    /// <summary>The language in which a refusal is told.</summary>
    public string Language { get; init; } = "";
}

/// <summary>What became of it.</summary>
public abstract record SendOnOutcome
{
    private SendOnOutcome()
    {
    }

    /// <summary>The office is asked.</summary>
    /// <param name="Code">The number of the referral.</param>
    /// <param name="PersonId">Who.</param>
    /// <param name="Says">What the person is to hear.</param>
    public sealed record Sent(string Code, string PersonId, LineWords Says) : SendOnOutcome
    {
        /// <summary>The route by which the person is told; null where they hear it when their channel takes it.</summary>
        public string? ToldBy { get; init; }
    }

    /// <summary>Nothing was done.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Refused(SendRefusal Why) : SendOnOutcome
    {
        /// <summary>How the referral stands that is in the way; empty for other reasons.</summary>
        public string Standing { get; init; } = "";
    }
}

/// <summary>Why nobody was sent anywhere.</summary>
public enum SendRefusal
{
    /// <summary>They are not registered, or no longer.</summary>
    NotRegistered,

    /// <summary>Nobody was chosen.</summary>
    NobodyChosen,

    /// <summary>They have not agreed.</summary>
    NotAgreed,

    /// <summary>They have an open referral for the same need.</summary>
    AlreadyOpen,

    /// <summary>The office no longer fits, or is no longer there.</summary>
    Gone,

    /// <summary>We cannot write to the office.</summary>
    GoThere,

    /// <summary>Something changed in this very moment.</summary>
    Changed,
}
