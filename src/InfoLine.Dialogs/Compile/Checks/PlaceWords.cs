using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Places;
using InfoLine.Dialogs.Words;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Within a district a name means one place, and a PIN code belongs to one district: else people are sent to the wrong office.</summary>
internal static class PlaceWords
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var byId = draft.Places.DistinctBy(place => place.Id, StringComparer.Ordinal).ToDictionary(place => place.Id, StringComparer.Ordinal);
        var names = new Dictionary<(string Key, string District), DraftPlace>();
        var pins = new Dictionary<string, (DraftPlace Place, string District)>(StringComparer.Ordinal);
        foreach (var place in byId.Values)
        {
            if (DistrictOf(place, byId) is not { } district)
                continue;
            foreach (var word in WordsOf(place))
                CheckName(word, place, district, names, byId, problems);
            foreach (var pin in place.Pins)
            {
                if (!pins.TryAdd(pin.Text, (place, district)) && pins[pin.Text] is var first && first.District != district)
                {
                    problems.Error(ProblemCode.PinOfTwo, pin.Place, $"The PIN code {pin.Text} belongs to '{first.Place.Id}' in '{first.District}' already (line {first.Place.Place.Line}), and people who write it would be sent to the wrong district.",
                        "Keep it in the district where most of its villages lie, or in neither: then people are asked.");
                }
            }
        }
    }

    private static void CheckName(Written word, DraftPlace place, string district, Dictionary<(string, string), DraftPlace> names, Dictionary<string, DraftPlace> byId, ProblemList problems)
    {
        var key = PlaceNames.KeyOf(word.Text);
        if (key.Length == 0 || key.Any(char.IsAsciiDigit))
        {
            problems.Error(ProblemCode.NoLetters, word.Place, $"'{Names.Short(word.Text)}' is no name in letters, so nobody who writes it would be understood.", "Write what people call the place, without digits; PIN codes stand under 'pins'.");
            return;
        }

        if (names.TryAdd((key, district), place))
            return;
        var first = names[(key, district)];
        // A district and the block of its chief town share their name; "the block Niwari" is understood when the district is known.
        if (first != place && !LiesIn(place, first, byId) && !LiesIn(first, place, byId))
        {
            problems.Error(ProblemCode.SpellingOfTwo, word.Place, $"'{Names.Short(word.Text)}' sounds like a name of '{first.Id}' (line {first.Place.Line}), so nobody could tell which of the two is meant.",
                "Keep it at the place that most people mean by it, or make one of the two lie in the other.");
        }
    }

    // Names that are the same in every script are told once.
    private static IEnumerable<Written> WordsOf(DraftPlace place) => (place.Names ?? [])
        .Where(name => name.Length > 0)
        .Select(name => new Written(name, place.NamePlace))
        .Concat(place.Spellings)
        .DistinctBy(word => Fold.Key(word.Text), StringComparer.Ordinal);

    private static string? DistrictOf(DraftPlace place, Dictionary<string, DraftPlace> byId)
    {
        DraftPlace? at = place;
        for (var left = byId.Count; at is { Kind: PlaceKind.Block or PlaceKind.Town } && left > 0; left--)
            at = at.Parent is { } parent ? byId.GetValueOrDefault(parent.Text) : null;
        return at is { Kind: PlaceKind.District or PlaceKind.Neighbour } ? at.Id : null;
    }

    private static bool LiesIn(DraftPlace place, DraftPlace around, Dictionary<string, DraftPlace> byId)
    {
        DraftPlace? at = place;
        for (var left = byId.Count; at is not null && at != around && left > 0; left--)
            at = at.Parent is { } parent ? byId.GetValueOrDefault(parent.Text) : null;
        return at == around;
    }
}
