using System.Collections.Immutable;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>The centres that answer people.</summary>
public interface ICentres
{
    /// <summary>All that take conversations now, in any order; empty where there is no desk.</summary>
    Task<ImmutableArray<Centre>> AllAsync(Connection connection);
}

/// <summary>An information centre.</summary>
/// <param name="Id">Its id.</param>
/// <param name="English">Its name.</param>
/// <param name="Hindi">Its name in Hindi.</param>
/// <param name="Hours">When somebody is there.</param>
public sealed record Centre(string Id, string English, string Hindi, WorkingCalendar Hours)
{
    /// <summary>The blocks and districts that it serves, as ids of the list of places; empty for everywhere.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>The languages that are spoken there, as codes; empty for all.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>True when a woman works there.</summary>
    public bool HasWoman { get; init; }

    /// <summary>Its name in a language.</summary>
    public string Name(string? language) => language == "hi" ? Hindi : English;
}

/// <summary>No centre is connected: the dialogs hand nobody over, and say so.</summary>
public sealed class NoCentres : ICentres
{
    /// <inheritdoc/>
    public Task<ImmutableArray<Centre>> AllAsync(Connection connection) => Task.FromResult<ImmutableArray<Centre>>([]);
}
