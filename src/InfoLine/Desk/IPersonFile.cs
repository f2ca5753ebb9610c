using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Reads what is known of the people on a phone. Only for those whose scope includes a ticket of it, and never without an entry in the audit log.</summary>
public interface IPersonFile
{
    /// <summary>Everybody who is registered on a phone, the one who wrote last first; empty where nobody is.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="contactId">The phone.</param>
    /// <param name="language">Of titles and values.</param>
    Task<ImmutableArray<PersonOnFile>> ReadAsync(Connection connection, string contactId, string language);
}

/// <summary>A registered person as the desk sees them.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Name">What they are called; empty where they did not say.</param>
/// <param name="RegisteredAt">UTC milliseconds.</param>
/// <param name="Told">What they told, in the order in which they were asked.</param>
/// <param name="Referrals">Whom they were sent to, the newest first.</param>
public sealed record PersonOnFile(string Id, string Name, long RegisteredAt, ImmutableArray<ToldLine> Told, ImmutableArray<ReferralLine> Referrals);

/// <summary>An answer of a registered person.</summary>
/// <param name="Title">What was asked.</param>
/// <param name="Value">The answer in words.</param>
/// <param name="IsUnsure">True where the service was not sure that it understood.</param>
public sealed record ToldLine(string Title, string Value, bool IsUnsure);

/// <summary>A referral of a registered person.</summary>
/// <param name="Code">Its number.</param>
/// <param name="Provider">Who was asked; empty while nobody is.</param>
/// <param name="State">How far it is, in words.</param>
/// <param name="CreatedAt">UTC milliseconds.</param>
public sealed record ReferralLine(string Code, string Provider, string State, long CreatedAt);
