using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Storage;

namespace InfoLine.Providers.Hsds;

/// <summary>Reads and writes the tables of the directory, all by the same few statements.</summary>
internal static class DirectoryTable
{
    private const int PageRows = 1000;

    private static readonly Dictionary<string, string> Upserts = HsdsObjects.All.ToDictionary(kind => kind.Name, UpsertOf, StringComparer.Ordinal);

    /// <summary>Adds rows, or writes them over those with their ids.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="kind">The object that all of them are.</param>
    /// <param name="rows">Checked.</param>
    /// <param name="import">The number of the import.</param>
    public static Task WriteAsync(Connection connection, HsdsObject kind, IEnumerable<HsdsRow> rows, long import) =>
        connection.ExecuteManyAsync(Upserts[kind.Name], [.. rows.Select(row => ParametersOf(row, import))]);

    /// <summary>All rows by id.</summary>
    public static Task<List<HsdsRow>> ReadAllAsync(Connection connection, HsdsObject kind) =>
        connection.QueryAsync(reader => RowOf(kind, reader), $"select {ColumnsOf(kind)} from {kind.Table} order by id");

    /// <summary>The rows after an id, at most a thousand; the next page begins after the last of them.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="kind">The object.</param>
    /// <param name="after">Empty for the first page.</param>
    public static Task<List<HsdsRow>> ReadPageAsync(Connection connection, HsdsObject kind, string after) =>
        connection.QueryAsync(reader => RowOf(kind, reader), $"select {ColumnsOf(kind)} from {kind.Table} where id > $1 order by id limit {PageRows}", after);

    /// <summary>The rows for which a condition of ours holds, by id.</summary>
    public static Task<List<HsdsRow>> ReadWhereAsync(Connection connection, HsdsObject kind, string condition, params object?[] values) =>
        connection.QueryAsync(reader => RowOf(kind, reader), $"select {ColumnsOf(kind)} from {kind.Table} where {condition} order by id", values);

    private static string ColumnsOf(HsdsObject kind) => string.Join(", ", kind.Fields.Select(field => field.Name));

    private static string UpsertOf(HsdsObject kind)
    {
        var count = kind.Fields.Length;
        var values = string.Join(", ", Enumerable.Range(1, count).Select(at => $"${at}"));
        var set = string.Join(", ", kind.Fields.Skip(1).Select(field => $"{field.Name} = excluded.{field.Name}"));
        var import = $"${count + 2}";
        return $"""
            insert into {kind.Table} ({ColumnsOf(kind)}, fingerprint, added_in, changed_in, seen_in) values ({values}, ${count + 1}, {import}, {import}, {import})
            on conflict (id) do update set {set}, fingerprint = excluded.fingerprint, seen_in = excluded.seen_in,
            changed_in = case when {kind.Table}.fingerprint = excluded.fingerprint then {kind.Table}.changed_in else excluded.seen_in end
            """;
    }

    private static object?[] ParametersOf(HsdsRow row, long import)
    {
        var values = new object?[row.Values.Length + 2];
        for (var i = 0; i < row.Values.Length; i++)
            values[i] = row.Values[i] is { } text && row.Object.Fields[i].IsStoredAsNumber ? long.Parse(text, CultureInfo.InvariantCulture) : row.Values[i];
        values[^2] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', row.Values))))[..32];
        values[^1] = import;
        return values;
    }

    private static HsdsRow RowOf(HsdsObject kind, DbDataReader reader)
    {
        var values = new string?[kind.Fields.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.IsDBNull(i) ? null : kind.Fields[i].IsStoredAsNumber ? reader.GetInt64(i).ToString(CultureInfo.InvariantCulture) : reader.GetString(i);
        return new(kind, values, new(kind.Table, 0));
    }
}
