using System.Globalization;
using Microsoft.Data.Sqlite;

namespace InfoLine.Storage;

/// <summary>Whole, checked copies of an SQLite file, made beside the service that has it open, and their way back.</summary>
public static class SqliteBackup
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Copies the database into a new file. The service goes on meanwhile; the copy holds everything that was committed before the call.</summary>
    /// <param name="connection">As in <c>Storage:Connection</c>.</param>
    /// <param name="path">The copy. It appears under this name only when it is whole, checked and on disk; only its owner may read it.</param>
    /// <returns>The size of the copy in bytes.</returns>
    /// <exception cref="BadSettingException">There is no database, it is not SQLite, the copy cannot be written, or a file of that name exists.</exception>
    public static long Make(string connection, string path)
    {
        var file = FileOf(connection);
        if (!File.Exists(file))
            throw new BadSettingException($"Storage:Connection: there is no file '{file}' to copy: name the database of the service.");
        if (File.Exists(path))
            throw new BadSettingException($"The file '{path}' exists already: name another one, or remove it.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            throw new BadSettingException($"The copy '{path}' cannot be made: its folder is not there.");
        var half = path + ".part";
        try
        {
            MakeEmpty(half);

            // Not page by page: what was deleted, such as a person who asked for it, must not live on in free pages of the copy.
            using (var source = Open(file, SqliteOpenMode.ReadWrite))
                Run(source, "vacuum into $1", half);
            CheckIsOurs(half);
            Flush(half);
            File.Move(half, path);
            return new FileInfo(path).Length;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BadSettingException($"The copy '{path}' cannot be made ({trouble.Message.TrimEnd('.')}): look for room and for permission to write there.");
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Puts a copy in the place of the database. The old file is kept beside it.</summary>
    /// <param name="connection">As in <c>Storage:Connection</c>. No service may have it open.</param>
    /// <param name="path">The copy; it stays where it is.</param>
    /// <param name="now">Names the old file.</param>
    /// <returns>Where the old file is now; null when there was none.</returns>
    /// <exception cref="BadSettingException">A service runs, the copy is damaged or not of InfoLine, or it is newer than this program. The old file is then in its place.</exception>
    public static async Task<string?> RestoreAsync(string connection, string path, DateTimeOffset now)
    {
        var file = FileOf(connection);
        if (!File.Exists(path))
            throw new BadSettingException($"There is no file '{path}' to restore.");
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        await using var theLock = SqliteDatabase.LockOf(file);
        var fresh = file + ".restoring";
        try
        {
            MakeEmpty(fresh);
            File.Copy(path, fresh, overwrite: true);
            CheckIsOurs(fresh);
            await BringUpToDateAsync(fresh);
            Flush(fresh);
            var aside = MoveAside(file, now);
            File.Move(fresh, file);
            return aside;
        }
        catch (Exception trouble) when (trouble is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new BadSettingException($"'{path}' cannot be restored ({trouble.Message.TrimEnd('.')}): nothing was changed; try another backup.");
        }
        finally
        {
            foreach (var ending in (string[])["", "-wal", "-shm", ".lock"])
                File.Delete(fresh + ending);
        }
    }

    private static string FileOf(string connection)
    {
        if (StorageSettings.ProblemOf(connection) is { } problem)
            throw new BadSettingException(problem);
        return StorageSettings.IsPostgres(connection)
            ? throw new BadSettingException("Storage:Connection names PostgreSQL: use infra/backup and infra/restore, which call pg_dump and pg_restore.")
            : Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
    }

    /// <summary>As the service would open it at its next start: a copy that this program cannot work with is refused here.</summary>
    private static async Task BringUpToDateAsync(string file)
    {
        await using var database = await Database.OpenAsync(new SqliteConnectionStringBuilder { DataSource = file }.ToString(), CancellationToken.None);
    }

    private static void CheckIsOurs(string file)
    {
        using var copy = Open(file, SqliteOpenMode.ReadOnly);
        if (Ask(copy, "pragma quick_check(1)") is not "ok")
            throw new BadSettingException($"The file '{file}' is damaged: SQLite's own check fails. Try another backup.");
        if (Ask(copy, "select count(*) from sqlite_master where type = 'table' and name = 'migrations'") is not "1")
            throw new BadSettingException("This is no database of InfoLine: it has no list of migrations.");
    }

    // Together with its log: what is committed may stand only there.
    private static string? MoveAside(string file, DateTimeOffset now)
    {
        if (!File.Exists(file))
            return null;
        var aside = string.Create(CultureInfo.InvariantCulture, $"{file}.before-{now:yyyyMMdd'T'HHmmss'Z'}");
        foreach (var ending in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(file + ending))
                File.Move(file + ending, aside + ending);
        }

        return aside;
    }

    private static void MakeEmpty(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, options);
    }

    // SQLite does not flush what "vacuum into" writes.
    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$1", value);
        command.ExecuteNonQuery();
    }

    private static string? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
