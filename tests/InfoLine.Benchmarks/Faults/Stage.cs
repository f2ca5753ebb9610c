using System.Diagnostics;
using InfoLine.Benchmarks.Load;
using InfoLine.Storage;

namespace InfoLine.Benchmarks.Faults;

/// <summary>What a fault needs around it.</summary>
internal sealed record Setting
{
    /// <summary>True for PostgreSQL, false for one SQLite file, which only one process may use.</summary>
    public bool OnPostgres { get; init; } = true;

    /// <summary>A database that is there already; null for a server of the run's own.</summary>
    public string? Connection { get; init; }

    /// <summary>True for a Redis beside it.</summary>
    public bool WithRedis { get; init; }

    /// <summary>How many processes; one on SQLite.</summary>
    public int Replicas { get; init; } = 2;

    /// <summary>All people together.</summary>
    public double MessagesPerSecond { get; init; } = 60;

    /// <summary>How many people write.</summary>
    public int Senders { get; init; } = 160;

    /// <summary>How much room each replica has on a disk of its own, in megabytes; null for no limit. Needs root.</summary>
    public int? DiskMegabytes { get; init; }

    /// <summary>How the carrier behaves.</summary>
    public Manners Manners { get; init; } = new();

    /// <summary>Fixes all chance.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>Everything that a fault plays on: a database, replicas of the real program, a carrier over HTTP, people who write.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const string OpenSql =
        "select (select count(*) from inbox where closed_at is null and kind = 0) + (select count(*) from outbox where coalesce(closed_at, 0) = 0)";

    private readonly string _connection;

    private Stage(Setting setting, string folder, string connection, Record record, Carrier carrier, PostgresServer? postgres, RedisServer? redis)
    {
        _connection = connection;
        Setting = setting;
        Folder = folder;
        Record = record;
        Carrier = carrier;
        Server = postgres;
        RedisOrNone = redis;
        Replicas = [.. Enumerable.Range(0, setting.OnPostgres ? setting.Replicas : 1).Select(i => new Replica(Path.Combine(folder, $"replica-{i}"), SettingsOf()))];
        People = new(this);
    }

    public Setting Setting { get; }

    /// <summary>Everything on disk.</summary>
    public string Folder { get; }

    public Record Record { get; }

    public Carrier Carrier { get; }

    public Replica[] Replicas { get; }

    public People People { get; }

    public PostgresServer Postgres => Server ?? throw new InvalidOperationException("This stage has no PostgreSQL of its own.");

    public RedisServer Redis => RedisOrNone ?? throw new InvalidOperationException("This stage has no Redis.");

    private PostgresServer? Server { get; }

    private RedisServer? RedisOrNone { get; }

    /// <summary>Builds it, and starts everything but the replicas and the people.</summary>
    public static async Task<Stage> BuildAsync(Setting setting)
    {
        var folder = Directory.CreateTempSubdirectory("infoline-faults-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101); // The owner of PostgreSQL is somebody else, and must get through.
        var record = new Record();
        var carrier = await Carrier.StartAsync(record, setting.Seed);
        carrier.Manners = setting.Manners;
        var postgres = setting is { OnPostgres: true, Connection: null } ? await PostgresServer.StartAsync(folder) : null;
        var redis = setting.WithRedis ? new RedisServer(folder) : null;
        if (redis is not null)
            await redis.StartAsync();
        var connection = setting.OnPostgres ? setting.Connection ?? postgres!.Connection : $"Data Source={folder}/replica-0/infoline.db"; // One of the two is there.
        return new(setting, folder, connection, record, carrier, postgres, redis);
    }

    /// <summary>Starts the replicas and waits until all are ready.</summary>
    public async Task OpenAsync()
    {
        foreach (var replica in Replicas)
        {
            if (Setting.DiskMegabytes is { } megabytes)
                await SmallDisk.MountAsync(replica.Folder, megabytes);
            replica.Start();
        }

        foreach (var replica in Replicas)
            await replica.ReadyAsync();
    }

    /// <summary>Waits until something more has been accepted.</summary>
    /// <param name="messages">How many.</param>
    public async Task AcceptsAsync(int messages = 1)
    {
        var goal = Record.Accepted + messages;
        var clock = Stopwatch.StartNew();
        while (Record.Accepted < goal)
        {
            if (clock.Elapsed > Patience)
                throw new InvalidOperationException("Nothing is accepted any more.");
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until every message has had its turn and every reply is settled, or nothing happens any more.</summary>
    public async Task SettleAsync()
    {
        var clock = Stopwatch.StartNew();
        var (open, since) = (-1L, clock.Elapsed);
        while (clock.Elapsed - since < Patience)
        {
            var left = await OpenRowsAsync();
            if (left == 0)
                return;
            if (left != open)
                (open, since) = (left, clock.Elapsed);
            await Task.Delay(100);
        }
    }

    /// <summary>Reads the database.</summary>
    public async Task<T> ReadAsync<T>(Func<Connection, Task<T>> read)
    {
        await using var database = await Database.OpenForReadingAsync(_connection, CancellationToken.None);
        return await database.ReadAsync(read);
    }

    public async ValueTask DisposeAsync()
    {
        await People.StopAsync();
        foreach (var replica in Replicas)
        {
            replica.Dispose();
            if (Setting.DiskMegabytes is not null)
                await SmallDisk.UnmountAsync(replica.Folder);
        }

        await Carrier.DisposeAsync();
        RedisOrNone?.Dispose();
        if (Server is not null)
            await Server.StopAtOnceAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private Dictionary<string, string> SettingsOf()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["PublicUrl"] = Webhooks.PublicUrl,
            ["Storage__Connection"] = _connection,
            ["Dialogs__Path"] = Repository.BenchmarkDialogs,
            ["Logs__Format"] = "json",
            ["Twilio__AccountSid"] = Webhooks.AccountSid,
            ["Twilio__AuthToken"] = Webhooks.AuthToken,
            ["Twilio__SmsFrom"] = Webhooks.Number,
            ["Twilio__ApiBaseUrl"] = Carrier.Url,
            ["Twilio__SmsPerSecond"] = "100000",
        };
        if (RedisOrNone is not null)
            settings["Redis__Configuration"] = RedisOrNone.Configuration;
        return settings;
    }

    private Task<long> OpenRowsAsync() => ReadAsync(async connection => (await connection.QueryAsync(row => row.GetInt64(0), OpenSql))[0]);
}
