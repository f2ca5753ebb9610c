using System.Data.Common;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;

namespace InfoLine.Storage.Copying;

/// <summary>One table that both databases have, with its columns in one order.</summary>
/// <param name="Name">Of the table.</param>
/// <param name="Columns">Their names and what they hold.</param>
internal sealed record CopiedTable(string Name, IReadOnlyList<(string Name, NpgsqlDbType Type)> Columns)
{
    /// <summary>Reads every row, in any order.</summary>
    public string SelectSql => $"select {ColumnList} from {Name}";

    /// <summary>Takes rows in PostgreSQL's own format.</summary>
    public string CopySql => $"copy {Name} ({ColumnList}) from stdin (format binary)";

    private string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>The values of a row as PostgreSQL is to have them.</summary>
    /// <exception cref="BadSettingException">A value is not what its column holds, which PostgreSQL would not take.</exception>
    public object?[] ValuesOf(DbDataReader row)
    {
        var values = new object?[Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (row.IsDBNull(i))
                continue;
            var value = row.GetValue(i);
            values[i] = (Columns[i].Type, value) switch
            {
                (NpgsqlDbType.Text, string text) when !text.Contains('\0', StringComparison.Ordinal) => text,
                (NpgsqlDbType.Bigint, long number) => number,
                (NpgsqlDbType.Bytea, byte[] bytes) => bytes,
                _ => throw new BadSettingException($"The table {Name} has a value in {Columns[i].Name} that PostgreSQL does not take ({value.GetType().Name} for {Columns[i].Type}): mend the row in the SQLite file. Nothing was changed."),
            };
        }

        return values;
    }

    /// <summary>Writes a row.</summary>
    public static async Task WriteAsync(NpgsqlBinaryImporter to, object?[] values)
    {
        await to.StartRowAsync();
        for (var i = 0; i < values.Length; i++)
        {
            switch (values[i])
            {
                case null:
                    await to.WriteNullAsync();
                    break;
                case string text:
                    await to.WriteAsync(text, NpgsqlDbType.Text);
                    break;
                case long number:
                    await to.WriteAsync(number, NpgsqlDbType.Bigint);
                    break;
                case byte[] bytes:
                    await to.WriteAsync(bytes, NpgsqlDbType.Bytea);
                    break;
            }
        }
    }
}

/// <summary>How many rows, and what they hold, whatever their order.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Sum">Of the hashes of all rows.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TableSum(long Rows, UInt128 Sum)
{
    /// <summary>With one row more.</summary>
    public TableSum With(object?[] values)
    {
        var hash = new XxHash128();
        foreach (var value in values)
        {
            switch (value)
            {
                case null:
                    hash.Append([0]);
                    break;
                case string text:
                    Append(hash, 1, MemoryMarshal.AsBytes(text.AsSpan()));
                    break;
                case long number:
                    Append(hash, 2, BitConverter.GetBytes(number));
                    break;
                case byte[] bytes:
                    Append(hash, 3, bytes);
                    break;
            }
        }

        return new(Rows + 1, unchecked(Sum + hash.GetCurrentHashAsUInt128()));
    }

    // With its length, so that no two different rows run together into the same bytes.
    private static void Append(XxHash128 hash, byte kind, ReadOnlySpan<byte> value)
    {
        hash.Append([kind]);
        hash.Append(BitConverter.GetBytes(value.Length));
        hash.Append(value);
    }
}
