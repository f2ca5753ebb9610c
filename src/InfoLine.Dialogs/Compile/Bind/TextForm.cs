using System.Collections.Immutable;
using System.Text;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a text: one line a language, cut at its curly brackets.</summary>
internal static class TextForm
{
    /// <summary>The text, or null (reported) when none stands there.</summary>
    public static DraftText? Read(YamlNode node, string key, Reading reading)
    {
        if (reading.Languages.IsEmpty)
            return null;
        var codes = string.Join(", ", reading.Languages.Select(language => $"{language.Code}: …"));
        if (reading.Map(node, "A text", $"{{ {codes} }}") is not { } map)
            return null;
        foreach (var entry in map.Entries)
        {
            if (reading.Languages.All(language => language.Code != entry.Key) && !reading.IsRestOfText(entry))
                reading.LanguageCode(entry.Key, entry.KeyPlace);
        }

        return Of(map, key, reading);
    }

    /// <summary>The text whose languages stand among other names in a map, as those of a choice do.</summary>
    public static DraftText Of(YamlMap map, string key, Reading reading)
    {
        var templates = new DraftTemplate?[reading.Languages.Length];
        foreach (var entry in map.Entries)
        {
            var language = IndexOf(reading.Languages, entry.Key);
            if (language >= 0)
                templates[language] = ReadTemplate(entry, reading);
        }

        return new(key, [.. templates], map.Place);
    }

    private static DraftTemplate? ReadTemplate(YamlEntry entry, Reading reading)
    {
        if (entry.Value is not YamlScalar scalar)
        {
            // {mudra.most} without quotes is a map for YAML.
            reading.Problems.Error(ProblemCode.NeedsQuotes, entry.Value.Place, $"The text after '{entry.Key}:' starts with a bracket, so it is not taken for a text.",
                $"Put the whole text in double quotes: {entry.Key}: \"…\"");
            return new(new("", null, entry.Value.Place), []);
        }

        if (string.IsNullOrWhiteSpace(scalar.Value))
        {
            reading.Problems.Error(ProblemCode.EmptyText, scalar.Place, $"The text after '{entry.Key}:' is empty; a villager would get an empty message.",
                "Write the text, or take the whole text out where nothing needs to be said.");
        }

        return Cut(scalar, reading.Problems);
    }

    private static DraftTemplate Cut(YamlScalar scalar, ProblemList problems)
    {
        // A folded or literal block ends with a line break that nobody means to send.
        var text = scalar.Value.TrimEnd();
        var pieces = ImmutableArray.CreateBuilder<DraftPiece>();
        var words = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('{' or '}'))
            {
                words.Append(c);
            }
            else if (i + 1 < text.Length && text[i + 1] == c)
            {
                words.Append(c);
                i++;
            }
            else if (c == '{' && NameAt(text, i + 1) is { } name)
            {
                Flush();
                pieces.Add(new(name, IsName: true, scalar.At(i)));
                i += name.Length + 1;
            }
            else
            {
                problems.Error(ProblemCode.BrokenBrackets, scalar.At(i), $"The bracket '{c}' here belongs to no name; a villager would read the bracket.",
                    "A name stands between { and } without spaces: {mudra.most}. Write {{ or }} for a bracket itself.");
                return new(scalar, [new(text, IsName: false, scalar.Place)]);
            }
        }

        Flush();
        return new(scalar, pieces.DrainToImmutable());

        void Flush()
        {
            if (words.Length > 0)
                pieces.Add(new(words.ToString(), IsName: false, scalar.Place));
            words.Clear();
        }
    }

    private static string? NameAt(string text, int start)
    {
        var end = text.IndexOf('}', start);
        if (end < 0)
            return null;
        var name = text[start..end];
        return Names.IsName(name) || Names.IsDotted(name) ? name : null;
    }

    private static int IndexOf(ImmutableArray<Language> languages, string code)
    {
        for (var i = 0; i < languages.Length; i++)
        {
            if (languages[i].Code == code)
                return i;
        }

        return -1;
    }
}
