using System.Net.Sockets;
using Npgsql;

namespace InfoLine.Storage;

/// <summary>A PostgreSQL server, with a few lanes for writers.</summary>
/// <remarks>Few lanes on purpose: while all of them are busy, messages gather and share the next batch, which is where the speed comes from.</remarks>
internal sealed class PostgresDatabase : Database
{
    private const int WriteLanes = 6;

    private readonly NpgsqlDataSource _source;
    private readonly SemaphoreSlim _lanes = new(WriteLanes);

    private PostgresDatabase(NpgsqlDataSource source) : base(Dialect.Postgres) => _source = source;

    /// <summary>Connects to the server.</summary>
    /// <exception cref="BadSettingException">It does not answer, or refuses us.</exception>
    public static async Task<PostgresDatabase> ConnectAsync(string connection, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, Enlist = false, NoResetOnClose = true };
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await using var trial = await source.OpenConnectionAsync(cancellation);
            return new(source);
        }
        catch (Exception trouble) when (trouble is NpgsqlException or SocketException or TimeoutException)
        {
            await source.DisposeAsync();
            throw new BadSettingException(
                $"Storage:Connection: PostgreSQL at {settings.Host}:{settings.Port} cannot be used ({trouble.Message}): start it, or correct host, database, user or password.");
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        await _lanes.WaitAsync(cancellation);
        try
        {
            await using var connection = await _source.OpenConnectionAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            var result = await work(new PostgresLink(connection));
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _lanes.Release();
        }
    }

    public override async Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        return await work(new PostgresLink(connection));
    }

    // Classes 08 (connection), 53 (no room), 57 (stopped by its operator), 58 (its disk), and 25006: a replica that may only be read.
    public override bool IsAway(Exception trouble) => trouble is PostgresException refusal
        ? refusal.SqlState is "25006" || refusal.SqlState[..2] is "08" or "53" or "57" or "58"
        : trouble is NpgsqlException or SocketException or IOException or TimeoutException;

    public override bool IsRefusal(Exception trouble) => trouble is PostgresException refusal && refusal.SqlState[..2] is "22" or "23";

    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _lanes.Dispose();
    }
}
