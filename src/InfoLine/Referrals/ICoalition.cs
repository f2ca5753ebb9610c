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

    /// <summary>How a service is reached, and what it is called.</summary>
    /// <returns>Null when it is no longer in the directory.</returns>
    Task<ProviderReach?> FindAsync(Connection connection, ReferralProvider provider);

    /// <summary>The organisations that a contact answers for.</summary>
    /// <returns>Empty for everybody else.</returns>
    Task<ImmutableArray<string>> OfContactAsync(Connection connection, string contactId);
}

/// <summary>How a provider is reached.</summary>
/// <param name="To">Where; null when it is told by hand.</param>
/// <param name="Language">In which language it is written to.</param>
/// <param name="English">Its name.</param>
/// <param name="Hindi">The same in Hindi.</param>
public sealed record ProviderReach(Recipient? To, string Language, string English, string Hindi)
{
    /// <summary>True when it is written to by SMS.</summary>
    public bool BySms { get; init; } = true;

    /// <summary>Its name in a language.</summary>
    public string Name(string language) => language == "hi" ? Hindi : English;
}
