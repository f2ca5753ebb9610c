using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>What every reader of a file needs, and how the small values are read.</summary>
/// <param name="Languages">The languages of the line; empty when they are not known, and then texts are not read at all.</param>
/// <param name="Problems">Where to report.</param>
internal sealed record Reading(ImmutableArray<Language> Languages, ProblemList Problems)
{
    /// <summary>A map, or null (reported) when something else stands there.</summary>
    public YamlMap? Map(YamlNode node, string what, string example) =>
        node as YamlMap ?? Wrong<YamlMap>(node, $"{what} has names and values, such as {example}, but here is {node.Called}.");

    /// <summary>The items of a list; a single value counts as a list of one. Anything else is reported and empty.</summary>
    public ImmutableArray<YamlNode> Items(YamlNode node, string what, string example) => node switch
    {
        YamlList list => list.Items,
        YamlScalar { Value.Length: > 0 } scalar => [scalar],
        _ => Wrong<YamlList>(node, $"{what} is a list, such as {example}, but here is {node.Called}.")?.Items ?? [],
    };

    /// <summary>A single value that is not empty, or null (reported).</summary>
    public YamlScalar? Scalar(YamlNode node, string what) =>
        node is YamlScalar { Value.Length: > 0 } scalar ? scalar : Wrong<YamlScalar>(node, $"{what} is one value, but here is {node.Called}.");

    /// <summary>A name of a flow, step or field: small English letters, digits and _. Null (reported) if it is none.</summary>
    public Written? Name(YamlNode node, string what)
    {
        if (Scalar(node, what) is not { } scalar)
            return null;
        if (Names.IsName(scalar.Value))
            return new(scalar.Value, scalar.Place);
        Problems.Error(ProblemCode.BadName, scalar.Place, $"'{Names.Short(scalar.Value)}' cannot be {what}.",
            $"Names are small English letters, digits and _, such as '{Names.Tidy(scalar.Value)}'.");
        return null;
    }

    /// <summary>One of a few words, or null (reported).</summary>
    public string? OneOf(YamlNode node, string what, params ReadOnlySpan<string> allowed)
    {
        if (Scalar(node, what) is not { } scalar)
            return null;
        foreach (var word in allowed)
        {
            if (scalar.Value == word)
                return word;
        }

        Problems.Error(ProblemCode.NotAllowedValue, scalar.Place, $"{what} cannot be '{Names.Short(scalar.Value)}'.",
            Nearest.Hint(scalar.Value, allowed.ToArray(), $"It is one of: {string.Join(", ", allowed.ToArray())}."));
        return null;
    }

    /// <summary>Yes or no, or null (reported).</summary>
    public bool? Yes(YamlNode node, string what) =>
        node is YamlScalar scalar && Names.YesOrNo(scalar.Value) is { } yes ? yes : OneOf(node, what, "yes", "no", "true", "false") is "yes" or "true";

    /// <summary>A number, or null (reported).</summary>
    public decimal? Number(YamlNode node, string what)
    {
        if (Scalar(node, what) is not { } scalar)
            return null;
        if (decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Problems.Error(ProblemCode.NotAllowedValue, scalar.Place, $"{what} is a number, but here is '{Names.Short(scalar.Value)}'.",
            "Write digits only, without commas: 50000.");
        return null;
    }

    /// <summary>A whole number within limits, or null (reported).</summary>
    public int? Whole(YamlNode node, string what, int from, int to)
    {
        if (Number(node, what) is not { } number)
            return null;
        if (number == decimal.Truncate(number) && number >= from && number <= to)
            return (int)number;
        Problems.Error(ProblemCode.NotAllowedValue, node.Place, $"{what} must be a whole number from {from} to {to}, but here is {number}.");
        return null;
    }

    /// <summary>A time such as 30m, 24h or 3d, or null (reported).</summary>
    public TimeSpan? Duration(YamlNode node, string what)
    {
        if (Scalar(node, what) is not { } scalar)
            return null;
        if (Names.Duration(scalar.Value) is { } time)
            return time;
        Problems.Error(ProblemCode.BadDuration, scalar.Place, $"{what} is a time, but '{Names.Short(scalar.Value)}' is none.",
            "Write a number and s, m, h or d for seconds, minutes, hours or days: 24h.");
        return null;
    }

    /// <summary>True (reported) for a name without a value that nobody knows: the rest of a text after a comma.</summary>
    public bool IsRestOfText(YamlEntry entry)
    {
        if (entry.Value is not YamlScalar { Value: "" } || (Names.IsName(entry.Key) && entry.Value.Place.Line != entry.KeyPlace.Line))
            return false;
        Problems.Error(ProblemCode.NeedsQuotes, entry.KeyPlace, $"'{Names.Short(entry.Key)}' stands after a comma, so it is not taken for a part of the text; a villager would not read it.",
            "Put the whole text in double quotes: en: \"Yes, please\"");
        return true;
    }

    /// <summary>The code of a language of the line, or null (reported).</summary>
    public string? LanguageCode(string code, Place place)
    {
        if (Languages.IsEmpty || Languages.Any(language => language.Code == code))
            return code;
        var codes = string.Join(", ", Languages.Select(language => language.Code));
        Problems.Error(ProblemCode.UnknownLanguage, place, $"'{Names.Short(code)}' is not a language of this line, so nobody would read this.",
            $"The languages are {codes}; infoline.yaml lists them.");
        return null;
    }

    private T? Wrong<T>(YamlNode node, string sentence)
        where T : YamlNode
    {
        Problems.Error(ProblemCode.WrongShape, node.Place, sentence);
        return null;
    }
}
