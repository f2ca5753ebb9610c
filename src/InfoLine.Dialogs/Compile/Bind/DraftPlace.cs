using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;
using InfoLine.Dialogs.Places;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>A state, district, block or town as its author wrote it.</summary>
internal sealed record DraftPlace(string Id, Place Place)
{
    /// <summary>Null when it could not be read.</summary>
    public PlaceKind? Kind { get; init; }

    /// <summary>One a language; null when they could not be read.</summary>
    public ImmutableArray<string>? Names { get; init; }
    public Place NamePlace { get; init; }
    public ImmutableArray<Written> Spellings { get; init; } = [];
    public ImmutableArray<Written> Pins { get; init; } = [];

    /// <summary>What it lies in, written or as its id says; null where neither does.</summary>
    public Written? Parent { get; init; }
    public ImmutableArray<Written> Holds { get; init; } = [];
    public MapPoint? Point { get; init; }
    public bool AskDistrict { get; init; }
    public string? Source { get; init; }
    public string? Mark { get; init; }
}
