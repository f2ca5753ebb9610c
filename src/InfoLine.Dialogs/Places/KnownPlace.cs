using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Places;

/// <summary>A state, district, block or town that the line knows by name.</summary>
public sealed record KnownPlace
{
    /// <summary>Such as <c>jhansi.babina</c>; never changes, since rows of the database name it.</summary>
    public required string Id { get; init; }

    /// <summary>How large it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>What people read, one a language in the order of <see cref="FlowSet.Languages"/>.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>What people write besides the names; may be empty. Spellings that sound alike need not be here.</summary>
    public ImmutableArray<string> Spellings { get; init; } = [];

    /// <summary>The PIN codes that belong to it, six digits each; may be empty. Neighbours can share one.</summary>
    public ImmutableArray<string> Pins { get; init; } = [];

    /// <summary>The id of the place that it lies in; null for states and regions.</summary>
    public string? Parent { get; init; }

    /// <summary>The districts of a region; empty for every other kind.</summary>
    public ImmutableArray<string> Holds { get; init; } = [];

    /// <summary>Roughly where it is, or null. Expect errors of 10 km: good for "which is nearer", not for a map.</summary>
    public MapPoint? Point { get; init; }

    /// <summary>True where other districts have a place of this name too: alone it is never taken for this one.</summary>
    public bool AskDistrict { get; init; }

    /// <summary>Who says so.</summary>
    public string Source { get; init; } = "";

    /// <summary>O official text seen, S secondary source, G general knowledge.</summary>
    public char Mark { get; init; } = 'G';
}
