using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace InfoLine.Benchmarks.Service;

/// <summary>Inserts three rows a request. Requests that gather during a commit share the next one. The pragmas are those of the product.</summary>
internal sealed class BareWriter : IDisposable
{
    private const int MostTogether = 256;

    private static readonly string[] Tables = ["arrivals", "turns", "replies"];

    private readonly BlockingCollection<(string Text, TaskCompletionSource Done)> _queue = [];
    private readonly SqliteConnection _connection;
    private readonly Thread _thread;

    public BareWriter(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        using var script = _connection.CreateCommand();
        script.CommandText = """
            pragma journal_mode = wal; pragma temp_store = memory; pragma synchronous = full; pragma wal_autocheckpoint = 20000; pragma cache_size = -16000;
            create table arrivals (id text primary key not null, text text not null) without rowid;
            create table turns (id text primary key not null, text text not null) without rowid;
            create table replies (id text primary key not null, text text not null) without rowid;
            """;
        script.ExecuteNonQuery();
        _thread = new Thread(Write) { IsBackground = true };
        _thread.Start();
    }

    public Task InsertAsync(string text)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((text, done));
        return done.Task;
    }

    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _connection.Dispose();
        _queue.Dispose();
    }

    private void Write()
    {
        SqliteCommand[] inserts = [.. Tables.Select(Insert)];
        var together = new List<(string Text, TaskCompletionSource Done)>(MostTogether);
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            together.Add(first);
            while (together.Count < MostTogether && _queue.TryTake(out var next))
                together.Add(next);
            using (var transaction = _connection.BeginTransaction(deferred: false))
            {
                foreach (var (text, _) in together)
                    InsertThree(inserts, transaction, text);
                transaction.Commit();
            }

            foreach (var (_, done) in together)
                done.SetResult();
            together.Clear();
        }

        foreach (var insert in inserts)
            insert.Dispose();
    }

    private static void InsertThree(SqliteCommand[] inserts, SqliteTransaction transaction, string text)
    {
        var id = Guid.CreateVersion7().ToString("N");
        foreach (var insert in inserts)
        {
            insert.Transaction = transaction;
            insert.Parameters[0].Value = id;
            insert.Parameters[1].Value = text;
            insert.ExecuteNonQuery();
        }
    }

    private SqliteCommand Insert(string table)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The names of the three tables above.
        command.CommandText = $"insert into {table} (id, text) values ($1, $2)";
#pragma warning restore CA2100
        command.Parameters.Add(new SqliteParameter { ParameterName = "$1" });
        command.Parameters.Add(new SqliteParameter { ParameterName = "$2" });
        return command;
    }
}
