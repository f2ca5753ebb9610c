using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>The people who look at what goes wrong with a referral.</summary>
public interface ICaseDesk
{
    /// <summary>To be the first statement of every transaction in which a referral may change: a case may come of it, and whoever changes tickets waits here for the others. In another
    /// order two of them would wait for each other for ever.</summary>
    Task LockAsync(Connection connection);

    /// <summary>Whether somebody would look after this person: they are known, can be reached, and a centre serves them.</summary>
    /// <param name="connection">A read is enough.</param>
    /// <param name="personId">Who.</param>
    Task<bool> ServesAsync(Connection connection, string personId);

    /// <summary>Shows a case to the people of the person's area. Where they have something of this person already, the case joins it.</summary>
    /// <param name="connection">A write that began with <see cref="LockAsync"/>.</param>
    /// <param name="request">The case.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>Null where nobody serves this person: the case waits until somebody does.</returns>
    Task<CaseTicket?> OpenAsync(Connection connection, CaseRequest request, DateTimeOffset now);

    /// <summary>Tells whoever looks on that there may be something new. After the commit.</summary>
    void Wake();
}

/// <summary>A case that somebody is to look at.</summary>
/// <param name="Referral">Of which referral.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsPromised">True when the person is told at once by when they hear of it; false for what they do not know of.</param>
public sealed record CaseRequest(Referral Referral, CaseReason Reason, bool IsPromised);

/// <summary>What a person at a centre has of a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Code">Its number, which people can say.</param>
/// <param name="By">By when the person hears from the centre; null where that is not promised.</param>
public sealed record CaseTicket(string Id, string Code, DateTimeOffset? By);
