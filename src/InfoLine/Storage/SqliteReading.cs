using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>An SQLite file beside the service that has it open: to read, or to write a row or two.</summary>
internal sealed class SqliteReading : Database
{
    private readonly string _connection;
    private readonly bool _mayWrite;
    private readonly ConcurrentBag<SqliteLink> _idle;

    private SqliteReading(string connection, bool mayWrite, SqliteLink first) : base(Dialect.Sqlite) => (_connection, _mayWrite, _idle) = (connection, mayWrite, [first]);

    /// <summary>Opens a file that is there.</summary>
    /// <param name="connection">As in <c>Storage:Connection</c>.</param>
    /// <param name="mayWrite">True for a command that changes something.</param>
    /// <exception cref="BadSettingException">There is none, or it is no database.</exception>
    public static SqliteReading Open(string connection, bool mayWrite = false)
    {
        SqliteLibrary.SetUp();
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30 };
        var path = Path.GetFullPath(settings.DataSource);
        settings.DataSource = path;
        try
        {
            return new(settings.ToString(), mayWrite, OpenLink(settings.ToString(), mayWrite));
        }
        catch (SqliteException trouble)
        {
            throw new BadSettingException($"Storage:Connection: the file '{path}' cannot be read ({trouble.Message}): name the database of the service.");
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        if (!_mayWrite)
            throw new InvalidOperationException("This database was opened for reading.");

        var link = Take();
        try
        {
            // Waits for the service's writer, which waits for us as well.
            using var transaction = link.Begin();
            link.Transaction = transaction;
            var result = await work(link);
            transaction.Commit();
            return result;
        }
        finally
        {
            link.Transaction = null;
            _idle.Add(link);
        }
    }

    /// <remarks>One connection for each read that runs at the same time: counting uses every core.</remarks>
    public override async Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        var link = Take();
        try
        {
            return await work(link);
        }
        finally
        {
            _idle.Add(link);
        }
    }

    public override ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var link))
            link.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteLink Take() => _idle.TryTake(out var link) ? link : OpenLink(_connection, _mayWrite);

    private static SqliteLink OpenLink(string connection, bool mayWrite)
    {
        var file = new SqliteConnection(connection);
        try
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = mayWrite ? "pragma busy_timeout = 30000; pragma synchronous = full" : "pragma query_only = on";
            command.ExecuteNonQuery();
            return new(file, mayWrite ? null : () => SqliteScanning.Open(file.DataSource));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
