using System.Collections.Immutable;

namespace InfoLine.Providers;

/// <summary>A service that can help somebody, or cannot, and why.</summary>
/// <param name="Service">The service.</param>
/// <param name="At">The nearest of its places that serves the person; null where it has none, and for a service that cannot help.</param>
/// <param name="Reasons">In the order of the tests: all that speak for it, or all that speak against it.</param>
public sealed record Match(Service Service, ServiceAtLocation? At, ImmutableArray<Reason> Reasons)
{
    /// <summary>True where nothing speaks against it.</summary>
    public bool CanHelp => Reasons.IsEmpty || Reasons[0].IsFor;
}

/// <summary>All services, judged for one person.</summary>
/// <param name="Offers">Those that can help, the best first.</param>
/// <param name="Others">All others, by id.</param>
public sealed record Matches(ImmutableArray<Match> Offers, ImmutableArray<Match> Others);
