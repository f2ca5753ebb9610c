using System.Collections.Immutable;

namespace InfoLine.Pages;

/// <summary>Who is signed in, for as long as one request takes.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Name">As colleagues know them.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="Scope">For which centres.</param>
/// <param name="Language">In which language they read pages; one of <see cref="PageLanguage"/>.</param>
/// <param name="SessionId">Names the session, not its secret.</param>
public sealed record StaffUser(string Id, string Name, Roles Roles, Scope Scope, string Language, string SessionId)
{
    /// <summary>True when they have at least one of the roles.</summary>
    public bool HasAny(Roles roles) => (Roles & roles) != Roles.None;
}

/// <summary>Who is signed in at this moment, for an answer that lasts longer than its request; null once the session has ended.</summary>
public delegate Task<StaffUser?> WhoIsInside(HttpContext context);

/// <summary>The centres whose people and tickets somebody may see. Whatever lies outside is not there for them: 404, never 403.</summary>
/// <param name="IsEverywhere">True for every centre, those of tomorrow too.</param>
/// <param name="CentreIds">Otherwise these; may be empty.</param>
public sealed record Scope(bool IsEverywhere, ImmutableArray<string> CentreIds)
{
    /// <summary>True for a centre inside. What belongs to no centre is seen only by those who see everything.</summary>
    /// <param name="centreId">A centre, or null for what belongs to none.</param>
    public bool Includes(string? centreId) => IsEverywhere || (centreId is not null && CentreIds.Contains(centreId, StringComparer.Ordinal));
}
