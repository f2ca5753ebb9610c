using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads <c>infoline.yaml</c>: languages, landmarks, the words that work everywhere and the built-in lines.</summary>
internal static class LineFile
{
    /// <summary>The names under <c>infoline:</c> that are flows.</summary>
    public static readonly ImmutableArray<string> Landmarks = ["welcome", "menu", "person", "help", "language"];

    /// <summary>The commands by their names in the file.</summary>
    public static readonly ImmutableDictionary<string, Command> Commands =
        Enum.GetValues<Command>().ToImmutableDictionary(command => Names.Snake(command.ToString()), StringComparer.Ordinal);

    /// <summary>The lines by their names in the file.</summary>
    public static readonly ImmutableDictionary<string, Line> Lines =
        Enum.GetValues<Line>().ToImmutableDictionary(line => Names.Snake(line.ToString()), StringComparer.Ordinal);

    private static readonly ImmutableArray<string> Parts = ["infoline", "commands", "lines", "moved"];

    /// <summary>The languages, which every other file needs first; empty (reported) when there are none.</summary>
    public static ImmutableArray<Language> ReadLanguages(YamlMap map, ProblemList problems)
    {
        var reading = new Reading([], problems);
        var head = map.Entries.FirstOrDefault(entry => entry.Key == "infoline")?.Value as YamlMap;
        if (head?.Entries.FirstOrDefault(entry => entry.Key == "languages")?.Value is not YamlMap { Entries.Length: > 0 } named)
        {
            problems.Error(ProblemCode.MissingKey, head?.Place ?? map.Place, "The line names no languages, so no text can be read.",
                "Write below 'infoline:' the line: languages: { en: English, hi: हिंदी }.");
            return [];
        }

        var languages = ImmutableArray.CreateBuilder<Language>();
        foreach (var entry in named.Entries)
        {
            if (entry.Key.Length is < 2 or > 8 || !Names.IsName(entry.Key))
                problems.Error(ProblemCode.BadName, entry.KeyPlace, $"'{Names.Short(entry.Key)}' is not the code of a language.", "Codes are two or three small letters: en, hi, bho.");
            else if (reading.Scalar(entry.Value, "The name of a language") is { } name)
                languages.Add(new(entry.Key, name.Value));
        }

        return languages.DrainToImmutable();
    }

    /// <summary>The whole file.</summary>
    public static DraftLine? Read(YamlMap map, Reading reading)
    {
        if (Fields.Of(map, reading, "infoline.yaml", "'infoline:'", Parts) is not { } fields)
            return null;
        var line = new DraftLine(fields.PlaceOf("infoline"));
        if (fields["infoline"] is { } head && Fields.Of(head, reading, "'infoline'", "'menu: menu'", ["languages", .. Landmarks]) is { } named)
        {
            foreach (var landmark in Landmarks)
            {
                if (named.Get(landmark, node => reading.Name(node, "the name of a flow")) is { } flow)
                    line.Landmarks.Add(landmark, flow);
            }
        }

        ReadCommands(line, fields, reading);
        ReadLines(line, fields, reading);
        FlowFile.ReadMoved(fields["moved"], line.Moved, reading);
        return line;
    }

    private static void ReadCommands(DraftLine line, Fields fields, Reading reading)
    {
        line.CommandsPlace = fields.PlaceOf("commands");
        if (fields["commands"] is not { } node || Fields.Of(node, reading, "'commands'", "'menu: { any: [\"0\"], en: [menu] }'", [.. Commands.Keys.Order(StringComparer.Ordinal)]) is not { } named)
            return;
        foreach (var (name, command) in Commands.OrderBy(pair => pair.Value))
        {
            if (named[name] is not { } words || reading.Map(words, $"The command '{name}'", "'{ any: [\"0\"], en: [menu] }'") is not { } map)
                continue;
            foreach (var entry in map.Entries)
            {
                if (entry.Key != "any")
                    reading.LanguageCode(entry.Key, entry.KeyPlace);
                foreach (var item in reading.Items(entry.Value, "The words of a command", "[menu]"))
                {
                    if (reading.Scalar(item, "A command word") is { } word)
                        line.Commands.Add((command, new(word.Value, word.Place)));
                }
            }
        }
    }

    private static void ReadLines(DraftLine line, Fields fields, Reading reading)
    {
        line.LinesPlace = fields.PlaceOf("lines");
        if (fields["lines"] is not { } node || Fields.Of(node, reading, "'lines'", "'offer: { en: … }'", [.. Lines.Keys.Order(StringComparer.Ordinal)]) is not { } named)
            return;
        foreach (var (name, which) in Lines.OrderBy(pair => pair.Value))
        {
            if (named.Text(name, $"lines.{name}") is { } text)
                line.Lines.Add(which, text with { Place = named.PlaceOf(name) });
        }
    }
}
