using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using InfoLine.Storage;

namespace InfoLine.Providers.Hsds;

/// <summary>Writes the directory as an HSDS 3.1 page of services, with everything that hangs on each.</summary>
internal sealed class JsonExport
{
    private readonly ILookup<(string Object, string Field, string Id), HsdsRow> _children;
    private readonly Dictionary<(string Object, string Id), HsdsRow> _byId;

    private JsonExport(IReadOnlyCollection<HsdsRow> rows)
    {
        _byId = rows.DistinctBy(row => (row.Object.Name, row.Values[0])).ToDictionary(row => (row.Object.Name, row.Values[0] ?? ""));
        _children = _byId.Values
            .SelectMany(row => row.Object.Fields.Select((field, at) => (field, at)).Where(pair => pair.field.RefersTo is not null && row.Values[pair.at] is not null).Select(pair => (pair.field.Name, Id: row.Values[pair.at] ?? "", row)))
            .ToLookup(child => (child.row.Object.Name, child.Name, child.Id), child => child.row);
    }

    /// <summary>Writes everything, a thousand services at a time. The same directory gives the same bytes.</summary>
    /// <returns>How many services were written.</returns>
    public static async Task<long> WriteAsync(Connection connection, Stream stream, Action<string> tell)
    {
        var total = (await connection.QueryAsync(row => row.GetInt64(0), "select count(*) from directory_service")).Single();
        await using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
        json.WriteStartObject();
        json.WriteString("version", "3.1");
        json.WriteString("profile", "docs/hsds-profile");
        json.WriteNumber("total_items", total);
        json.WriteNumber("total_pages", 1);
        json.WriteNumber("page_number", 1);
        json.WriteNumber("size", total);
        json.WriteBoolean("first_page", true);
        json.WriteBoolean("last_page", true);
        json.WriteBoolean("empty", total == 0);
        json.WriteStartArray("contents");
        var written = 0L;
        var after = "";
        while (await DirectoryTable.ReadPageAsync(connection, HsdsObjects.ByName["service"], after) is { Count: > 0 } page)
        {
            var tree = new JsonExport([.. page, .. await AroundAsync(connection, page[0].Values[0] ?? "", page[^1].Values[0] ?? "")]);
            foreach (var service in page)
                tree.Write(json, service, without: null);
            await json.FlushAsync();
            after = page[^1].Values[0] ?? "";
            written += page.Count;
            tell($"{written:N0} of {total:N0} services written");
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return written;
    }

    // Everything that hangs on the services of a page; services are read by id, so a page is a range of ids.
    private static async Task<List<HsdsRow>> AroundAsync(Connection connection, string first, string last)
    {
        const string ofPage = "service_id between $1 and $2";
        const string places = $"select location_id from directory_service_at_location where {ofPage}";
        const string atPlaces = $"select id from directory_service_at_location where {ofPage}";
        const string organizations = "select organization_id from directory_service where id between $1 and $2";
        (string Object, string Condition)[] wanted =
        [
            ("organization", $"id in ({organizations})"), ("location", $"id in ({places})"), ("service_at_location", ofPage), ("address", $"location_id in ({places})"),
            ("service_area", $"{ofPage} or service_at_location_id in ({atPlaces})"), ("schedule", $"{ofPage} or location_id in ({places}) or service_at_location_id in ({atPlaces})"),
            ("phone", $"{ofPage} or location_id in ({places}) or service_at_location_id in ({atPlaces}) or organization_id in ({organizations})"),
            ("language", $"{ofPage} or location_id in ({places})"), ("required_document", ofPage), ("service_capacity", ofPage),
            ("unit", $"id in (select unit_id from directory_service_capacity where {ofPage})"),
        ];
        var rows = new List<HsdsRow>();
        foreach (var (name, condition) in wanted)
            rows.AddRange(await DirectoryTable.ReadWhereAsync(connection, HsdsObjects.ByName[name], condition, first, last));
        return rows;
    }

    // The key that leads back to the parent is left out: the tree says it.
    private void Write(Utf8JsonWriter json, HsdsRow row, string? without)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Values.Length; i++)
        {
            if (row.Values[i] is { } value && row.Object.Fields[i].Name != without && !row.Object.Parts.Any(part => !part.IsMany && part.Key == row.Object.Fields[i].Name))
                WriteField(json, row.Object.Fields[i], value);
        }

        foreach (var part in row.Object.Parts)
        {
            if (!part.IsMany)
            {
                if (row[part.Key] is { } id && _byId.TryGetValue((part.Object, id), out var one))
                {
                    json.WritePropertyName(part.Property);
                    Write(json, one, without: null);
                }
            }
            else if (_children[(part.Object, part.Key, row.Values[0] ?? "")].ToArray() is { Length: > 0 } many)
            {
                json.WriteStartArray(part.Property);
                foreach (var child in many)
                    Write(json, child, part.Key);
                json.WriteEndArray();
            }
        }

        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, HsdsField field, string value)
    {
        switch (field.Kind)
        {
            case FieldKind.Flag:
                json.WriteBoolean(field.Name, value == "1");
                break;
            case FieldKind.Whole:
                json.WriteNumber(field.Name, long.Parse(value, CultureInfo.InvariantCulture));
                break;
            case FieldKind.Number:
                json.WriteNumber(field.Name, decimal.Parse(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(field.Name, value);
                break;
        }
    }
}
