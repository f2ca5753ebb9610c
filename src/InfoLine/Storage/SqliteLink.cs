using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>An SQLite connection that keeps its statements prepared. Every task it returns is already complete.</summary>
internal sealed class SqliteLink(SqliteConnection connection) : Connection(Dialect.Sqlite), IDisposable
{
    /// <summary>Statements are texts of ours, so there are few; the limit only guards against a list of texts made at run time.</summary>
    private const int MostStatements = 200;

    private readonly Dictionary<string, SqliteCommand> _statements = [];

    /// <summary>The transaction that the next statements belong to, or null.</summary>
    public SqliteTransaction? Transaction { get; set; }

    public override Task<int> ExecuteAsync(string sql, params object?[] values) => Task.FromResult(Statement(sql, values).ExecuteNonQuery());

    public override Task<int[]> ExecuteManyAsync(string sql, IReadOnlyList<object?[]> rows)
    {
        var changed = new int[rows.Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = Statement(sql, rows[i]).ExecuteNonQuery();
        return Task.FromResult(changed);
    }

    public override Task<List<T>> QueryAsync<T>(Func<DbDataReader, T> read, string sql, params object?[] values)
    {
        var rows = new List<T>();
        using var reader = Statement(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return Task.FromResult(rows);
    }

    public override Task RunScriptAsync(string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.Transaction = Transaction;
        command.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    /// <summary>Runs one statement without parameters, such as a savepoint.</summary>
    public void Run(string sql) => Statement(sql, []).ExecuteNonQuery();

    public SqliteTransaction Begin() => connection.BeginTransaction(deferred: false);

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Statement(string sql, object?[] values)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            if (_statements.Count >= MostStatements)
                throw new InvalidOperationException("Too many different SQL texts: bind values as parameters.");
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            _statements[sql] = command;
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.Transaction = Transaction;
        return command;
    }
}
