using InfoLine.Storage;
using Npgsql;

namespace InfoLine.Tests.Harness;

/// <summary>A fresh, empty database for one test, and its removal.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string PostgresVariable = "INFOLINE_TEST_POSTGRES";

    private readonly Func<Task> _remove;

    private TestDatabase(Store store, string connection, Func<Task> remove)
    {
        Store = store;
        Connection = connection;
        _remove = remove;
    }

    public Store Store { get; }

    /// <summary>What <c>Storage:Connection</c> would hold.</summary>
    public string Connection { get; }

    /// <summary>Makes one. A test that wants PostgreSQL is skipped where there is none, unless INFOLINE_TEST_ALL forbids that.</summary>
    public static Task<TestDatabase> NewAsync(Store store) => store == Store.Sqlite ? Task.FromResult(NewSqlite()) : NewPostgresAsync();

    /// <summary>The same, but on PostgreSQL a database of its own in place of a schema: for tools that copy whole databases.</summary>
    public static Task<TestDatabase> NewWholeAsync(Store store) => store == Store.Sqlite ? Task.FromResult(NewSqlite()) : NewWholePostgresAsync();

    /// <summary>Opens it as the service does.</summary>
    public Task<Database> OpenAsync() => Database.OpenAsync(Connection, CancellationToken.None);

    /// <summary>The same database, reached by another port of this machine; it goes with this one.</summary>
    public TestDatabase Through(int port) =>
        new(Store, new NpgsqlConnectionStringBuilder(Connection) { Host = "127.0.0.1", Port = port }.ToString(), () => Task.CompletedTask);

    public async ValueTask DisposeAsync() => await _remove();

    private static TestDatabase NewSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("infoline-test-").FullName;
        return new(Store.Sqlite, $"Data Source={folder}/test.db", () =>
        {
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> NewPostgresAsync()
    {
        var server = Server();
        var schema = $"test_{Guid.NewGuid():n}";
        await RunAsync(server, $"create schema {schema}");
        var connection = new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, MaxPoolSize = 12, Pooling = true };
        return new(Store.Postgres, connection.ToString(), () => RunAsync(server, $"drop schema {schema} cascade"));
    }

    private static async Task<TestDatabase> NewWholePostgresAsync()
    {
        var server = Server();
        var name = $"test_{Guid.NewGuid():n}";
        await RunAsync(server, $"create database {name}");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 12, Pooling = true };
        return new(Store.Postgres, connection.ToString(), () => RunAsync(server, $"drop database {name} with (force)"));
    }

    private static string Server()
    {
        var server = Environment.GetEnvironmentVariable(PostgresVariable);
        var allWanted = Environment.GetEnvironmentVariable("INFOLINE_TEST_ALL") == "1";
        Skip.If(string.IsNullOrEmpty(server) && !allWanted, $"No PostgreSQL: {PostgresVariable} is not set. infra/test starts one.");
        if (string.IsNullOrEmpty(server))
            throw new InvalidOperationException($"INFOLINE_TEST_ALL is 1, but {PostgresVariable} is not set.");
        return server;
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
