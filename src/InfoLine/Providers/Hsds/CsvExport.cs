using System.IO.Compression;
using System.Text;
using System.Text.Json;
using InfoLine.Storage;

namespace InfoLine.Providers.Hsds;

/// <summary>Writes the directory as an HSDS 3.1 data package: one CSV file an object and <c>datapackage.json</c>, in a zip.</summary>
internal static class CsvExport
{
    private static readonly DateTimeOffset ZipBegins = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes everything, a thousand rows at a time. The same directory gives the same bytes.</summary>
    /// <returns>How many rows were written.</returns>
    public static async Task<long> WriteAsync(Connection connection, Stream stream, Action<string> tell)
    {
        var total = 0L;
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var kind in HsdsObjects.All)
        {
            await using var file = new StreamWriter(Entry(zip, kind.CsvFile), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
            await file.WriteLineAsync(string.Join(',', kind.Fields.Select(field => field.Name)));
            var after = "";
            while (await DirectoryTable.ReadPageAsync(connection, kind, after) is { Count: > 0 } page)
            {
                foreach (var row in page)
                    await file.WriteLineAsync(string.Join(',', row.Values.Select((value, at) => Cell(kind.Fields[at], value))));
                after = page[^1].Values[0] ?? "";
                total += page.Count;
            }

            tell($"{kind.CsvFile} written");
        }

        await WriteDescriptorAsync(Entry(zip, "datapackage.json"));
        return total;
    }

    /// <summary>A cell: quoted where need be, and never a formula for a spreadsheet (a quote stands before it; the import takes it off again).</summary>
    internal static string Cell(HsdsField field, string? value)
    {
        if (value is null)
            return "";
        if (field.Kind == FieldKind.Flag)
            return value == "1" ? "true" : "false";
        // +91 98… and -25.3 are numbers, and harmless.
        if (value[0] is '=' or '@' || (value[0] is '+' or '-' && value.Any(letter => !char.IsAsciiDigit(letter) && letter is not ('+' or '-' or '.' or ' ' or '(' or ')'))))
            value = "'" + value;
        return value.AsSpan().ContainsAny(",\"\r\n") || value[0] == ' ' || value[^1] == ' ' ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = ZipBegins;
        return entry.Open();
    }

    private static async Task WriteDescriptorAsync(Stream stream)
    {
        await using (stream)
        await using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("profile", "tabular-data-package");
            json.WriteString("name", "human_services_data");
            json.WriteString("hsds_version", "3.1");
            json.WriteStartArray("resources");
            foreach (var kind in HsdsObjects.All)
                WriteResource(json, kind);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteResource(Utf8JsonWriter json, HsdsObject kind)
    {
        json.WriteStartObject();
        json.WriteString("name", kind.Name);
        json.WriteString("path", kind.CsvFile);
        json.WriteString("profile", "tabular-data-resource");
        json.WriteStartObject("schema");
        json.WriteString("primaryKey", "id");
        json.WriteStartArray("fields");
        foreach (var field in kind.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteString("type", field.Kind switch
            {
                FieldKind.Whole or FieldKind.Number => "number",
                FieldKind.Flag => "boolean",
                FieldKind.Day => "date",
                _ => "string",
            });
            json.WriteStartObject("constraints");
            json.WriteBoolean("required", field.IsRequired);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
