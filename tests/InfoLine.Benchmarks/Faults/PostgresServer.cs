using InfoLine.Benchmarks.Service;
using Npgsql;

namespace InfoLine.Benchmarks.Faults;

/// <summary>A PostgreSQL of the run's own, which can be stopped like a machine that loses its power, and started again.</summary>
internal sealed class PostgresServer
{
    private const string Bin = "/usr/lib/postgresql/15/bin";

    private readonly string _data;
    private readonly int _port;

    private PostgresServer(string data, int port) => (_data, _port) = (data, port);

    /// <summary>True where Debian's PostgreSQL is installed.</summary>
    public static bool IsInstalled => File.Exists($"{Bin}/initdb");

    /// <summary>What <c>Storage:Connection</c> holds.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "infoline", Password = "infoline", Database = "postgres" }.ToString();

    /// <summary>Makes one and starts it.</summary>
    /// <param name="folder">Of the stage; others must be able to pass through it.</param>
    public static async Task<PostgresServer> StartAsync(string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        var password = Path.Combine(folder, "postgres-password");
        await File.WriteAllTextAsync(password, "infoline");
        if (Environment.IsPrivilegedProcess)
            await Tool.RunAsync("chown", ["postgres", data, password]);
        await AsOwnerAsync("sh", ["-c", $"{Bin}/initdb -D '{data}' -U infoline -A scram-sha-256 --pwfile='{password}' --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null"]);
        var server = new PostgresServer(data, Child.FreePort().Port);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it.</summary>
    /// <param name="settings">More environment, such as another clock; or null.</param>
    public Task StartAgainAsync(IEnumerable<KeyValuePair<string, string>>? settings = null) => ControlAsync(
        ["-w", "-l", $"{_data}/server.log", "-o", $"-p {_port} -k '' -c listen_addresses=127.0.0.1 -c max_connections=200", "start"], settings);

    /// <summary>It stops without a word: nothing is written back, and it must recover from its log at the next start.</summary>
    public Task StopAtOnceAsync() => ControlAsync(["-w", "-m", "immediate", "stop"]);

    private Task ControlAsync(IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>>? settings = null) =>
        AsOwnerAsync($"{Bin}/pg_ctl", ["-s", "-D", _data, .. words], settings);

    // PostgreSQL refuses to run as root.
    private static Task AsOwnerAsync(string program, IEnumerable<string> words, IEnumerable<KeyValuePair<string, string>>? settings = null) =>
        Environment.IsPrivilegedProcess ? Tool.RunAsync("runuser", ["-u", "postgres", "--", program, .. words], settings) : Tool.RunAsync(program, words, settings);
}
