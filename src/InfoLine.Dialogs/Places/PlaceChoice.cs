using System.Collections.Immutable;

namespace InfoLine.Dialogs.Places;

/// <summary>Decides which place all mentions of a text mean together: "Kon, Mirzapur" is not the Kon next door.</summary>
internal sealed class PlaceChoice(PlaceIndex index, ImmutableArray<PlaceMention> mentions, KnownPlace? known)
{
    private const int MostCandidates = 5;

    public FoundPlace Decide()
    {
        if (known is null)
            return Among(mentions);
        var inside = mentions.Where(mention => Fits(mention, known)).ToImmutableArray();
        if (!inside.IsEmpty)
            return In(known, inside);
        // They said another district before: a contradiction to ask about, however clear this text is.
        return new PlaceChoice(index, mentions, known: null).Decide() is FoundPlace.Exactly other ? new FoundPlace.OneOf([other.Place]) : Among(mentions);
    }

    private FoundPlace Among(ImmutableArray<PlaceMention> said)
    {
        var districts = Together(said);
        if (districts.IsEmpty)
        {
            // "Badagaon, jila Tikamgarh" is none of our Badagaon: whoever names a district means it.
            var named = said.Where(NamesDistrict).ToImmutableArray();
            if (named.IsEmpty)
                return Candidates(said.SelectMany(mention => mention.Places.SelectMany(Narrowed)));
            said = Together(named) is { IsEmpty: false } ? named : said;
            districts = Together(named);
        }

        return districts switch
        {
            [] => Candidates(said.SelectMany(mention => mention.Places.SelectMany(Narrowed))),
            [var one] when IsSure(said, one) => In(one, said),
            _ => Candidates(districts.SelectMany(district => Smallest(district, said))),
        };
    }

    private FoundPlace In(KnownPlace district, ImmutableArray<PlaceMention> said) =>
        Smallest(district, said) is [var one] ? new FoundPlace.Exactly(one) : Candidates(Smallest(district, said));

    // The districts that every mention can mean.
    private ImmutableArray<KnownPlace> Together(ImmutableArray<PlaceMention> said) => said.IsEmpty
        ? []
        : [.. said[0].Places.SelectMany(index.DistrictsOf).Distinct().Where(district => said.All(mention => Fits(mention, district)))];

    // The places of a district that agree with everything that was said; the district itself where nothing smaller was.
    private ImmutableArray<KnownPlace> Smallest(KnownPlace district, ImmutableArray<PlaceMention> said)
    {
        var parts = said.Select(mention => Parts(mention, district, said)).Where(places => !places.IsEmpty).ToImmutableArray();
        var all = parts.SelectMany(places => places).Distinct().ToImmutableArray();
        var agreed = all.Where(place => parts.All(places => places.Any(other => Nested(place, other)))).ToImmutableArray();
        var chosen = agreed.IsEmpty ? all : [.. agreed.Where(place => !agreed.Any(other => other != place && index.Covers(place.Id, other.Id)))];
        return chosen.IsEmpty ? [district] : chosen;
    }

    // "Niwari" is the district, until the district is known: then it is the block of that name.
    private ImmutableArray<KnownPlace> Parts(PlaceMention mention, KnownPlace district, ImmutableArray<PlaceMention> said)
    {
        var isKnown = known == district || said.Any(other => !ReferenceEquals(other, mention) && other.How == PlaceMentionKind.Name && other.Places.Contains(district));
        if (mention.Places.Contains(district) && !isKnown)
            return [];
        return [.. mention.Places.Where(place => place.Kind is PlaceKind.Block or PlaceKind.Town && index.Covers(district.Id, place.Id))];
    }

    private bool IsSure(ImmutableArray<PlaceMention> said, KnownPlace district) => said.Any(mention => mention.How switch
    {
        PlaceMentionKind.Pin => true,
        PlaceMentionKind.Name => mention.Places.Any(place => !place.AskDistrict && index.DistrictOf(place.Id) == district),
        PlaceMentionKind.Slip => mention.Places.Contains(district),
        _ => false,
    });

    private IEnumerable<KnownPlace> Narrowed(KnownPlace place) => place.Kind is PlaceKind.State or PlaceKind.Region ? index.DistrictsOf(place) : [place];

    private bool Fits(PlaceMention mention, KnownPlace district) => mention.Places.Any(place => index.DistrictsOf(place).Contains(district));

    private bool Nested(KnownPlace one, KnownPlace other) => index.Covers(one.Id, other.Id) || index.Covers(other.Id, one.Id);

    private static bool NamesDistrict(PlaceMention mention) =>
        mention.How == PlaceMentionKind.Name && mention.Places.Any(place => place.Kind is PlaceKind.District or PlaceKind.Neighbour);

    private FoundPlace Candidates(IEnumerable<KnownPlace> places)
    {
        var few = places.Distinct().OrderBy(place => index.All.IndexOf(place)).Take(MostCandidates).ToImmutableArray();
        return few.IsEmpty ? FoundPlace.Nowhere.One : new FoundPlace.OneOf(few);
    }
}
