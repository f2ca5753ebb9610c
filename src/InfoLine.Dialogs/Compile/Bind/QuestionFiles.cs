using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads the files about what people ask: <c>scheme:</c>, <c>topics:</c>, <c>aspects:</c>, <c>smalltalk:</c> and <c>bands:</c>.</summary>
internal sealed class QuestionFiles(Reading reading)
{
    /// <summary>The first names of these files.</summary>
    public static readonly ImmutableArray<string> Kinds = ["scheme", "topics", "aspects", "smalltalk", "bands"];

    private static readonly ImmutableArray<string> OfAspect = ["title", "phrases"];

    private readonly PhraseForm _phrases = new(reading);

    /// <summary>Everything in them, in the order of the files.</summary>
    /// <param name="byKind">The files by their first name.</param>
    /// <param name="bands">The one file of bands, or null.</param>
    public DraftQuestions Read(ILookup<string, YamlMap> byKind, YamlMap? bands)
    {
        var schemes = byKind["scheme"].Select(new SchemeFile(reading).Read).ToArray();
        return new()
        {
            Schemes = [.. schemes.Select(file => file.Scheme).OfType<DraftScheme>()],
            Topics = [.. schemes.SelectMany(file => file.Topics), .. byKind["topics"].SelectMany(ReadTopics)],
            Aspects = [.. byKind["aspects"].SelectMany(ReadAspects)],
            SmallTalk = [.. byKind["smalltalk"].Select(ReadSmallTalk).OfType<DraftPhrases>()],
            Bands = bands is null ? null : ReadBands(bands),
        };
    }

    private IEnumerable<DraftTopic> ReadTopics(YamlMap file)
    {
        var form = new TopicForm(reading);
        foreach (var entry in Below(file, "topics", "'loan.rejected:'"))
        {
            if (Names.IsName(entry.Key) || Names.IsDotted(entry.Key))
            {
                if (form.ReadTopic(entry) is { } topic)
                    yield return topic;
            }
            else
            {
                reading.Problems.Error(ProblemCode.BadName, entry.KeyPlace, $"'{Names.Short(entry.Key)}' cannot be the id of a question.",
                    "Ids are small English letters, digits and _, with dots between their parts: loan.rejected.");
            }
        }
    }

    private IEnumerable<DraftAspect> ReadAspects(YamlMap file)
    {
        foreach (var entry in Below(file, "aspects", "'amount:'"))
        {
            if (reading.Name(new YamlScalar(entry.Key, null, entry.KeyPlace), "the id of an aspect") is null
                || Fields.Of(entry.Value, reading, $"The aspect '{entry.Key}'", "'phrases:'", OfAspect) is not { } fields)
                continue;
            fields.Required("title", "Write what a menu calls it, at most 20 letters: title: { en: How much money, hi: कितना पैसा }.");
            yield return new(entry.Key, fields.Text("title", $"aspects.{entry.Key}.title"), _phrases.Read(fields, "phrases"), entry.KeyPlace);
        }
    }

    private DraftPhrases? ReadSmallTalk(YamlMap file) =>
        Fields.Of(file, reading, "A file of small talk", "'smalltalk:'", ["smalltalk"]) is { } fields ? _phrases.Read(fields, "smalltalk") : null;

    private DraftBands? ReadBands(YamlMap file)
    {
        if (Fields.Of(file, reading, "A file of bands", "'bands:'", ["bands"])?["bands"] is not { } node
            || Fields.Of(node, reading, "'bands'", "'{ answer: 0.50, menu: 0.15 }'", ["answer", "menu"]) is not { } fields)
            return null;
        var answer = fields.Required("answer", "Write from where on the line answers outright: answer: 0.50.");
        var menu = fields.Required("menu", "Write from where on the line offers a choice: menu: 0.15.");
        return new(answer is null ? null : reading.Number(answer, "'answer'"), menu is null ? null : reading.Number(menu, "'menu'"), node.Place);
    }

    private ImmutableArray<YamlEntry> Below(YamlMap file, string key, string example) =>
        Fields.Of(file, reading, $"A file of {key}", $"'{key}:'", [key])?[key] is { } node && reading.Map(node, $"'{key}'", example) is { } map ? map.Entries : [];
}
