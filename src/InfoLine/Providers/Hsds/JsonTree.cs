using System.Text.Json;

namespace InfoLine.Providers.Hsds;

/// <summary>Reads the rows of a JSON directory: a list or page of services or organizations with everything that hangs on them.</summary>
internal sealed class JsonTree(Stream stream, string file, DirectoryProblems problems)
{
    private static readonly string[] Lists = ["contents", "services", "organizations"];

    /// <summary>All rows, each after those that it refers to where the tree allows it.</summary>
    /// <exception cref="UnreadableDirectoryException">It is no JSON from some line on; reported.</exception>
    public IEnumerable<HsdsRow> Rows()
    {
        using var walk = Entries().GetEnumerator();
        while (Next(walk) is var (part, path))
        {
            if (Kind(part, path) is not { } kind)
                continue;
            foreach (var row in Rows(kind, part, path, mayRepeat: false, owner: null))
                yield return row;
        }
    }

    private (JsonPart Part, string Path)? Next(IEnumerator<(JsonPart, string)> walk)
    {
        try
        {
            return walk.MoveNext() ? walk.Current : null;
        }
        catch (JsonException trouble)
        {
            // The reader's own sentence quotes the file and speaks of bytes.
            var ours = !trouble.Message.Contains("LineNumber", StringComparison.Ordinal);
            problems.Error(new(file, (int)(trouble.LineNumber ?? 0) + 1), null, ours ? trouble.Message : "From here on this is no JSON.", "Nothing was read after it. Write the file again, or mend the line: often a comma, a quote or a bracket is missing.");
            throw new UnreadableDirectoryException();
        }
    }

    private IEnumerable<(JsonPart Part, string Path)> Entries()
    {
        using var tokens = new JsonTokens(stream);
        if (!tokens.Read())
            throw new JsonException("The file is empty.", null, 0, 0);
        if (tokens.Kind == JsonTokenType.StartArray)
        {
            foreach (var entry in Items(tokens, "$"))
                yield return entry;
        }
        else if (tokens.Kind == JsonTokenType.StartObject)
        {
            foreach (var entry in Page(tokens))
                yield return entry;
        }

        while (tokens.Read())
        {
            // A second value after the first is an error of the reader.
        }
    }

    private static IEnumerable<(JsonPart, string)> Items(JsonTokens tokens, string path)
    {
        for (var i = 0; tokens.Read() && tokens.Kind != JsonTokenType.EndArray; i++)
            yield return (tokens.ReadPart(), $"{path}[{i}]");
    }

    // A page holds a list; anything else with an id is one entry by itself.
    private IEnumerable<(JsonPart, string)> Page(JsonTokens tokens)
    {
        var hasList = false;
        var single = new JsonPart(JsonValueKind.Object, null, tokens.Line);
        while (tokens.Read() && tokens.Kind == JsonTokenType.PropertyName)
        {
            var name = tokens.Text ?? "";
            tokens.Read();
            if (tokens.Kind == JsonTokenType.StartArray && Lists.Contains(name) && single["id"] is null)
            {
                hasList = true;
                foreach (var entry in Items(tokens, $"$.{name}"))
                    yield return entry;
            }
            else
            {
                single.Members.Add((name, tokens.ReadPart()));
            }
        }

        if (single["id"] is not null)
            yield return (single, "$");
        else if (!hasList)
            problems.Error(new(file, single.Line, "$"), null, "Here is neither a list of services nor a service.", "A page has its list in 'contents'; a single service has an 'id'.");
    }

    private HsdsObject? Kind(JsonPart part, string path)
    {
        if (part.Kind == JsonValueKind.Object && (part["status"] ?? part["organization"] ?? part["organization_id"] ?? part["service_at_locations"]) is not null)
            return HsdsObjects.ByName["service"];
        if (part.Kind == JsonValueKind.Object && part["name"] is not null && part["service_id"] is null && part["location_type"] is null)
            return HsdsObjects.ByName["organization"];
        problems.Error(new(file, part.Line, path), null, "This is neither a service nor an organization.", "A directory in JSON is a list of services, or of organizations, with the rest inside them.");
        return null;
    }

    private IEnumerable<HsdsRow> Rows(HsdsObject kind, JsonPart part, string path, bool mayRepeat, (string Key, string? Id)? owner)
    {
        if (part.Kind != JsonValueKind.Object)
        {
            problems.Error(new(file, part.Line, path), null, $"Here should be a {kind.Name}, between curly brackets.", "");
            yield break;
        }

        var values = new string?[kind.Fields.Length];
        var lines = new int[values.Length];
        Array.Fill(lines, part.Line);
        Fill(kind, part, path, values, lines);
        if (owner is var (key, id) && kind.IndexOf(key) is >= 0 and var at)
            values[at] ??= id;

        // What it belongs to comes first, what belongs to it comes after.
        var row = new HsdsRow(kind, values, new(file, part.Line, path)) { Lines = lines, MayRepeat = mayRepeat };
        foreach (var one in kind.Parts.Where(one => !one.IsMany && part[one.Property] is { Kind: not JsonValueKind.Null }))
        {
            var child = part[one.Property]!; // The filter above found it.
            values[kind.IndexOf(one.Key)] ??= child["id"]?.Text;
            foreach (var below in Rows(HsdsObjects.ByName[one.Object], child, $"{path}.{one.Property}", mayRepeat: true, owner: null))
                yield return below;
        }

        yield return row;
        foreach (var many in kind.Parts.Where(many => many.IsMany && part[many.Property] is { Kind: not JsonValueKind.Null }))
        {
            foreach (var below in Children(many, part[many.Property]!, $"{path}.{many.Property}", mayRepeat, values[0]))
                yield return below;
        }

        if (kind.Name == "organization" && part["services"] is { Kind: JsonValueKind.Array } services)
        {
            foreach (var below in Children(new("services", "service", "organization_id"), services, $"{path}.services", mayRepeat: false, values[0]))
                yield return below;
        }
    }

    private IEnumerable<HsdsRow> Children(HsdsPart part, JsonPart list, string path, bool mayRepeat, string? owner)
    {
        if (list.Kind != JsonValueKind.Array)
        {
            problems.Error(new(file, list.Line, path), null, "Here should be a list, between square brackets.", "");
            yield break;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            foreach (var row in Rows(HsdsObjects.ByName[part.Object], list.Items[i], $"{path}[{i}]", mayRepeat, (part.Key, owner)))
                yield return row;
        }
    }

    private void Fill(HsdsObject kind, JsonPart part, string path, string?[] values, int[] lines)
    {
        foreach (var (name, value) in part.Members)
        {
            if (kind.IndexOf(name) is not (>= 0 and var at))
                continue;
            lines[at] = value.Line;
            if (value.Kind == JsonValueKind.Array && kind.Fields[at].Kind == FieldKind.Words)
                values[at] = string.Join(' ', value.Items.Select(item => item.Text));
            else if (value.Kind is JsonValueKind.Object or JsonValueKind.Array)
                problems.Error(new(file, value.Line, path), name, "Here should be a single value.", "");
            else
                values[at] = value.Text;
        }
    }
}
