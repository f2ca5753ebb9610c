using System.Collections.Immutable;
using System.Text.Json;

namespace InfoLine.Providers.Hsds;

/// <summary>Reads the rows of a CSV package, one file after the other, each after those that it refers to.</summary>
internal sealed class CsvPackage(DirectoryFiles files, DirectoryProblems problems)
{
    private const string Descriptor = "datapackage.json";

    /// <summary>All rows; fields that are missing are null.</summary>
    /// <exception cref="DirectoryTooLargeException">The files hold more than a directory does.</exception>
    public IEnumerable<HsdsRow> Rows()
    {
        var names = Names();
        var known = 0;
        foreach (var kind in HsdsObjects.All)
        {
            if (names.GetValueOrDefault(kind.Name) is not { } file)
                continue;
            known++;
            foreach (var row in Rows(kind, file))
                yield return row;
        }

        if (known == 0)
            problems.Error(new(Descriptor, 1), null, "There is no CSV file of a directory here.", "A package holds organization.csv, service.csv and others; 'directory export' writes one to look at.");
        foreach (var (kind, file) in names.Where(pair => HsdsObjects.NotKept.Contains(pair.Key, StringComparer.Ordinal)))
            problems.Warn(new(file, 1), null, $"InfoLine does not keep '{kind}', so this file is left out.", "");
    }

    // The file of each object: as the descriptor says, else by its name.
    private Dictionary<string, string> Names()
    {
        var there = files.Names;
        var names = there.Where(name => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)).ToDictionary(name => name[..^4].ToLowerInvariant(), StringComparer.Ordinal);
        if (!there.Contains(Descriptor, StringComparer.Ordinal))
            return names;
        foreach (var (kind, path) in Described())
        {
            // Paths may lead into folders of the zip; nothing outside of it is ever opened.
            var file = path[(path.LastIndexOf('/') + 1)..];
            if (there.Contains(file, StringComparer.Ordinal))
                names[kind] = file;
            else if (HsdsObjects.ByName.ContainsKey(kind))
                problems.Error(new(Descriptor, 1), kind, $"The file '{DirectoryProblems.Short(path)}' is named here and is not there.", "Add the file, or take it out of the list.");
        }

        return names;
    }

    private ImmutableArray<(string Kind, string Path)> Described()
    {
        try
        {
            using var stream = files.Open(Descriptor);
            using var document = JsonDocument.Parse(stream);
            return
            [
                .. document.RootElement.GetProperty("resources").EnumerateArray()
                    .Select(resource => (resource.GetProperty("name").GetString() ?? "", resource.GetProperty("path").GetString() ?? "")),
            ];
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            var line = trouble is JsonException { LineNumber: { } at } ? (int)at + 1 : 1;
            problems.Error(new(Descriptor, line), null, "This is not the list of files of a data package.", "It needs 'resources' with 'name' and 'path' each; or delete the file: then the names of the CSV files say what they hold.");
            return [];
        }
    }

    private IEnumerable<HsdsRow> Rows(HsdsObject kind, string file)
    {
        using var csv = new CsvRows(files.Open(file));
        var header = csv.Read();
        if (header is null || Columns(kind, file, header) is not { } columns)
            yield break;
        while (csv.Read() is { } cells)
        {
            var place = new RowPlace(file, csv.Line);
            if (IsReadable(cells, columns.Length, place))
                yield return new(kind, Values(kind, columns, cells), place);
        }

        if (csv.IsBroken)
            problems.Error(new(file, csv.Line), null, "A quote that opens in this row is never closed, so nothing after it can be read.", "Close it, and write a quote within a text twice: \"\".");
    }

    // For each column its field, or -1 for one that is not kept.
    private int[]? Columns(HsdsObject kind, string file, IReadOnlyList<string> header)
    {
        var place = new RowPlace(file, 1);
        if (header.Any(name => name.Contains('\0', StringComparison.Ordinal) || name.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            NotUtf8(place);
            return null;
        }

        var columns = header.Select(name => kind.IndexOf(name.Trim())).ToArray();
        for (var i = 0; i < columns.Length; i++)
        {
            var name = header[i].Trim();
            if (columns[i] < 0 && name.Length > 0)
                problems.Warn(place, DirectoryProblems.Short(name), $"InfoLine does not keep this column of {kind.Name}.", "");
            else if (columns[i] >= 0 && Array.IndexOf(columns, columns[i]) < i)
                problems.Error(place, name, "This column stands here twice.", "Delete one of the two.");
        }

        for (var i = 0; i < kind.Fields.Length; i++)
        {
            if (kind.Fields[i].IsRequired && !columns.Contains(i))
                problems.Error(place, kind.Fields[i].Name, $"The column is missing, and every {kind.Name} needs it.", header.Count == 1 && header[0].Contains(';', StringComparison.Ordinal) ? "Columns are separated by commas here, not by semicolons: save the file as 'CSV UTF-8 (comma delimited)'." : $"Add it. The columns are: {string.Join(", ", kind.Fields.Select(field => field.Name))}.");
        }

        return columns.Contains(0) ? columns : null;
    }

    private bool IsReadable(IReadOnlyList<string> cells, int columns, RowPlace place)
    {
        if (cells.Any(cell => cell.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            NotUtf8(place);
            return false;
        }

        if (cells.Count == columns)
            return true;
        // A comma without quotes shifts all that follows it.
        problems.Error(place, null, $"This row has {cells.Count} cells, but the file has {columns} columns.", "Put a text with a comma between quotes, and leave no cell out.");
        return false;
    }

    private void NotUtf8(RowPlace place) => problems.Error(place, null, "This is not written in UTF-8, so names would be garbled.", "Save the file again as 'CSV UTF-8'.");

    private static string?[] Values(HsdsObject kind, int[] columns, IReadOnlyList<string> cells)
    {
        var values = new string?[kind.Fields.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] >= 0)
                values[columns[i]] = cells[i];
        }

        return values;
    }
}
