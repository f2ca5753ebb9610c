using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace InfoLine.Storage.Copying;

/// <summary>Copies an SQLite file into PostgreSQL. One transaction: it is all there, or nothing is.</summary>
/// <param name="source">The file, as in <c>Storage:Connection</c>.</param>
/// <param name="target">The PostgreSQL database.</param>
/// <param name="tell">Hears how far it is.</param>
internal sealed class DatabaseCopy(string source, string target, Action<CopyProgress> tell)
{
    /// <summary>What each database has of its own: the list of its migrations, and who works on it.</summary>
    private static readonly HashSet<string> NotCopied = ["migrations", "replicas"];

    private const string TablesSql = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by rowid";
    private const string ColumnsSql = "select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position";
    private const string BusySql = "select count(*) from replicas where seen_at >= (extract(epoch from clock_timestamp()) * 1000)::bigint - 15000";

    /// <summary>A target that has taken messages or knows people that the source does not know is in use: it would lose them.</summary>
    private static readonly string[] Telling = ["inbox", "people", "staff"];

    private long _all;
    private long _done;

    /// <summary>Copies everything and compares it.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="BadSettingException">The file is in use or not there, or the target holds what the file does not. Nothing was changed.</exception>
    public async Task<long> RunAsync()
    {
        var file = new SqliteConnectionStringBuilder(source).DataSource;
        if (!File.Exists(file))
            throw new BadSettingException($"Storage:Connection: there is no file '{file}' to copy from.");

        // Opened as the service does: nobody else may write meanwhile, and both have the newest tables.
        await using var from = await Database.OpenAsync(source, CancellationToken.None);
        await using (await Database.OpenAsync(target, CancellationToken.None))
        {
            // Only for its migrations.
        }

        await using var reading = new SqliteConnection(new SqliteConnectionStringBuilder(source) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await reading.OpenAsync();
        await using var writing = new NpgsqlConnection(target);
        await writing.OpenAsync();
        var tables = await TablesAsync(reading, writing);
        await using var transaction = await writing.BeginTransactionAsync();
        await RefuseTargetInUseAsync(reading, writing);
        await RunAsync(writing, $"truncate {string.Join(", ", tables.Select(table => table.Name))}");
        foreach (var table in tables)
            _all += await CountAsync(reading, table.Name);
        var sums = new List<TableSum>(tables.Count);
        foreach (var table in tables)
            sums.Add(await CopyAsync(table, reading, writing));
        _done = 0;
        for (var i = 0; i < tables.Count; i++)
            await CompareAsync(tables[i], sums[i], writing);
        await transaction.CommitAsync();
        await RunAsync(writing, "analyze");
        tell(new("copied", "", _all, _all));
        return _all;
    }

    // In the order in which they were made: what others refer to comes first.
    private static async Task<List<CopiedTable>> TablesAsync(SqliteConnection reading, NpgsqlConnection writing)
    {
        var names = new List<string>();
        await using (var command = new SqliteCommand(TablesSql, reading))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                names.Add(rows.GetString(0));
        }

        var tables = new List<CopiedTable>();
        foreach (var name in names.Where(name => !NotCopied.Contains(name)))
        {
            var columns = new List<(string, NpgsqlDbType)>();
            await using var command = new NpgsqlCommand(ColumnsSql, writing) { Parameters = { new() { Value = name } } };
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                columns.Add((rows.GetString(0), rows.GetString(1) switch { "bigint" => NpgsqlDbType.Bigint, "bytea" => NpgsqlDbType.Bytea, _ => NpgsqlDbType.Text }));
            tables.Add(new(name, columns));
        }

        return tables;
    }

    private static async Task RefuseTargetInUseAsync(SqliteConnection reading, NpgsqlConnection writing)
    {
        await using (var busy = new NpgsqlCommand(BusySql, writing))
        {
            if (await busy.ExecuteScalarAsync() is > 0L)
                throw new BadSettingException("A service works on the target now: stop it, wait 15 seconds and run the command again. Nothing was changed.");
        }

        foreach (var table in Telling)
        {
            await using var ids = new NpgsqlCommand($"select id from {table}", writing);
            await using var rows = await ids.ExecuteReaderAsync();
            await using var known = new SqliteCommand($"select 1 from {table} where id = $1", reading);
            var id = known.Parameters.Add("$1", SqliteType.Text);
            while (await rows.ReadAsync())
            {
                id.Value = rows.GetString(0);
                if (await known.ExecuteScalarAsync() is null)
                    throw new BadSettingException($"The target has rows in {table} that the SQLite file does not have, which would be lost: name an empty database. Nothing was changed.");
            }
        }
    }

    private async Task<TableSum> CopyAsync(CopiedTable table, SqliteConnection reading, NpgsqlConnection writing)
    {
        var sum = default(TableSum);
        await using var command = new SqliteCommand(table.SelectSql, reading);
        await using var rows = await command.ExecuteReaderAsync();
        await using var import = await writing.BeginBinaryImportAsync(table.CopySql);
        while (await rows.ReadAsync())
        {
            var values = table.ValuesOf(rows);
            await CopiedTable.WriteAsync(import, values);
            sum = sum.With(values);
            tell(new("copying", table.Name, ++_done, _all));
        }

        await import.CompleteAsync();
        return sum;
    }

    private async Task CompareAsync(CopiedTable table, TableSum sent, NpgsqlConnection writing)
    {
        var arrived = default(TableSum);
        await using var command = new NpgsqlCommand(table.SelectSql, writing);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            arrived = arrived.With(table.ValuesOf(rows));
            tell(new("comparing", table.Name, ++_done, _all));
        }

        if (arrived != sent)
            throw new BadSettingException($"The table {table.Name} did not arrive as it was sent ({sent.Rows} rows, {arrived.Rows} arrived): nothing was changed. Run the command again.");
    }

    private static async Task<long> CountAsync(SqliteConnection reading, string table)
    {
        await using var command = new SqliteCommand($"select count(*) from {table}", reading);
        return await command.ExecuteScalarAsync() is long count ? count : 0;
    }

    private static async Task RunAsync(NpgsqlConnection writing, string sql)
    {
        await using var command = new NpgsqlCommand(sql, writing) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
