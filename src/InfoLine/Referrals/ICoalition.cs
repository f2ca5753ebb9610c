using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>What referrals must know of the providers.</summary>
public interface ICoalition
{
    /// <summary>The next one to ask: the best match that was not asked before (<see cref="Referral.HasAsked"/>) and is not paused
    /// (<see cref="ProviderSilences.PausedAsync"/>); of equals the one with the least to do (<see cref="ServiceLoads"/>).</summary>
    /// <returns>Null when there is none.</returns>
    Task<ReferralProvider?> NextAsync(Connection connection, Referral referral);

    /// <summary>What a service is called, and in which language it is spoken to.</summary>
    /// <param name="connection">A read is enough.</param>
    /// <param name="provider">Which.</param>
    /// <returns>Null when it is no longer in the directory.</returns>
    Task<ProviderAbout?> DescribeAsync(Connection connection, ReferralProvider provider);

    /// <summary>How a service is reached.</summary>
    /// <param name="connection">A write: an office that was never written to becomes a contact.</param>
    /// <param name="provider">Which.</param>
    /// <returns>Null when it is told by hand, or is no longer in the directory.</returns>
    Task<Recipient?> ReachAsync(Connection connection, ReferralProvider provider);

    /// <summary>True for an address that is written to by SMS.</summary>
    bool IsSms(Recipient to);

    /// <summary>The organisations that a contact answers for.</summary>
    /// <returns>Empty for everybody else.</returns>
    Task<ImmutableArray<string>> OfContactAsync(Connection connection, string contactId);
}

/// <summary>What a provider is called.</summary>
/// <param name="Language">In which language it is written to.</param>
/// <param name="English">Its name.</param>
/// <param name="Hindi">The same in Hindi.</param>
public sealed record ProviderAbout(string Language, string English, string Hindi)
{
    /// <summary>Its name in a language.</summary>
    public string Name(string language) => language == "hi" ? Hindi : English;
}
