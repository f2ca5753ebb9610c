using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>An SQLite file that is only read, beside the service that has it open.</summary>
internal sealed class SqliteReading : Database
{
    private readonly string _connection;
    private readonly ConcurrentBag<SqliteLink> _idle;

    private SqliteReading(string connection, SqliteLink first) : base(Dialect.Sqlite) => (_connection, _idle) = (connection, [first]);

    /// <summary>Opens a file that is there.</summary>
    /// <exception cref="BadSettingException">There is none, or it is no database.</exception>
    public static SqliteReading Open(string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30 };
        var path = Path.GetFullPath(settings.DataSource);
        settings.DataSource = path;
        try
        {
            return new(settings.ToString(), OpenLink(settings.ToString()));
        }
        catch (SqliteException trouble)
        {
            throw new BadSettingException($"Storage:Connection: the file '{path}' cannot be read ({trouble.Message}): name the database of the service.");
        }
    }

    public override Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("This database was opened for reading.");

    /// <remarks>One connection for each read that runs at the same time: counting uses every core.</remarks>
    public override async Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        if (!_idle.TryTake(out var link))
            link = OpenLink(_connection);
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

    private static SqliteLink OpenLink(string connection)
    {
        var file = new SqliteConnection(connection);
        try
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "pragma query_only = on";
            command.ExecuteNonQuery();
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
