using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a file that starts with <c>scheme:</c>: what people call a scheme, and what they ask of it.</summary>
internal sealed class SchemeFile(Reading reading)
{
    private static readonly ImmutableArray<string> Known = ["scheme", "title", "names", "answers"];

    /// <summary>The scheme, or null (reported) when it has no id, and its questions.</summary>
    public (DraftScheme? Scheme, ImmutableArray<DraftTopic> Topics) Read(YamlMap map)
    {
        var fields = Fields.Of(map, reading, "A scheme", "'scheme: mudra'", Known);
        if (fields?["scheme"] is not { } node || reading.Name(node, "the id of a scheme") is not { } id)
            return (null, []);

        fields.Required("title", "Write what menus call it: title: { en: MUDRA loan, hi: मुद्रा लोन }.");
        var scheme = new DraftScheme(id.Text, fields.Text("title", $"schemes.{id.Text}.title"), new PhraseForm(reading).Read(fields, "names"), id.Place);
        return (scheme, fields.Required("answers", "Write below 'answers:' what people ask of it: amount, papers, cost …") is { } answers ? ReadAnswers(id.Text, answers) : []);
    }

    private ImmutableArray<DraftTopic> ReadAnswers(string scheme, YamlNode node)
    {
        if (reading.Map(node, "'answers'", "'amount:'") is not { } map)
            return [];
        var form = new TopicForm(reading);
        var topics = ImmutableArray.CreateBuilder<DraftTopic>();
        foreach (var entry in map.Entries)
        {
            if (reading.Name(new YamlScalar(entry.Key, null, entry.KeyPlace), "the id of an aspect") is not null && form.ReadAnswer(scheme, entry) is { } topic)
                topics.Add(topic);
        }

        return topics.DrainToImmutable();
    }
}
