using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace InfoLine.Storage;

/// <summary>An SQLite connection that keeps its statements prepared. Every task it returns is already complete.</summary>
/// <param name="connection">The connection.</param>
/// <param name="scanning">Opens the same file for scans, at the first one; null where scans go by the connection and see what it has written.</param>
internal sealed class SqliteLink(SqliteConnection connection, Func<sqlite3>? scanning = null) : Connection(Dialect.Sqlite), IDisposable
{
    /// <summary>Statements are texts of ours, so there are few; the limit only guards against a list of texts made at run time.</summary>
    private const int MostStatements = 200;

    private readonly Dictionary<string, SqliteCommand> _queries = [];
    private readonly Dictionary<string, SqliteStatement> _statements = [];
    private readonly Dictionary<string, SqliteStatement> _scans = [];
    private sqlite3? _scanned;

    /// <summary>The transaction that the next statements belong to, or null.</summary>
    public SqliteTransaction? Transaction { get; set; }

    public override Task<int> ExecuteAsync(string sql, params object?[] values) => Task.FromResult(Statement(sql).Execute(values));

    public override Task<int[]> ExecuteManyAsync(string sql, IReadOnlyList<object?[]> rows)
    {
        var changed = new int[rows.Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = Statement(sql).Execute(rows[i]);
        return Task.FromResult(changed);
    }

    public override Task<List<T>> QueryAsync<T>(Func<DbDataReader, T> read, string sql, params object?[] values)
    {
        var rows = new List<T>();
        using var reader = Query(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return Task.FromResult(rows);
    }

    public override Task<bool[]> ChangeManyAsync(ManyRows sql, IReadOnlyList<object?[]> rows)
    {
        var changed = new bool[rows.Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = Statement(sql.Each).Execute(rows[i]) > 0;
        return Task.FromResult(changed);
    }

    public override async Task<List<T>> QueryManyAsync<T>(Func<DbDataReader, T> read, ManyRows sql, IReadOnlyList<object?[]> rows)
    {
        var found = new List<T>();
        foreach (var values in rows)
            found.AddRange(await QueryAsync(read, sql.Each, values));
        return found;
    }

    public override Task ScanAsync(Action<IRow> each, string sql, params object?[] values)
    {
        (scanning is null ? Statement(sql) : Scanned(sql, scanning)).Scan(values, each);
        return Task.CompletedTask;
    }

    internal override Task<bool> TryTogetherAsync(IReadOnlyList<Run> runs) => throw new NotSupportedException("There is no round trip to save here.");

    public override void WhenEnded(Func<bool, Task> hear) => throw new NotSupportedException("Work of many shares a commit here, and is undone one by one: wait for it.");

    public override Task RunScriptAsync(string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.Transaction = Transaction;
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    /// <summary>Runs one statement without parameters, such as a savepoint.</summary>
    public void Run(string sql) => Statement(sql).Execute([]);

    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: false);

    public void Dispose()
    {
        foreach (var query in _queries.Values)
            query.Dispose();
        foreach (var statement in _statements.Values)
            statement.Dispose();
        foreach (var scan in _scans.Values)
            scan.Dispose();
        _scanned?.Dispose();
        connection.Dispose();
    }

    private SqliteStatement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            RefuseTooMany(_statements.Count);
            _statements[sql] = statement = new(connection, sql);
        }

        return statement;
    }

    private SqliteStatement Scanned(string sql, Func<sqlite3> open)
    {
        if (!_scans.TryGetValue(sql, out var scan))
        {
            RefuseTooMany(_scans.Count);
            _scans[sql] = scan = new(_scanned ??= open(), sql);
        }

        return scan;
    }

    private SqliteCommand Query(string sql, object?[] values)
    {
        if (!_queries.TryGetValue(sql, out var command))
        {
            RefuseTooMany(_queries.Count);
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _queries[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.Transaction = Transaction;
        return command;
    }

    private static void RefuseTooMany(int statements)
    {
        if (statements >= MostStatements)
            throw new InvalidOperationException("Too many different SQL texts: bind values as parameters.");
    }
}
