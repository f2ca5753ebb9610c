using System.Collections.Immutable;
using InfoLine.Dialogs.Compile.Parse;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>The names and values of one map, taken one by one; names that mean nothing here are reported.</summary>
internal sealed class Fields
{
    private readonly YamlMap _map;
    private readonly Reading _reading;
    private readonly string _what;

    private Fields(YamlMap map, Reading reading, string what)
    {
        _map = map;
        _reading = reading;
        _what = what;
    }

    public Place Place => _map.Place;

    /// <summary>The fields of a map, or null (reported) when something else stands there.</summary>
    /// <param name="node">What stands there.</param>
    /// <param name="reading">Where to report.</param>
    /// <param name="what">What the map is, such as "A choice".</param>
    /// <param name="example">What could stand there, for the sentence.</param>
    /// <param name="known">All names that it can have.</param>
    public static Fields? Of(YamlNode node, Reading reading, string what, string example, ImmutableArray<string> known)
    {
        if (reading.Map(node, what, example) is not { } map)
            return null;
        foreach (var entry in map.Entries)
        {
            if (known.Contains(entry.Key, StringComparer.Ordinal) || (Nearest.To(entry.Key, known) is null && reading.IsRestOfText(entry)))
                continue;
            reading.Problems.Error(ProblemCode.UnknownKey, entry.KeyPlace, $"{what} has no '{Names.Short(entry.Key)}', so this would have no effect.",
                Nearest.Hint(entry.Key, known, $"It can have: {string.Join(", ", known)}."));
        }

        return new(map, reading, what);
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value of a name, or null when it is not there.</summary>
    public YamlNode? this[string key] => Find(key)?.Value;

    public Place PlaceOf(string key) => Find(key)?.KeyPlace ?? Place;

    /// <summary>The value of a name; null (reported) when it is not there.</summary>
    public YamlNode? Required(string key, string why)
    {
        if (this[key] is { } node)
            return node;
        _reading.Problems.Error(ProblemCode.MissingKey, Place, $"{_what} needs '{key}'.", why);
        return null;
    }

    public T? Get<T>(string key, Func<YamlNode, T?> read)
        where T : class => this[key] is { } node ? read(node) : null;

    public T? Value<T>(string key, Func<YamlNode, T?> read)
        where T : struct => this[key] is { } node ? read(node) : null;

    /// <summary>A text in all languages, or null.</summary>
    public DraftText? Text(string key, string textKey) => Get(key, node => TextForm.Read(node, textKey, _reading));

    /// <summary>Where it leads, or null.</summary>
    public Link? Link(string key) =>
        Get(key, node => _reading.Scalar(node, $"'{key}'") is { } scalar ? new Link(scalar.Value, scalar.Place) : null);

    private YamlEntry? Find(string key)
    {
        foreach (var entry in _map.Entries)
        {
            if (entry.Key == key)
                return entry;
        }

        return null;
    }
}
