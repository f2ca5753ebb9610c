using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What referrals must know of the people who are registered.</summary>
public interface IPeople
{
    /// <summary>How a person is reached.</summary>
    /// <returns>Null when they are not known, or no longer.</returns>
    Task<PersonReach?> FindAsync(Connection connection, string personId);

    /// <summary>What a provider who has accepted may read: the answers that the person agreed to share, as one line.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="personId">Whose.</param>
    /// <param name="fields">Which: <see cref="ReferralConsent.SharedFields"/>.</param>
    /// <param name="language">The provider's.</param>
    /// <returns>Such as "Asha, Niwari, +91…"; empty when there is nothing to share.</returns>
    Task<string> ShareAsync(Connection connection, string personId, ImmutableArray<string> fields, string language);
}

/// <summary>How a person is reached.</summary>
/// <param name="To">By the address they chose.</param>
/// <param name="Language">In which language.</param>
/// <param name="EnglishPlace">Their block or district; may be empty. Nothing that names the person.</param>
/// <param name="HindiPlace">The same in Hindi.</param>
public sealed record PersonReach(Recipient To, string Language, string EnglishPlace, string HindiPlace)
{
    /// <summary>Their block or district in a language.</summary>
    public string Place(string language) => language == "hi" ? HindiPlace : EnglishPlace;
}
