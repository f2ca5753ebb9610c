using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InfoLine.Dialogs.Places;

namespace InfoLine.Providers.Hsds;

/// <summary>Reads a directory file of any kind, checks every row and every reference, and hands on the rows.</summary>
/// <remarks>What is kept while reading is 16 bytes an id, however long the file is.</remarks>
internal sealed class DirectoryReader(string path, PlaceIndex places, DirectoryProblems problems)
{
    private readonly Dictionary<string, Dictionary<Guid, ulong>> _ids = HsdsObjects.All.ToDictionary(kind => kind.Name, _ => new Dictionary<Guid, ulong>(), StringComparer.Ordinal);
    private readonly Dictionary<(string Object, Guid Id), (RowPlace Place, string Field)> _awaited = [];
    private readonly Dictionary<Guid, RowPlace> _withoutArea = [];
    private readonly HashSet<Guid> _withArea = [];
    private readonly Dictionary<Guid, Guid> _serviceOf = [];

    /// <summary>How many rows of each object were read.</summary>
    public Dictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>The rows in the form that the tables keep, each once. What is wrong is reported; a row with an error is handed on too.</summary>
    public IEnumerable<HsdsRow> Rows()
    {
        var check = new RowCheck(places, problems);
        using var rows = Source().GetEnumerator();
        while (MoveNext(rows))
        {
            var row = check.Check(rows.Current);
            if (!Register(row))
                continue;
            Counts[row.Object.Name] = Counts.GetValueOrDefault(row.Object.Name) + 1;
            yield return row;
        }

        Finish();
    }

    private IEnumerable<HsdsRow> Source()
    {
        if (Directory.Exists(path))
        {
            using var folder = DirectoryFiles.OfFolder(path);
            foreach (var row in new CsvPackage(folder, problems).Rows())
                yield return row;
        }
        else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = DirectoryFiles.OfZip(path);
            foreach (var row in new CsvPackage(zip, problems).Rows())
                yield return row;
        }
        else
        {
            using var file = File.OpenRead(path);
            if (file.Length > DirectoryFiles.MostBytes)
                throw new DirectoryTooLargeException();
            foreach (var row in new JsonTree(file, Path.GetFileName(path), problems).Rows())
                yield return row;
        }
    }

    private bool MoveNext(IEnumerator<HsdsRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (UnreadableDirectoryException)
        {
            return false;
        }
        catch (JsonException)
        {
            Broken("This is no JSON in UTF-8.", "Write the file again as UTF-8.");
        }
        catch (InvalidDataException)
        {
            Broken("This is no zip file, or it is damaged.", "Make the zip again.");
        }
        catch (DirectoryTooLargeException trouble)
        {
            Broken($"{trouble.Message} This is more, so it was not read to its end.", "Is it the right file? Else cut it by district and import the parts.");
        }

        return false;
    }

    private void Broken(string sentence, string remedy) => problems.Error(new(Path.GetFileName(path.TrimEnd('/')), 1), null, sentence, remedy);

    // False for a row that was there before and is repeated rightly.
    private bool Register(HsdsRow row)
    {
        Note(row);
        for (var i = 1; i < row.Values.Length; i++)
        {
            if (row.Object.Fields[i] is { RefersTo: { } other } field && Guid.TryParse(row.Values[i], out var target) && !_ids[other].ContainsKey(target))
                _awaited.TryAdd((other, target), (row.Lines is { } lines ? row.Place with { Line = lines[i] } : row.Place, field.Name));
        }

        if (!Guid.TryParse(row.Values[0], out var id))
            return true;
        var content = ContentOf(row);
        if (_ids[row.Object.Name].TryAdd(id, content))
        {
            _awaited.Remove((row.Object.Name, id));
            return true;
        }

        if (!row.MayRepeat)
            problems.Error(row.Place, "id", $"{id} stands at another {row.Object.Name} before.", "Give each its own id; copies of a row must go.");
        else if (_ids[row.Object.Name][id] != content)
            problems.Error(row.Place, "id", $"The {row.Object.Name} {id} is written differently at its first place.", "Write the same in all places.");
        return false;
    }

    private void Note(HsdsRow row)
    {
        if (row.Object.Name == "service" && row["status"] == "active" && Guid.TryParse(row["id"], out var service))
            _withoutArea.TryAdd(service, row.Place);
        else if (row.Object.Name == "service_at_location" && Guid.TryParse(row["id"], out var at) && Guid.TryParse(row["service_id"], out var of))
            _serviceOf.TryAdd(at, of);
        else if (row.Object.Name == "service_area")
            _withArea.Add(Guid.TryParse(row["service_id"], out var own) ? own : Guid.TryParse(row["service_at_location_id"], out var place) ? _serviceOf.GetValueOrDefault(place) : default);
    }

    private void Finish()
    {
        foreach (var ((other, id), (place, field)) in _awaited)
            problems.Error(place, field, $"names the {other} {id}, which is not in this directory.", $"Add the {other}, or correct the id.");
        foreach (var (service, place) in _withoutArea)
        {
            if (!_withArea.Contains(service))
                problems.Warn(place, null, "This service has no service_area, so it is offered to nobody.", "Write where it helps: a service_area with the id of a place.");
        }
    }

    // Two that are equal in all fields are equal here; that two others are has a chance of 1 in 10^19.
    private static ulong ContentOf(HsdsRow row) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', row.Values))));
}
