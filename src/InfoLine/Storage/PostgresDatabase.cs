using System.Net.Sockets;
using Npgsql;

namespace InfoLine.Storage;

/// <summary>A PostgreSQL server, with a few lanes for writers.</summary>
/// <remarks>Few lanes on purpose: while all of them are busy, messages gather and share the next batch, which is where the speed comes from.</remarks>
internal sealed class PostgresDatabase : Database
{
    private const int WriteLanes = 3;

    /// <summary>
    /// Writers know the keys of what they change. A plan made for a table that was small a minute ago must not read all of it now, and none is worth making anew for each batch.
    /// </summary>
    private const string WritersPlan = "set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off; set plan_cache_mode = force_generic_plan; set jit = off";

    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _writing;
    private readonly SemaphoreSlim _lanes = new(WriteLanes);

    private PostgresDatabase(NpgsqlDataSource reading, NpgsqlDataSource writing) : base(Dialect.Postgres) => (_reading, _writing) = (reading, writing);

    /// <summary>Connects to the server.</summary>
    /// <exception cref="BadSettingException">It does not answer, or refuses us.</exception>
    public static async Task<PostgresDatabase> ConnectAsync(string connection, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, Enlist = false, NoResetOnClose = true };
        var source = NpgsqlDataSource.Create(settings);
        try
        {
            await using var trial = await source.OpenConnectionAsync(cancellation);
            return new(source, WritingOf(settings));
        }
        catch (Exception trouble) when (trouble is NpgsqlException or SocketException or TimeoutException or IOException or OperationCanceledException)
        {
            await source.DisposeAsync();
            throw new BadSettingException(
                $"Storage:Connection: PostgreSQL at {settings.Host}:{settings.Port} cannot be used ({trouble.Message}): start it, or correct host, database, user or password.");
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        PostgresLink? link = null;
        var isOnDisk = false;
        await _lanes.WaitAsync(cancellation);
        try
        {
            await using var connection = await _writing.OpenConnectionAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            link = new(connection);
            var result = await work(link);
            await transaction.CommitAsync(CancellationToken.None);
            isOnDisk = true;
            return result;
        }
        catch (Exception trouble) when (IsAway(trouble))
        {
            Forget();
            throw;
        }
        finally
        {
            _lanes.Release();
            link?.End(isOnDisk);
        }
    }

    public override async Task<T> ReadAsync<T>(Func<Connection, Task<T>> work, CancellationToken cancellation = default)
    {
        try
        {
            await using var connection = await _reading.OpenConnectionAsync(cancellation);
            return await work(new PostgresLink(connection));
        }
        catch (Exception trouble) when (IsAway(trouble))
        {
            Forget();
            throw;
        }
    }

    // Classes 08 (connection), 53 (no room), 57 (stopped by its operator), 58 (its disk), and 25006: a replica that may only be read.
    public override bool IsAway(Exception trouble) => trouble is PostgresException refusal
        ? refusal.SqlState is "25006" || refusal.SqlState[..2] is "08" or "53" or "57" or "58"
        : trouble is NpgsqlException or SocketException or IOException or TimeoutException;

    public override bool IsRefusal(Exception trouble) => trouble is PostgresException refusal && refusal.SqlState[..2] is "22" or "23";

    // Its other connections are as dead as this one: found one by one, each would send a message to the disk long after the database is back.
    private void Forget()
    {
        NoteAway();
        _reading.Clear();
        _writing.Clear();
    }

    public override async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync();
        await _writing.DisposeAsync();
        _lanes.Dispose();
    }

    private static NpgsqlDataSource WritingOf(NpgsqlConnectionStringBuilder settings)
    {
        var writing = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(settings.ToString()) { MinPoolSize = 0, MaxPoolSize = WriteLanes }.ToString());
        writing.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var plan = new NpgsqlCommand(WritersPlan, connection);
                plan.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var plan = new NpgsqlCommand(WritersPlan, connection);
                await plan.ExecuteNonQueryAsync();
            });
        return writing.Build();
    }
}
