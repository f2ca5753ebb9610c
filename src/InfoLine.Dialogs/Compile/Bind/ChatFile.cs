using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Transcripts;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a file that starts with <c>chat:</c>.</summary>
internal sealed class ChatFile(Reading reading)
{
    private static readonly ImmutableArray<string> Known = ["chat", "channels", "languages", "new", "desk", "number", "help", "turns"];

    /// <summary>The conversation test, or null (reported) when it has no name or no turns.</summary>
    public Transcript? Read(YamlMap map)
    {
        if (Fields.Of(map, reading, "A conversation test", "'chat: A shopkeeper asks'", Known) is not { } fields)
            return null;
        var name = fields.Get("chat", node => reading.Scalar(node, "'chat'"));
        if (fields.Required("turns", "Write below it what the villager says and what must come back.") is not { } node || name is null)
            return null;

        var items = reading.Items(node, "'turns'", "- says: mudra");
        if (items.IsEmpty)
            reading.Problems.Error(ProblemCode.MissingKey, node.Place, "This test has no turns, so it cannot fail.", "Write what the villager says and what must come back.");
        var turns = items.Select(new TurnForm(reading).Read).OfType<TranscriptTurn>().ToImmutableArray();
        return new(
            name.Value,
            Channels(fields),
            Languages(fields, reading.Languages.Select(language => language.Code)),
            fields.Value("new", value => reading.Yes(value, "'new'")) ?? false,
            fields.Get("desk", value => reading.OneOf(value, "'desk'", "open", "closed")) == "open",
            name.Place,
            turns)
        {
            HasPhone = fields.Get("number", value => reading.OneOf(value, "'number'", "known", "unknown")) != "unknown",
            Help = fields.Get("help", value => reading.OneOf(value, "'help'", "ask", "visit", "none")) is { } help ? Enum.Parse<SimulatedHelp>(help, ignoreCase: true) : SimulatedHelp.Ask,
        };
    }

    private ImmutableArray<string> Channels(Fields fields) => fields["channels"] is not { } node
        ? Transcript.KnownChannels
        : [.. reading.Items(node, "'channels'", "[sms, whatsapp]").Select(item => reading.OneOf(item, "A channel", [.. Transcript.KnownChannels])).OfType<string>()];

    private ImmutableArray<string> Languages(Fields fields, IEnumerable<string> all) => fields["languages"] is not { } node
        ? [.. all]
        : TurnForm.ReadLanguages(node, reading);
}
