using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads one question: what answers it, what menus call it, and how people ask it.</summary>
internal sealed class TopicForm(Reading reading)
{
    private static readonly ImmutableArray<string> Known = ["step", "command", "title", "phrases"];

    private readonly PhraseForm _phrases = new(reading);

    /// <summary>A question below <c>answers:</c> of a scheme; the step of the same name answers it where no other is named.</summary>
    public DraftTopic? ReadAnswer(string scheme, YamlEntry entry) =>
        Read($"{scheme}.{entry.Key}", entry, orStep: $"{scheme}.{entry.Key}") is { } topic ? topic with { Scheme = scheme, Aspect = entry.Key } : null;

    /// <summary>A question below <c>topics:</c>.</summary>
    public DraftTopic? ReadTopic(YamlEntry entry) => Read(entry.Key, entry, orStep: null);

    private DraftTopic? Read(string id, YamlEntry entry, string? orStep)
    {
        if (Fields.Of(entry.Value, reading, $"The question '{Names.Short(id)}'", "'phrases:'", Known) is not { } fields)
            return null;
        fields.Required("title", "Write what a menu calls it, at most 20 letters: title: { en: \"MUDRA: papers\", hi: \"मुद्रा: कागज़\" }.");
        if (fields.Has("step") == fields.Has("command") && (orStep is null || fields.Has("step")))
        {
            reading.Problems.Error(ProblemCode.NoAnswer, entry.KeyPlace,
                fields.Has("step") ? $"The question '{id}' is answered by a step and by a command; only one of them can be meant." : $"Nothing answers the question '{id}'.",
                "Write 'step: flow.step', or 'command: stop' for what a word of infoline.yaml does.");
        }

        return new(id, fields.Text("title", $"topics.{id}.title"), _phrases.Read(fields, "phrases"), entry.KeyPlace)
        {
            Step = fields.Link("step") ?? (orStep is null || fields.Has("command") ? null : new(orStep, entry.KeyPlace)),
            Command = fields.Get("command", Command) is { } command ? LineFile.Commands[command] : null,
        };
    }

    private string? Command(YamlNode node) => reading.OneOf(node, "'command'", [.. LineFile.Commands.Keys.Order(StringComparer.Ordinal)]);
}
