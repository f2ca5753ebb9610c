using System.Collections.Immutable;
using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>What a member of staff may see and do. Every verb asks it, so that no page can forget to.</summary>
/// <param name="StaffId">Who.</param>
/// <param name="Centres">The centres whose tickets they see. For a supervisor, none means all; for everybody else, none.</param>
/// <param name="IsSupervisor">True when they may also close many tickets at once.</param>
public sealed record DeskScope(string StaffId, ImmutableArray<string> Centres, bool IsSupervisor)
{
    /// <summary>True when no centre is outside, those of tomorrow included.</summary>
    public bool IsEverywhere { get; init; } = IsSupervisor && Centres.IsEmpty;

    /// <summary>The scope of whoever is signed in.</summary>
    public static DeskScope Of(StaffUser user) => new(user.Id, user.Scope.CentreIds, user.HasAny(Roles.Supervisor)) { IsEverywhere = user.Scope.IsEverywhere };

    /// <summary>True for a ticket of a centre that they may see.</summary>
    public bool Sees(Ticket ticket) => IsEverywhere || Centres.Contains(ticket.CentreId, StringComparer.Ordinal);
}
