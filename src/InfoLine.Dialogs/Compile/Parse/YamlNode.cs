using System.Collections.Immutable;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Parse;

/// <summary>A piece of a YAML file with its place: a value, a list, or a map.</summary>
internal abstract record YamlNode(Place Place)
{
    /// <summary>What it is, in words for its author.</summary>
    public abstract string Called { get; }
}

/// <summary>A single value; empty where nothing is written.</summary>
/// <param name="Value">Without its quotes.</param>
/// <param name="Start">How many characters of the file stand between <see cref="YamlNode.Place"/> and the first of the value, or null where the value is not written in one line as it is.</param>
/// <param name="Place">Where it starts, its quote included.</param>
internal sealed record YamlScalar(string Value, int? Start, Place Place) : YamlNode(Place)
{
    public override string Called => Value.Length == 0 ? "nothing" : "a single value";

    /// <summary>The place of a character of the value, as exactly as can be told.</summary>
    public Place At(int index) => Start is { } start ? Place with { Column = Place.Column + start + index } : Place;
}

/// <summary>A list: lines with dashes, or values in square brackets.</summary>
internal sealed record YamlList(ImmutableArray<YamlNode> Items, Place Place) : YamlNode(Place)
{
    public override string Called => "a list";
}

/// <summary>Names with values: lines with colons, or curly brackets. No name comes twice.</summary>
internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, Place Place) : YamlNode(Place)
{
    public override string Called => "lines with names and colons";
}

/// <summary>One name and its value.</summary>
internal sealed record YamlEntry(string Key, Place KeyPlace, YamlNode Value);
