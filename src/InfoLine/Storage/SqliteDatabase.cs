using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>One SQLite file: one writer with a queue in front of it, readers beside it.</summary>
internal sealed class SqliteDatabase : Database
{
    private const int MostIdleReaders = 8;

    /// <summary>EROFS of Linux and macOS, which .NET passes on as it is.</summary>
    private const int ReadOnlyFileSystem = 30;

    // Result codes of SQLite: https://sqlite.org/rescode.html
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    private readonly string _connection;
    private readonly FileStream _lock;
    private readonly SqliteWriter _writer;
    private readonly ConcurrentBag<SqliteLink> _readers = [];

    private SqliteDatabase(string connection, FileStream theLock) : base(Dialect.Sqlite)
    {
        _connection = connection;
        _lock = theLock;
        _writer = new(OpenLink("pragma synchronous = full; pragma wal_autocheckpoint = 20000; pragma cache_size = -16000;"));
    }

    /// <summary>Opens or makes the file.</summary>
    /// <exception cref="BadSettingException">The folder cannot be written, the file is no database, or another InfoLine has it open.</exception>
    public static SqliteDatabase Open(string connection)
    {
        SqliteLibrary.SetUp();
        var settings = new SqliteConnectionStringBuilder(connection) { Pooling = false, ForeignKeys = true, DefaultTimeout = 30 };
        var path = Path.GetFullPath(settings.DataSource);
        settings.DataSource = path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
            var theLock = LockOf(path);
            try
            {
                return new(settings.ToString(), theLock);
            }
            catch
            {
                theLock.Dispose();
                throw;
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new BadSettingException($"Storage:Connection: the file '{path}' cannot be used ({trouble.Message}): name a file in a folder that this user may write.");
        }
    }

    public override Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default) => _writer.WriteAsync(work, cancellation);

    public override async Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_readers.TryTake(out var link))
            link = OpenLink("pragma query_only = on;");
        try
        {
            return await work(link);
        }
        finally
        {
            if (_readers.Count < MostIdleReaders)
                _readers.Add(link);
            else
                link.Dispose();
        }
    }

    // The disk is full, failing, or may not be written.
    public override bool IsAway(Exception trouble) => trouble is SqliteException { SqliteErrorCode: SqliteFull or SqliteIoError or SqliteReadOnly or SqliteCannotOpen };

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var link))
            link.Dispose();
        await _lock.DisposeAsync();
    }

    /// <summary>Claims are forgotten at the start because nobody else can hold one; so nobody else may have the file open.</summary>
    internal static FileStream LockOf(string path)
    {
        try
        {
            return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException trouble) when (trouble.HResult != ReadOnlyFileSystem && File.Exists(path + ".lock"))
        {
            throw new DatabaseInUseException($"Storage:Connection: another InfoLine has '{path}' open: stop it first, or use PostgreSQL (Host=…) to run several.");
        }
    }

    private SqliteLink OpenLink(string pragmas)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            connection.CreateFunction<string, string, string, byte[]>("message_key", MessageKey.Of, isDeterministic: true); // For the migration that adds it.
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma journal_mode = wal; pragma temp_store = memory; pragma busy_timeout = 30000; {pragmas}";
            command.ExecuteNonQuery();
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
