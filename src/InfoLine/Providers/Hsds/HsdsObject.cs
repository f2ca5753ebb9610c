using System.Collections.Frozen;
using System.Collections.Immutable;

namespace InfoLine.Providers.Hsds;

/// <summary>One of the objects of HSDS that InfoLine keeps: a CSV file, a table, and a part of the JSON tree.</summary>
/// <param name="Name">In the singular, as HSDS spells it: <c>service_area</c>.</param>
/// <param name="Fields">The id first.</param>
internal sealed record HsdsObject(string Name, ImmutableArray<HsdsField> Fields)
{
    private readonly FrozenDictionary<string, int> _positions =
        Fields.Select((field, at) => (field.Name, at)).ToFrozenDictionary(pair => pair.Name, pair => pair.at, StringComparer.Ordinal);

    /// <summary>What hangs on it in JSON.</summary>
    public ImmutableArray<HsdsPart> Parts { get; init; } = [];

    /// <summary>The table that holds it.</summary>
    public string Table => $"directory_{Name}";

    /// <summary>The file that holds it in a CSV package, where <c>datapackage.json</c> names no other.</summary>
    public string CsvFile => $"{Name}.csv";

    /// <summary>The position of a field, or -1.</summary>
    public int IndexOf(string field) => _positions.GetValueOrDefault(field, -1);
}

/// <summary>How an object hangs on another in JSON.</summary>
/// <param name="Property">The name in JSON: <c>phones</c>, <c>organization</c>.</param>
/// <param name="Object">The name of the object that hangs there.</param>
/// <param name="Key">The field that holds the id: of the child where there are many, of the parent where there is one.</param>
/// <param name="IsMany">True for a list.</param>
internal sealed record HsdsPart(string Property, string Object, string Key, bool IsMany = true);
