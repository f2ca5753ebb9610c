using System.Collections.Frozen;
using System.Collections.Immutable;

namespace InfoLine.Dialogs.Places;

/// <summary>All places that the line knows: what lies in what, and which place a text means.</summary>
public sealed class PlaceIndex
{
    private readonly FrozenDictionary<string, KnownPlace> _byId;
    private readonly PlaceNames _names;

    /// <summary>An index of these places.</summary>
    /// <param name="places">Ids once each; a parent that is not among them counts as none.</param>
    public PlaceIndex(ImmutableArray<KnownPlace> places)
    {
        All = places;
        _byId = places.ToFrozenDictionary(place => place.Id, StringComparer.Ordinal);
        _names = new(places);
    }

    /// <summary>No places at all.</summary>
    public static PlaceIndex Empty { get; } = new([]);

    /// <summary>Every place in the order of the file.</summary>
    public ImmutableArray<KnownPlace> All { get; }

    /// <summary>The place with an id, or null.</summary>
    public KnownPlace? this[string? id] => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The places directly inside another, in the order of the file: the blocks of a district, the districts of a state.</summary>
    public IEnumerable<KnownPlace> Within(string id) => All.Where(place => place.Parent == id);

    /// <summary>The place itself and everything that it lies in, the smallest first; empty for an id that nobody has.</summary>
    public IEnumerable<KnownPlace> Around(string? id)
    {
        // Compiled places have no circles; a set made by hand might.
        var left = All.Length;
        for (var place = this[id]; place is not null && left-- > 0; place = this[place.Parent])
            yield return place;
    }

    /// <summary>The district (or the neighbour) that a place lies in or is; null for states and regions.</summary>
    public KnownPlace? DistrictOf(string? id) => Around(id).FirstOrDefault(place => place.Kind is PlaceKind.District or PlaceKind.Neighbour);

    /// <summary>The block that a place lies in or is, or null where that is not known.</summary>
    public KnownPlace? BlockOf(string? id) => Around(id).FirstOrDefault(place => place.Kind == PlaceKind.Block);

    /// <summary>The state that a place lies in or is; null for regions.</summary>
    public KnownPlace? StateOf(string? id) => Around(id).FirstOrDefault(place => place.Kind == PlaceKind.State);

    /// <summary>True when a place is an area, or lies in it. A region covers what its districts cover.</summary>
    public bool Covers(string area, string? place)
    {
        foreach (var around in Around(place))
        {
            if (around.Id == area)
                return true;
        }

        return this[area] is { Kind: PlaceKind.Region } region && region.Holds.Any(district => Covers(district, place));
    }

    /// <summary>Which place a text means: by its names in any spelling and script, with a slip of the finger, or by a PIN code.</summary>
    /// <param name="text">As it was written: any UTF-16 at all, a whole sentence too.</param>
    /// <param name="district">The id of the district that is known already; null where none is. An id that is no district counts as null.</param>
    /// <returns>The place, a few candidates to ask about, or nothing. Never throws.</returns>
    public FoundPlace Find(string text, string? district = null)
    {
        var mentions = _names.Read(text);
        if (mentions.IsEmpty)
            return FoundPlace.Nowhere.One;
        var known = this[district] is { Kind: PlaceKind.District or PlaceKind.Neighbour } place ? place : null;
        return new PlaceChoice(this, mentions, known).Decide();
    }

    /// <summary>The districts that a place can stand for: its own, those of a region, or those of a state.</summary>
    internal IEnumerable<KnownPlace> DistrictsOf(KnownPlace place) => place.Kind switch
    {
        PlaceKind.Region => place.Holds.Select(id => this[id]).OfType<KnownPlace>(),
        PlaceKind.State => Within(place.Id).Where(inside => inside.Kind == PlaceKind.District),
        _ => DistrictOf(place.Id) is { } district ? [district] : [],
    };
}
