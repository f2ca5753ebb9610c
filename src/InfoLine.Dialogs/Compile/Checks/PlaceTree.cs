using System.Diagnostics;
using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Places;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>Every place lies in a place of the right kind that exists, and somebody says so.</summary>
internal static class PlaceTree
{
    public static void Check(Draft draft, ProblemList problems)
    {
        var byId = draft.Places.DistinctBy(place => place.Id, StringComparer.Ordinal).ToDictionary(place => place.Id, StringComparer.Ordinal);
        foreach (var place in draft.Places)
        {
            if (place.Kind is not { } kind)
                continue;
            CheckParent(place, kind, byId, problems);
            CheckHolds(place, kind, byId, problems);
            if (SourceOf(place, byId) is not { Source: not null, Mark: not null })
            {
                problems.Error(ProblemCode.PlaceWithoutSource, place.Place, $"Nobody says where '{place.Id}' comes from: neither it nor what it lies in has both a 'source' and a 'mark'.",
                    "Write who says so and O, S or G; what lies in it needs none of its own.");
            }
        }
    }

    /// <summary>The place itself, or the nearest around it, that says where it comes from; null where none does. Two that lie in each other have none.</summary>
    public static DraftPlace? SourceOf(DraftPlace place, Dictionary<string, DraftPlace> byId)
    {
        var at = place;
        for (var left = byId.Count; at is { Source: null } && left > 0; left--)
            at = at.Parent is { } parent ? byId.GetValueOrDefault(parent.Text) : null;
        return at is { Source: not null } ? at : null;
    }

    private static void CheckParent(DraftPlace place, PlaceKind kind, Dictionary<string, DraftPlace> byId, ProblemList problems)
    {
        var (liesIn, allowed) = kind switch
        {
            PlaceKind.State => ("nothing", Array.Empty<PlaceKind>()),
            PlaceKind.Region => ("nothing; 'of' lists its districts", []),
            PlaceKind.District or PlaceKind.Neighbour => ("a state", [PlaceKind.State]),
            PlaceKind.Block => ("a district", [PlaceKind.District]),
            PlaceKind.Town => ("a block or a district", [PlaceKind.Block, PlaceKind.District]),
            _ => throw new UnreachableException(),
        };
        if (place.Parent is not { } parent)
        {
            if (allowed.Length > 0)
                problems.Error(ProblemCode.LiesWrongly, place.Place, $"'{place.Id}' lies in nothing, but a {Name(kind)} lies in {liesIn}.", "Write 'in:' with the id of what it lies in.");
        }
        else if (allowed.Length == 0)
        {
            problems.Error(ProblemCode.LiesWrongly, parent.Place, $"A {Name(kind)} lies in {liesIn}.", "Delete 'in', or give it the kind that it has.");
        }
        else if (!byId.TryGetValue(parent.Text, out var around))
        {
            Unknown(parent, byId, "so nobody there would find help", problems);
        }
        else if (around.Kind is { } other && !allowed.Contains(other))
        {
            problems.Error(ProblemCode.LiesWrongly, parent.Place, $"'{place.Id}' is a {Name(kind)} and lies in '{around.Id}', a {Name(other)}; a {Name(kind)} lies in {liesIn}.", "Write 'in:' with the id of what it lies in, or the right 'kind'.");
        }
    }

    private static void CheckHolds(DraftPlace place, PlaceKind kind, Dictionary<string, DraftPlace> byId, ProblemList problems)
    {
        if (kind == PlaceKind.Region ? place.Holds.IsEmpty : !place.Holds.IsEmpty)
        {
            problems.Error(ProblemCode.LiesWrongly, place.Place, kind == PlaceKind.Region ? $"The region '{place.Id}' has no districts, so it means nothing." : $"'{place.Id}' has 'of', but only a region has.",
                "Write at a region: of: [jhansi, niwari].");
        }

        foreach (var district in place.Holds)
        {
            if (!byId.TryGetValue(district.Text, out var held))
                Unknown(district, byId, "so nobody is asked whether they live there", problems);
            else if (held.Kind is { } other and not PlaceKind.District)
                problems.Error(ProblemCode.LiesWrongly, district.Place, $"'{held.Id}' is a {Name(other)}, but a region is of districts.", "Name districts only.");
        }
    }

    private static void Unknown(Written id, Dictionary<string, DraftPlace> byId, string consequence, ProblemList problems) => problems.Error(
        ProblemCode.UnknownPlace,
        id.Place,
        $"There is no place '{Names.Short(id.Text)}', {consequence}.",
        Nearest.Hint(id.Text, byId.Keys, "Write it in this file, or give the id of one that is there."));

    private static string Name(PlaceKind kind) => Names.Snake(kind.ToString());
}
