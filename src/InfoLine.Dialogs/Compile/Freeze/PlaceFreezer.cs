using System.Collections.Immutable;
using System.Diagnostics;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Compile.Checks;
using InfoLine.Dialogs.Places;

namespace InfoLine.Dialogs.Compile.Freeze;

/// <summary>Freezes the places, in the order of the files.</summary>
internal static class PlaceFreezer
{
    public static PlaceIndex Freeze(ImmutableArray<DraftPlace> places)
    {
        if (places.IsEmpty)
            return PlaceIndex.Empty;
        var byId = places.ToDictionary(place => place.Id, StringComparer.Ordinal);
        return new([.. places.Select(place => Freeze(place, byId))]);
    }

    private static KnownPlace Freeze(DraftPlace place, Dictionary<string, DraftPlace> byId)
    {
        var proof = PlaceTree.SourceOf(place, byId) ?? throw new UnreachableException("A place without a source is an error.");
        return new()
        {
            Id = place.Id,
            Kind = place.Kind ?? throw new UnreachableException(),
            Names = place.Names ?? throw new UnreachableException(),
            Spellings = [.. place.Spellings.Select(word => word.Text)],
            Pins = [.. place.Pins.Select(pin => pin.Text)],
            Parent = place.Parent?.Text,
            Holds = [.. place.Holds.Select(district => district.Text)],
            Point = place.Point,
            AskDistrict = place.AskDistrict,
            Source = proof.Source ?? throw new UnreachableException(),
            // A mark of its own may stand on a place that has its source from around it.
            Mark = (place.Mark ?? proof.Mark ?? throw new UnreachableException())[0],
        };
    }
}
