using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>An SQLite file beside the service that has it open: to read, or to write a row or two.</summary>
internal sealed class SqliteReading : Database
{
    private readonly SqliteLink _link;
    private readonly bool _mayWrite;

    private SqliteReading(SqliteLink link, bool mayWrite) : base(Dialect.Sqlite) => (_link, _mayWrite) = (link, mayWrite);

    /// <summary>Opens a file that is there.</summary>
    /// <param name="connection">As in <c>Storage:Connection</c>.</param>
    /// <param name="mayWrite">True for a command that changes something.</param>
    /// <exception cref="BadSettingException">There is none, or it is no database.</exception>
    public static SqliteReading Open(string connection, bool mayWrite = false)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30 };
        var path = Path.GetFullPath(settings.DataSource);
        settings.DataSource = path;
        var file = new SqliteConnection(settings.ToString());
        try
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = mayWrite ? "pragma busy_timeout = 30000; pragma synchronous = full" : "pragma query_only = on";
            command.ExecuteNonQuery();
            return new(new(file), mayWrite);
        }
        catch (SqliteException trouble)
        {
            file.Dispose();
            throw new BadSettingException($"Storage:Connection: the file '{path}' cannot be read ({trouble.Message}): name the database of the service.");
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        if (!_mayWrite)
            throw new InvalidOperationException("This database was opened for reading.");

        // Waits for the service's writer, which waits for us as well.
        using var transaction = _link.Begin();
        _link.Transaction = transaction;
        try
        {
            var result = await work(_link);
            transaction.Commit();
            return result;
        }
        finally
        {
            _link.Transaction = null;
        }
    }

    public override Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default) => work(_link);

    public override ValueTask DisposeAsync()
    {
        _link.Dispose();
        return ValueTask.CompletedTask;
    }
}
