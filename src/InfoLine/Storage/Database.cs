using System.Data.Common;

namespace InfoLine.Storage;

/// <summary>The one place where everything is kept.</summary>
public abstract class Database : IAsyncDisposable
{
    private int _timesAway;

    private protected Database(Dialect dialect) => Dialect = dialect;

    /// <summary>Which database this is.</summary>
    public Dialect Dialect { get; }

    /// <summary>Opens the database that a connection string names, and brings its tables up to date.</summary>
    /// <param name="connection"><c>Data Source=…</c> for an SQLite file, whose folder is made if need be, or <c>Host=…</c> for PostgreSQL.</param>
    /// <param name="cancellation">Gives up waiting for the server.</param>
    /// <exception cref="BadSettingException">It cannot be opened, or its tables are not ours.</exception>
    public static async Task<Database> OpenAsync(string connection, CancellationToken cancellation)
    {
        Database database = StorageSettings.IsPostgres(connection)
            ? await PostgresDatabase.ConnectAsync(connection, cancellation)
            : SqliteDatabase.Open(connection);
        try
        {
            await Migrations.ApplyAsync(database);
            return database;
        }
        catch (DbException trouble)
        {
            await database.DisposeAsync();
            var why = trouble.Message.Split('\n', 2)[0].TrimEnd('.'); // What follows may quote rows.
            throw new BadSettingException($"Storage:Connection: the tables cannot be brought up to date ({why}); nothing was changed: name a database that this user may write to and change, with room on its disk.");
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the database for a command that only reads, beside a running service.</summary>
    /// <param name="connection">As in <see cref="OpenAsync"/>.</param>
    /// <param name="cancellation">Gives up waiting for the server.</param>
    /// <exception cref="BadSettingException">It is not there, cannot be opened, or its tables are not those of this program.</exception>
    public static Task<Database> OpenForReadingAsync(string connection, CancellationToken cancellation) => OpenAsItIsAsync(connection, mayWrite: false, cancellation);

    /// <summary>Opens the database for a command that writes a row or two, beside a running service.</summary>
    /// <param name="connection">As in <see cref="OpenAsync"/>.</param>
    /// <param name="cancellation">Gives up waiting for the server.</param>
    /// <exception cref="BadSettingException">It is not there, cannot be opened, or its tables are not those of this program.</exception>
    public static Task<Database> OpenBesideAsync(string connection, CancellationToken cancellation) => OpenAsItIsAsync(connection, mayWrite: true, cancellation);

    /// <summary>Opens the database for a command that writes: as its own where no service runs, beside the service where one does.</summary>
    /// <param name="connection">As in <see cref="OpenAsync"/>.</param>
    /// <param name="cancellation">Gives up waiting for the server.</param>
    /// <exception cref="BadSettingException">It cannot be opened.</exception>
    public static async Task<Database> OpenOrJoinAsync(string connection, CancellationToken cancellation)
    {
        try
        {
            return await OpenAsync(connection, cancellation);
        }
        catch (DatabaseInUseException)
        {
            return await OpenBesideAsync(connection, cancellation);
        }
    }

    private static async Task<Database> OpenAsItIsAsync(string connection, bool mayWrite, CancellationToken cancellation)
    {
        Database database = StorageSettings.IsPostgres(connection) ? await PostgresDatabase.ConnectAsync(connection, cancellation) : SqliteReading.Open(connection, mayWrite);
        try
        {
            await Migrations.RequireAsync(database);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs work in one durable transaction. When the task ends well, the work survives a crash.</summary>
    /// <param name="work">Waits for nothing but its connection. It may run beside other work of the same transaction; when it throws, only its own changes are undone.</param>
    /// <param name="cancellation">Leaves the queue; once work has begun it is finished.</param>
    public abstract Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>Runs a read beside the writers.</summary>
    public abstract Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>True when a failure means that the database is away or its disk full, and not that it refuses what it was asked: later the same will work.</summary>
    public virtual bool IsAway(Exception trouble) => false;

    /// <summary>True when a failure means that the database can never take what it was given, whenever it is asked.</summary>
    public virtual bool IsRefusal(Exception trouble) => false;

    /// <summary>How often this process has found the database away. Whoever sees it grow knows that others may have kept messages elsewhere.</summary>
    public int TimesAway => Volatile.Read(ref _timesAway);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Counts that it was away.</summary>
    private protected void NoteAway() => Interlocked.Increment(ref _timesAway);
}
