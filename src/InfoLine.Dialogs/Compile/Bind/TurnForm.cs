using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads one turn of a conversation test.</summary>
internal sealed class TurnForm(Reading reading)
{
    private static readonly ImmutableArray<string> Acts = ["says", "sends", "presses", "waits", "desk"];
    private static readonly ImmutableArray<string> Expected =
        ["hears", "exactly", "not_hears", "silent", "step", "fields", "language", "effects", "messages", "segments"];
    private static readonly ImmutableArray<string> Known = [.. Acts, .. Expected, "languages"];
    private static readonly ImmutableDictionary<string, Attachment> Attachments =
        Enum.GetValues<Attachment>().ToImmutableDictionary(kind => Names.Snake(kind.ToString()), StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, DeskEnd> DeskEnds = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal, [KeyValuePair.Create("gives_back", DeskEnd.GivenBack), KeyValuePair.Create("closes", DeskEnd.Closed)]);

    /// <summary>The codes of some languages; those that the line does not speak are reported and left out.</summary>
    public static ImmutableArray<string> ReadLanguages(YamlNode node, Reading reading) =>
    [
        .. reading.Items(node, "'languages'", "[en, hi]")
            .Select(item => reading.Scalar(item, "A language") is { } code ? reading.LanguageCode(code.Value, code.Place) : null)
            .OfType<string>(),
    ];

    /// <summary>The turn, or null (reported) when it is none.</summary>
    public TranscriptTurn? Read(YamlNode node)
    {
        if (Fields.Of(node, reading, "A turn", "- says: mudra,", Known) is not { } fields || ReadAct(fields) is not { } act)
            return null;
        // Time that passes is a turn that needs no reply.
        if (act is not Act.Waits && !Expected.Any(fields.Has))
        {
            reading.Problems.Warn(ProblemCode.ChatChecksNothing, node.Place, "This turn checks nothing: whatever came back would be right.",
                "Write what must come back: hears: …, or silent: true.");
        }

        return new()
        {
            Act = act,
            Place = node.Place,
            Languages = fields["languages"] is { } languages ? ReadLanguages(languages, reading) : [],
            Hears = ReadWordings(fields, "hears"),
            NotHears = ReadWordings(fields, "not_hears"),
            Exactly = fields.Get("exactly", value => ReadWording(value, "'exactly'")),
            Silent = fields.Value("silent", value => reading.Yes(value, "'silent'")) ?? false,
            Step = fields.Get("step", value => reading.Scalar(value, "'step'"))?.Value,
            Fields = ReadFields(fields["fields"]),
            Language = fields.Get("language", value => reading.Scalar(value, "'language'")) is { } code ? reading.LanguageCode(code.Value, code.Place) : null,
            Effects = ReadEffects(fields["effects"]),
            Messages = fields.Value("messages", value => reading.Whole(value, "'messages'", 0, 50)),
            Segments = fields.Value("segments", value => reading.Whole(value, "'segments'", 0, 50)),
        };
    }

    private Act? ReadAct(Fields fields)
    {
        var acts = Acts.Where(fields.Has).ToArray();
        if (acts.Length > 1)
        {
            reading.Problems.Error(ProblemCode.ChatTwoActs, fields.PlaceOf(acts[1]), $"A turn is one thing that the villager does, but here are '{acts[0]}' and '{acts[1]}'.",
                "Make two turns of it, each with its own dash.");
            return null;
        }

        if (acts.Length == 0)
            return new Act.Arrives();
        // Exactly one is there.
        var node = fields[acts[0]] ?? new YamlScalar("", null, fields.Place);
        return acts[0] switch
        {
            // A villager can send an empty message.
            "says" when node is YamlScalar { Value: "" } => new Act.Says(new("", ImmutableDictionary<string, string>.Empty)),
            "says" => ReadWording(node, "'says'") is { } text ? new Act.Says(text) : null,
            "presses" => ReadWording(node, "'presses'") is { } label ? new Act.Presses(label) : null,
            "desk" => reading.OneOf(node, "'desk'", [.. DeskEnds.Keys.Order(StringComparer.Ordinal)]) is { } end ? new Act.Desk(DeskEnds[end]) : null,
            "waits" => reading.Duration(node, "'waits'") is { } time ? new Act.Waits(time) : null,
            _ => reading.OneOf(node, "'sends'", [.. Attachments.Keys.Order(StringComparer.Ordinal)]) is { } kind ? new Act.Sends(Attachments[kind]) : null,
        };
    }

    // A value, a list of values, or either of them by language.
    private ImmutableArray<Wording> ReadWordings(Fields fields, string key)
    {
        if (fields[key] is not { } node)
            return [];
        if (node is not YamlMap map)
            return [.. reading.Items(node, $"'{key}'", "[\"50,000\", Shishu]").Select(item => ReadWording(item, $"'{key}'")).OfType<Wording>()];

        var wordings = ImmutableArray.CreateBuilder<Wording>();
        foreach (var entry in map.Entries)
        {
            if (reading.LanguageCode(entry.Key, entry.KeyPlace) is not { } code)
                continue;
            foreach (var item in reading.Items(entry.Value, $"'{key}'", "[\"50,000\", Shishu]"))
            {
                if (reading.Scalar(item, $"'{key}'") is { } text)
                    wordings.Add(new(null, ImmutableDictionary<string, string>.Empty.Add(code, text.Value)));
            }
        }

        return wordings.DrainToImmutable();
    }

    private Wording? ReadWording(YamlNode node, string what)
    {
        if (node is not YamlMap map)
            return reading.Scalar(node, what) is { } scalar ? new(scalar.Value, ImmutableDictionary<string, string>.Empty) : null;
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (reading.LanguageCode(entry.Key, entry.KeyPlace) is { } code && reading.Scalar(entry.Value, what) is { } text)
                texts[code] = text.Value;
        }

        return new(null, texts.ToImmutable());
    }

    private ImmutableArray<KeyValuePair<string, string>> ReadFields(YamlNode? node)
    {
        if (node is null || reading.Map(node, "'fields'", "{ age: 32 }") is not { } map)
            return [];
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var entry in map.Entries)
        {
            // An empty value says that nothing may be saved.
            if (entry.Value is YamlScalar scalar)
                fields.Add(new(entry.Key, scalar.Value));
            else
                reading.Scalar(entry.Value, "The value of a field");
        }

        return fields.DrainToImmutable();
    }

    private ImmutableArray<string> ReadEffects(YamlNode? node) => node is null
        ? []
        : [.. reading.Items(node, "'effects'", "[opt_out]").Select(item => reading.OneOf(item, "An effect", [.. Transcript.KnownEffects])).OfType<string>()];
}
