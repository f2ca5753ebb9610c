using System.Collections.Immutable;
using InfoLine.Pages;

namespace InfoLine.Staff;

/// <summary>An information centre.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Name">As people call it.</param>
/// <param name="Places">The districts and blocks that it serves: ids of places in the dialogs, in their order.</param>
/// <param name="Language">The language that its staff speak best.</param>
/// <param name="Phone">Told to people who want to call; null where there is none.</param>
/// <param name="ClosedAt">UTC milliseconds since when it takes nothing new, or null.</param>
/// <param name="Version">Counts the changes; 0 for a centre that is not saved yet.</param>
public sealed record Centre(string Id, Phrase Name, ImmutableArray<string> Places, string Language, string? Phone, long? ClosedAt, long Version)
{
    /// <summary>True when a woman works there: people may wish to speak with one.</summary>
    public bool HasWoman { get; init; }

    /// <summary>When it is open; null for the calendar of the line.</summary>
    public CentreHours? Hours { get; init; }
}

/// <summary>A district and its blocks, for choosing what a centre serves.</summary>
/// <param name="Id">The id of the place.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Blocks">May be empty.</param>
public sealed record District(string Id, Phrase Name, ImmutableArray<Block> Blocks);

/// <summary>A block of a district.</summary>
/// <param name="Id">The id of the place.</param>
/// <param name="Name">In both languages.</param>
public sealed record Block(string Id, Phrase Name);

/// <summary>Tells which districts the dialogs know at this moment; none while they are still being learned.</summary>
public delegate ImmutableArray<District> KnownDistricts();
