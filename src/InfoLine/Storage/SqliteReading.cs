using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>An SQLite file that is only read, beside the service that has it open.</summary>
internal sealed class SqliteReading : Database
{
    private readonly SqliteLink _link;

    private SqliteReading(SqliteLink link) : base(Dialect.Sqlite) => _link = link;

    /// <summary>Opens a file that is there.</summary>
    /// <exception cref="BadSettingException">There is none, or it is no database.</exception>
    public static SqliteReading Open(string connection)
    {
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 30 };
        var path = Path.GetFullPath(settings.DataSource);
        settings.DataSource = path;
        var file = new SqliteConnection(settings.ToString());
        try
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = "pragma query_only = on";
            command.ExecuteNonQuery();
            return new(new(file));
        }
        catch (SqliteException trouble)
        {
            file.Dispose();
            throw new BadSettingException($"Storage:Connection: the file '{path}' cannot be read ({trouble.Message}): name the database of the service.");
        }
    }

    public override Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default) =>
        throw new InvalidOperationException("This database was opened for reading.");

    public override Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default) => work(_link);

    public override ValueTask DisposeAsync()
    {
        _link.Dispose();
        return ValueTask.CompletedTask;
    }
}
