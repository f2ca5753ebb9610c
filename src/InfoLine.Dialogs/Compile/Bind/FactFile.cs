using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Compile.Freeze;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>Reads a file that starts with <c>facts:</c>.</summary>
internal sealed class FactFile(Reading reading)
{
    private const int LongestWebsite = 60;

    private static readonly ImmutableArray<string> Values = ["rupees", "number", "percent", "date", "phone", "web", "text"];
    private static readonly ImmutableArray<string> Known = [.. Values, "source", "mark", "checked", "review_by", "note"];

    /// <summary>All facts of the file that have a name.</summary>
    public IEnumerable<DraftFact> Read(YamlMap map)
    {
        if (Fields.Of(map, reading, "A facts file", "'facts:'", ["facts"])?["facts"] is not { } node || reading.Map(node, "'facts'", "'mudra.most:'") is not { } facts)
            yield break;
        foreach (var entry in facts.Entries)
        {
            if (!Names.IsDotted(entry.Key))
            {
                reading.Problems.Error(ProblemCode.BadName, entry.KeyPlace, $"'{Names.Short(entry.Key)}' cannot be the name of a fact.",
                    "A fact's name has a dot, so that it is never mistaken for a field: mudra.most.");
            }
            else if (ReadFact(entry) is { } fact)
            {
                yield return fact;
            }
        }
    }

    private DraftFact? ReadFact(YamlEntry entry)
    {
        if (Fields.Of(entry.Value, reading, $"The fact '{entry.Key}'", "'rupees: 50000' and 'source: …',", Known) is not { } fields)
            return null;
        var value = ReadValue(entry, fields);
        return new(entry.Key, entry.KeyPlace)
        {
            Written = value?.Written,
            Website = value?.Website,
            ValuePlace = value?.Place ?? entry.KeyPlace,
            Source = Proof(fields, "source", node => reading.Scalar(node, "'source'"), "Write who says so and the date of the page.")?.Value,
            Mark = Proof(fields, "mark", node => reading.OneOf(node, "'mark'", "O", "S", "G"), "Write O for an official text that you saw, S for a secondary source."),
            MarkPlace = fields.PlaceOf("mark"),
            Checked = Proof(fields, "checked", node => Day(node, "'checked'"), "Write the day on which you looked it up: 2026-11-22."),
            CheckedPlace = fields.PlaceOf("checked"),
            ReviewBy = Proof(fields, "review_by", node => Day(node, "'review_by'"), "Write the day by which it must be looked up again: 2027-02-20."),
            ReviewPlace = fields.PlaceOf("review_by"),
        };
    }

    private T? Proof<T>(Fields fields, string key, Func<YamlNode, T?> read, string hint)
    {
        if (fields[key] is { } node)
            return read(node);
        reading.Problems.Error(ProblemCode.FactWithoutSource, fields.Place, $"This fact has no '{key}', and a villager could not be told where it comes from or how old it is.", hint);
        return default;
    }

    private (ImmutableArray<string> Written, string? Website, Place Place)? ReadValue(YamlEntry entry, Fields fields)
    {
        var kinds = Values.Where(fields.Has).ToArray();
        if (kinds.Length != 1)
        {
            reading.Problems.Error(ProblemCode.FactValue, entry.KeyPlace,
                kinds.Length == 0 ? $"The fact '{entry.Key}' has no value, so there is nothing to tell." : $"The fact '{entry.Key}' has two values: {string.Join(" and ", kinds)}.",
                $"Give it one of: {string.Join(", ", Values)}.");
            return null;
        }

        // Exactly one value is there.
        var kind = kinds[0];
        var node = fields[kind] ?? entry.Value;
        if (kind == "text")
            return ReadText(node, entry.Key);
        if (reading.Scalar(node, $"'{kind}'") is not { } scalar)
            return null;
        var writing = reading.Languages.Select(language => FactWriting.Of(language.Code)).ToArray();
        var written = kind switch
        {
            "rupees" => Amount(scalar, most: 1e13m, amount => writing.Select(language => language.Rupees(amount))),
            "number" => Amount(scalar, most: 1e13m, amount => writing.Select(_ => FactWriting.Number(amount))),
            "percent" => Amount(scalar, most: 1000, amount => writing.Select(_ => FactWriting.Percent(amount))),
            "date" => Day(scalar, "'date'") is { } day ? writing.Select(language => language.Date(day)) : null,
            "phone" => Phone(scalar) is { } phone ? writing.Select(_ => phone) : null,
            _ => Website(scalar) is { } website ? writing.Select(_ => website) : null,
        };
        return written is null ? null : ([.. written], kind == "web" ? scalar.Value : null, scalar.Place);
    }

    private IEnumerable<string>? Amount(YamlScalar scalar, decimal most, Func<decimal, IEnumerable<string>> write)
    {
        if (!decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount > most)
        {
            Bad(scalar, "is not an amount", "Write digits only, without commas and without Rs or %: 50000.");
            return null;
        }

        return write(amount);
    }

    private string? Phone(YamlScalar scalar)
    {
        if (scalar.Value.Any(char.IsAsciiDigit) && scalar.Value.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+'))
            return scalar.Value;
        Bad(scalar, "is not a telephone number", "Write it as people dial it: 1800-180-6763.");
        return null;
    }

    private string? Website(YamlScalar scalar)
    {
        var letters = scalar.Value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');
        if (letters && scalar.Value.Length <= LongestWebsite && scalar.Value.Contains('.', StringComparison.Ordinal))
            return scalar.Value;
        Bad(scalar, "is not the name of a website", "Write the name only, in small letters, without https:// and without a page: udyamregistration.gov.in.");
        return null;
    }

    private (ImmutableArray<string>, string?, Place)? ReadText(YamlNode node, string name)
    {
        if (TextForm.Read(node, name, reading) is not { } text)
            return null;
        foreach (var (_, template) in text.Present)
        {
            foreach (var piece in template.Names)
                reading.Problems.Error(ProblemCode.FactValue, piece.Place, "The text of a fact is written out in full; a name in curly brackets is not filled in there.", "Write the words themselves.");
        }

        for (var i = 0; i < text.Templates.Length; i++)
        {
            if (text.Templates[i] is null)
                reading.Problems.Error(ProblemCode.Untranslated, node.Place, $"The fact '{name}' is missing in {reading.Languages[i].Name}.", $"Write the line '{reading.Languages[i].Code}:'.");
        }

        return ([.. text.Templates.Select(template => template?.Scalar.Value ?? "")], null, node.Place);
    }

    private DateOnly? Day(YamlNode node, string what)
    {
        if (reading.Scalar(node, what) is not { } scalar)
            return null;
        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        reading.Problems.Error(ProblemCode.FactDates, scalar.Place, $"{what} is a day, but '{Names.Short(scalar.Value)}' is none.", "Write year, month and day: 2026-11-22.");
        return null;
    }

    private void Bad(YamlScalar scalar, string why, string hint) =>
        reading.Problems.Error(ProblemCode.FactValue, scalar.Place, $"'{Names.Short(scalar.Value)}' {why}.", hint);
}
