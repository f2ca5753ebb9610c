using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Places;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a file that starts with <c>places:</c>.</summary>
internal sealed class PlaceFile(Reading reading)
{
    private const int PinDigits = 6;

    /// <summary>The kinds by their names in the file.</summary>
    public static readonly ImmutableDictionary<string, PlaceKind> Kinds =
        Enum.GetValues<PlaceKind>().ToImmutableDictionary(kind => Names.Snake(kind.ToString()), StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Known = ["kind", "in", "of", "name", "spellings", "pins", "at", "ask", "source", "mark", "note"];

    /// <summary>All places of the file that have an id.</summary>
    public IEnumerable<DraftPlace> Read(YamlMap map)
    {
        if (Fields.Of(map, reading, "A places file", "'places:'", ["places"])?["places"] is not { } node || reading.Map(node, "'places'", "'jhansi.babina:'") is not { } places)
            yield break;
        foreach (var entry in places.Entries)
        {
            if (!Names.IsName(entry.Key) && !Names.IsDotted(entry.Key))
            {
                reading.Problems.Error(ProblemCode.BadName, entry.KeyPlace, $"'{Names.Short(entry.Key)}' cannot be the id of a place.",
                    "Ids are small English letters, digits and _, with dots between their parts: jhansi.babina.");
            }
            else if (ReadPlace(entry) is { } place)
            {
                yield return place;
            }
        }
    }

    private DraftPlace? ReadPlace(YamlEntry entry)
    {
        if (Fields.Of(entry.Value, reading, $"The place '{entry.Key}'", "'kind: block' and 'name:'", Known) is not { } fields)
            return null;
        var kind = fields.Required("kind", "Write state, region, district, block, town or neighbour.");
        var name = fields.Required("name", "Write what people call it in each language: name: { en: Babina, hi: बबीना }.");
        return new(entry.Key, entry.KeyPlace)
        {
            Kind = kind is null ? null : ReadKind(kind),
            Names = name is null ? null : ReadNames(name, entry.Key),
            NamePlace = name?.Place ?? entry.KeyPlace,
            Spellings = [.. Words(fields, "spellings", "[babina, babeena]")],
            Pins = [.. Words(fields, "pins", "[\"284401\"]").Where(IsPin)],
            Parent = fields.Get("in", node => Word(node, "'in'")) ?? ParentOf(entry),
            Holds = [.. Words(fields, "of", "[jhansi, niwari]")],
            Point = fields.Value("at", ReadPoint),
            AskDistrict = fields.Value("ask", node => reading.Yes(node, "'ask'")) ?? false,
            Source = fields.Get("source", node => reading.Scalar(node, "'source'"))?.Value,
            Mark = fields.Get("mark", node => reading.OneOf(node, "'mark'", "O", "S", "G")),
        };
    }

    private PlaceKind? ReadKind(YamlNode node) =>
        reading.OneOf(node, "The kind of a place", [.. Kinds.Keys.Order(StringComparer.Ordinal)]) is { } kind ? Kinds[kind] : null;

    private ImmutableArray<string>? ReadNames(YamlNode node, string id)
    {
        if (TextForm.Read(node, $"places.{id}.name", reading) is not { } text)
            return null;
        for (var i = 0; i < text.Templates.Length; i++)
        {
            if (text.Templates[i] is null)
                reading.Problems.Error(ProblemCode.Untranslated, node.Place, $"The name of '{id}' is missing in {reading.Languages[i].Name}.", $"Write the line '{reading.Languages[i].Code}:'.");
        }

        return [.. text.Templates.Select(template => template?.Scalar.Value.Trim() ?? "")];
    }

    private IEnumerable<Written> Words(Fields fields, string key, string example)
    {
        if (fields[key] is not { } node)
            yield break;
        foreach (var item in reading.Items(node, $"'{key}'", example))
        {
            if (Word(item, $"One of '{key}'") is { } word)
                yield return word;
        }
    }

    private Written? Word(YamlNode node, string what) => reading.Scalar(node, what) is { } scalar ? new(scalar.Value, scalar.Place) : null;

    // jhansi.babina lies in jhansi.
    private static Written? ParentOf(YamlEntry entry) =>
        entry.Key.LastIndexOf('.') is > 0 and var dot ? new(entry.Key[..dot], entry.KeyPlace) : null;

    private bool IsPin(Written pin)
    {
        if (pin.Text.Length == PinDigits && pin.Text.All(char.IsAsciiDigit) && pin.Text[0] != '0')
            return true;
        reading.Problems.Error(ProblemCode.BadPin, pin.Place, $"'{Names.Short(pin.Text)}' is no PIN code, so nobody who writes one would be understood.", "A PIN code has six digits and does not begin with 0: 284401.");
        return false;
    }

    private MapPoint? ReadPoint(YamlNode node)
    {
        if (node is YamlList { Items: [var north, var east] })
        {
            if (reading.Number(north, "The latitude") is not { } latitude || reading.Number(east, "The longitude") is not { } longitude)
                return null;
            // India, with a margin; latitude and longitude in the wrong order fall outside.
            if (latitude is >= 6 and <= 38 && longitude is >= 67 and <= 98)
                return new((double)latitude, (double)longitude);
        }

        reading.Problems.Error(ProblemCode.BadPoint, node.Place, "This is no point in India, so distances to it would be wrong.", "Write degrees north, then degrees east: at: [25.23, 78.45].");
        return null;
    }
}
