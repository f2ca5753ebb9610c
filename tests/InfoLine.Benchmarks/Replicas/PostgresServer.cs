using System.Diagnostics;
using System.Net;
using InfoLine.Benchmarks.Service;
using Npgsql;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>A PostgreSQL of our own that is thrown away at the end: on a real disk, with <c>fsync</c>, with the settings that ship in <c>infra/postgresql.conf</c>.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>A statement that takes longer is written down by the server and counted here; milliseconds.</summary>
    public const int SlowMilliseconds = 200;

    private const string Owner = "postgres"; // Of the system: the server refuses to run as root.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly IPEndPoint _address;
    private long _slow;

    private PostgresServer(Process process, IPEndPoint address) => (_process, _address) = (process, address);

    /// <summary>Where its programs are, or null where it is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).FirstOrDefault(bin => File.Exists(Path.Combine(bin, "postgres")))
        : null;

    /// <summary>The processor time of the server with all its processes, those that have ended too.</summary>
    public TimeSpan Cpu => ProcessTree.Cpu(_process.Id);

    /// <summary>How many statements took longer than <see cref="SlowMilliseconds"/> so far.</summary>
    public long Slow => Volatile.Read(ref _slow);

    /// <summary>Makes a server in a folder, and starts it.</summary>
    /// <exception cref="InvalidOperationException">It is not installed, or does not start.</exception>
    public static async Task<PostgresServer> StartAsync(string folder)
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql.");
        var data = Path.Combine(folder, "postgres");
        Directory.CreateDirectory(data);
        var isRoot = Environment.UserName == "root";
        if (isRoot)
            await RunAsync("chown", Owner, data);
        await RunAsync(As(isRoot, Path.Combine(programs, "initdb"), "-D", data, "-U", "infoline", "-A", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"));

        var address = Child.FreePorts(1)[0];
        var start = As(
            isRoot, Path.Combine(programs, "postgres"), "-D", data, "-p", $"{address.Port}", "-k", "", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
            "-c", "shared_preload_libraries=pg_stat_statements", "-c", $"log_min_duration_statement={SlowMilliseconds}");
        foreach (var setting in Repository.PostgresSettings)
            start.AddRange(["-c", setting]);
        var process = Process.Start(new ProcessStartInfo(start[0], start[1..]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("PostgreSQL did not start.");
        var server = new PostgresServer(process, address);
        process.ErrorDataReceived += server.Hear;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        await server.AnswersAsync();
        return server;
    }

    /// <summary>For <c>Storage:Connection</c>.</summary>
    public string ConnectionTo(string database) => $"Host={_address.Address};Port={_address.Port};Username=infoline;Database={database}";

    /// <summary>Makes an empty database.</summary>
    public async Task CreateAsync(string database)
    {
        await ExecuteAsync("postgres", $"create database {database}");
        await ExecuteAsync(database, "create extension pg_stat_statements");
    }

    /// <summary>Runs a statement of the benchmark.</summary>
    public async Task ExecuteAsync(string database, string sql) => await ReadAsync(database, sql, _ => 0);

    /// <summary>The one number that a query returns.</summary>
    public async Task<long> NumberAsync(string database, string sql) => (await ReadAsync(database, sql, row => row.GetInt64(0)))[0];

    /// <summary>The rows of a query.</summary>
    public async Task<List<T>> ReadAsync<T>(string database, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo(database) + ";Pooling=false;Command Timeout=120");
        await connection.OpenAsync();
#pragma warning disable CA2100 // Texts of the benchmark.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A killed server would leave its processes behind; after this signal ("fast") it ends them itself.
        if (!_process.HasExited)
            await RunAsync("kill", "-INT", $"{_process.Id}");
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static List<string> As(bool isRoot, params string[] command) => isRoot ? ["setpriv", $"--reuid={Owner}", $"--regid={Owner}", "--clear-groups", .. command] : [.. command];

    private static Task RunAsync(params string[] command) => RunAsync(command.ToList());

    private static async Task RunAsync(List<string> command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{command[0]} did not start.");
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {string.Concat(said)}");
    }

    private async Task AnswersAsync()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await ExecuteAsync("postgres", "select 1");
                return;
            }
            catch (NpgsqlException) when (clock.Elapsed < Patience && !_process.HasExited)
            {
                await Task.Delay(50);
            }
        }
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text && text.Contains("LOG:  duration: ", StringComparison.Ordinal))
            Interlocked.Increment(ref _slow);
    }
}
