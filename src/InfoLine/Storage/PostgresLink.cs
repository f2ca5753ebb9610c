using System.Data.Common;
using System.Text;
using Npgsql;

namespace InfoLine.Storage;

/// <summary>A PostgreSQL connection. Statements are prepared by Npgsql once they come back.</summary>
internal sealed class PostgresLink(NpgsqlConnection connection) : Connection(Dialect.Postgres)
{
    public override async Task<int> ExecuteAsync(string sql, params object?[] values)
    {
        await using var command = Statement(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    public override async Task<int[]> ExecuteManyAsync(string sql, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
            return [];
        await using var batch = new NpgsqlBatch(connection);
        var commands = new List<NpgsqlBatchCommand>(rows.Count);
        foreach (var values in rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
            commands.Add(command);
        }

        await batch.ExecuteNonQueryAsync();
        return [.. commands.Select(command => command.RecordsAffected)];
    }

    public override async Task<List<T>> QueryAsync<T>(Func<DbDataReader, T> read, string sql, params object?[] values)
    {
        var rows = new List<T>();
        await using var command = Statement(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public override async Task ScanAsync(Action<IRow> each, string sql, params object?[] values)
    {
        await using var command = Statement(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var row = new PostgresRow(reader);
        while (await reader.ReadAsync())
            each(row);
    }

    public override async Task RunScriptAsync(string script)
    {
        await using var command = new NpgsqlCommand(script, connection);
        await command.ExecuteNonQueryAsync();
    }

    private NpgsqlCommand Statement(string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}

/// <summary>The row that a scan of PostgreSQL is at.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public long Number(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

    public ReadOnlySpan<byte> Text(int column) => reader.IsDBNull(column) ? [] : Encoding.UTF8.GetBytes(reader.GetString(column));
}
