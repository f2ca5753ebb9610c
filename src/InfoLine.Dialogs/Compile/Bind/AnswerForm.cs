using System.Text.RegularExpressions;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads the kind of a typed answer.</summary>
internal sealed class AnswerForm(Reading reading)
{
    /// <summary>A villager's story or address; one long SMS.</summary>
    private const int MostCharacters = 500;

    private const int LongestPattern = 200;

    /// <summary>The kind of answer; null when there is none or when it cannot be understood (reported).</summary>
    public Expect? Read(Fields fields)
    {
        if (fields["answer"] is not { } node)
        {
            NotWithout(fields, "from", "to", "most");
            return null;
        }

        if (node is YamlMap)
            return ReadPattern(node);
        switch (reading.OneOf(node, "'answer'", "text", "number", "phone", "pincode", "place", "birth_year"))
        {
            case "text":
                NotWithout(fields, "from", "to");
                return new Expect.Words(fields.Value("most", most => reading.Whole(most, "'most'", 1, MostCharacters)) ?? MostCharacters);
            case "place":
                NotWithout(fields, "from", "to");
                return new Expect.Place(fields.Value("most", most => reading.Whole(most, "'most'", 1, MostCharacters)) ?? MostCharacters);
            case "number":
                NotWithout(fields, "most");
                return ReadNumber(fields);
            case "phone":
                NotWithout(fields, "from", "to", "most");
                return new Expect.Phone();
            case "birth_year":
                NotWithout(fields, "from", "to", "most");
                return new Expect.BirthYear();
            case "pincode":
                NotWithout(fields, "from", "to", "most");
                return new Expect.Pincode();
            default:
                return null;
        }
    }

    private Expect.Number ReadNumber(Fields fields)
    {
        var from = fields.Value("from", node => reading.Number(node, "'from'")) ?? 0;
        var to = fields.Value("to", node => reading.Number(node, "'to'")) ?? 999_999_999_999;
        if (from > to)
        {
            reading.Problems.Error(ProblemCode.LimitsSwapped, fields.PlaceOf("from"), $"No number is at least {from} and at most {to}, so no answer would ever be accepted.",
                "Swap 'from' and 'to'.");
        }

        return new(from, to);
    }

    private Expect.Pattern? ReadPattern(YamlNode node)
    {
        if (Fields.Of(node, reading, "'answer'", "{ pattern: \"[0-9]{6}\", example: \"284001\" }", ["pattern", "example"]) is not { } fields)
            return null;
        var written = fields.Required("pattern", "Write { pattern: \"[0-9]{6}\", example: \"284001\" }.");
        var shown = fields.Required("example", "Write an answer that fits the pattern; villagers read it when theirs does not fit.");
        if (written is null || shown is null || reading.Scalar(written, "'pattern'") is not { } pattern || reading.Scalar(shown, "'example'") is not { } example)
            return null;
        if (Compile(pattern) is not { } regex)
            return null;
        if (!regex.IsMatch(example.Value))
        {
            reading.Problems.Error(ProblemCode.ExampleDoesNotFit, example.Place, $"The example '{Names.Short(example.Value)}' does not fit its own pattern; a villager who copies it would be refused.",
                "Mend the example or the pattern.");
        }

        return new(regex, example.Value);
    }

    private Regex? Compile(YamlScalar pattern)
    {
        try
        {
            if (pattern.Value.Length <= LongestPattern)
                return new Regex($"^(?:{pattern.Value})\\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            BadPattern(pattern, $"It has more than {LongestPattern} letters.");
        }
        catch (RegexParseException)
        {
            BadPattern(pattern, "Count its brackets.");
        }
        catch (NotSupportedException)
        {
            // Look-arounds and back-references, or so many repeats that the automaton would not fit.
            BadPattern(pattern, "It looks ahead or back, repeats an earlier part or repeats too often, which can take for ever on a long message.");
        }

        return null;
    }

    private void BadPattern(YamlScalar pattern, string why) => reading.Problems.Error(
        ProblemCode.BadPattern,
        pattern.Place,
        $"The pattern '{Names.Short(pattern.Value)}' cannot be used. {why}",
        "Use letters, [0-9], + and {n} only, such as \"[0-9]{6}\".");

    private void NotWithout(Fields fields, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (fields.Has(key))
            {
                reading.Problems.Warn(ProblemCode.NeverUsed, fields.PlaceOf(key), $"'{key}' has no effect with this kind of answer.",
                    key == "most" ? "It belongs to 'answer: text'." : "It belongs to 'answer: number'.");
            }
        }
    }
}
