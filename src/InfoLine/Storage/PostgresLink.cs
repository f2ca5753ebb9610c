using System.Data.Common;
using System.Text;
using Npgsql;

namespace InfoLine.Storage;

/// <summary>A PostgreSQL connection. Statements are prepared by Npgsql once they come back.</summary>
internal sealed class PostgresLink(NpgsqlConnection connection) : Connection(Dialect.Postgres)
{
    private readonly List<Func<bool, Task>> _hearers = [];

    public override void WhenEnded(Func<bool, Task> hear) => _hearers.Add(hear);

    /// <summary>Tells whoever wanted to hear it.</summary>
    public void End(bool isOnDisk)
    {
        foreach (var hear in _hearers)
            _ = hear(isOnDisk);
    }

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

    public override async Task<bool[]> ChangeManyAsync(ManyRows sql, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
            return [];
        var changed = (await QueryManyAsync(row => row.GetString(0), sql, rows)).ToHashSet(StringComparer.Ordinal);
        return [.. rows.Select(values => values[0] is string key && changed.Contains(key))];
    }

    public override async Task<List<T>> QueryManyAsync<T>(Func<DbDataReader, T> read, ManyRows sql, IReadOnlyList<object?[]> rows)
    {
        var found = new List<T>();
        if (rows.Count == 0)
            return found;
        await using var command = new NpgsqlCommand(sql.All, connection);
        Fill(command.Parameters, sql, rows);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            found.Add(read(reader));
        return found;
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

    internal override async Task<bool> TryTogetherAsync(IReadOnlyList<Run> runs)
    {
        var filled = runs.Where(run => run.Rows.Count > 0).ToList();
        if (filled.Count == 0)
            return true; // Nothing to say to the server.
        await using (var batch = new NpgsqlBatch(connection))
        {
            if (filled.Exists(run => run.MustAnswerAll))
                batch.BatchCommands.Add(new("savepoint together"));
            foreach (var run in filled)
            {
                var command = new NpgsqlBatchCommand(run.Sql.All);
                Fill(command.Parameters, run.Sql, run.Rows);
                batch.BatchCommands.Add(command);
            }

            await using var reader = await batch.ExecuteReaderAsync();
            foreach (var run in filled)
            {
                while (await reader.ReadAsync())
                    run.Take(reader);
                await reader.NextResultAsync();
            }
        }

        if (filled.TrueForAll(run => !run.MustAnswerAll || run.Answered == run.Rows.Count))
            return true;
        await RunScriptAsync("rollback to savepoint together");
        return false;
    }

    private static void Fill(NpgsqlParameterCollection parameters, ManyRows sql, IReadOnlyList<object?[]> rows)
    {
        for (var column = 0; column < sql.Columns.Length; column++)
            parameters.Add(ColumnOf(rows, column, sql.Columns[column]));
    }

    private static NpgsqlParameter ColumnOf(IReadOnlyList<object?[]> rows, int column, string type) => type switch
    {
        "text" => new NpgsqlParameter<string?[]> { TypedValue = ValuesOf<string?>(rows, column) },
        "bigint" => new NpgsqlParameter<long?[]> { TypedValue = ValuesOf<long?>(rows, column) },
        "bytea" => new NpgsqlParameter<byte[]?[]> { TypedValue = ValuesOf<byte[]?>(rows, column) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static T[] ValuesOf<T>(IReadOnlyList<object?[]> rows, int column)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = (T)rows[i][column]!; // Null where T may be null: the columns say which.
        return values;
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
