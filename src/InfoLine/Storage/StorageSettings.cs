using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace InfoLine.Storage;

/// <summary>Reads <c>Storage:Connection</c>.</summary>
internal static class StorageSettings
{
    public const string Key = "Storage:Connection";
    public const string Default = "Data Source=data/infoline.db";

    /// <summary>What is wrong with a connection string: one sentence with the remedy, or null.</summary>
    public static string? ProblemOf(string connection)
    {
        try
        {
            if (IsPostgres(connection))
                return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host) ? $"{Key} names no host: write 'Host=…;Database=…;Username=…'." : null;
            var file = new SqliteConnectionStringBuilder(connection).DataSource;
            return string.IsNullOrWhiteSpace(file) || file.Contains(":memory:", StringComparison.Ordinal)
                ? $"{Key} names no file: write 'Data Source=data/infoline.db' for SQLite or 'Host=…' for PostgreSQL."
                : null;
        }
        catch (Exception trouble) when (trouble is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The message of the exception may quote a password, so it is not shown.
            return $"{Key} cannot be read: write 'Data Source=data/infoline.db' for SQLite or 'Host=…;Database=…;Username=…;Password=…' for PostgreSQL.";
        }
    }

    /// <summary>Beside the SQLite file; <c>data</c> where the database is elsewhere, or cannot be read, which <see cref="ProblemOf"/> tells.</summary>
    public static string FolderOf(string connection)
    {
        const string otherwise = "data";
        if (IsPostgres(connection) || ProblemOf(connection) is not null)
            return otherwise;
        return Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource)) ?? otherwise;
    }

    /// <summary>What tells a database from others on the same machines, without user and password. Two connections may name one database differently.</summary>
    public static string NameOf(string connection)
    {
        if (!IsPostgres(connection))
            return Path.GetFullPath(new SqliteConnectionStringBuilder(connection).DataSource);
        var server = new NpgsqlConnectionStringBuilder(connection);
        return string.Join('/', server.Host, server.Port.ToString(CultureInfo.InvariantCulture), server.Database, server.SearchPath);
    }

    public static bool IsPostgres(string connection) => connection
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Any(part => part.StartsWith("host", StringComparison.OrdinalIgnoreCase) || part.StartsWith("server", StringComparison.OrdinalIgnoreCase));
}
