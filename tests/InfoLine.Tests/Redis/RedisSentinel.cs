using System.Globalization;

namespace InfoLine.Tests.Redis;

/// <summary>A Redis, its copy, and a Sentinel that makes the copy the first one when the first is gone.</summary>
internal sealed class RedisSentinel : IAsyncDisposable
{
    private const string Group = "infoline";

    private readonly RealRedis _first;
    private readonly RealRedis _copy;
    private readonly string _folder = Directory.CreateTempSubdirectory("infoline-sentinel-").FullName;
    private readonly int _port = RealRedis.FreePort();
    private RunningProcess? _sentinel;

    private RedisSentinel(RealRedis first, RealRedis copy) => (_first, _copy) = (first, copy);

    private RunningProcess Sentinel => _sentinel ?? throw new InvalidOperationException("It does not run.");

    /// <summary>What <c>Redis:Configuration</c> would hold.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},serviceName={Group}");

    /// <summary>Starts the three.</summary>
    public static async Task<RedisSentinel> StartAsync()
    {
        var all = await StartUnwatchedAsync();
        await all.WatchAsync();
        return all;
    }

    /// <summary>Starts a Redis and its copy. Nobody can ask which is the first until <see cref="WatchAsync"/>.</summary>
    public static async Task<RedisSentinel> StartUnwatchedAsync()
    {
        var first = await RealRedis.StartAsync();
        var copy = await RealRedis.StartWithAsync("--replicaof", "127.0.0.1", Text(first.Port));
        return new(first, copy);
    }

    /// <summary>The first one dies.</summary>
    /// <returns>When the copy has taken its place.</returns>
    public async Task LoseTheFirstAsync()
    {
        await _first.KillAsync();
        await Sentinel.LineAsync("+switch-master");
    }

    public async ValueTask DisposeAsync()
    {
        if (_sentinel is not null)
            await _sentinel.DisposeAsync();
        await _first.DisposeAsync();
        await _copy.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Starts Sentinel.</summary>
    public async Task WatchAsync()
    {
        // Sentinel writes what it learns into its settings.
        var settings = Path.Combine(_folder, "sentinel.conf");
        await File.WriteAllLinesAsync(settings,
        [
            $"port {Text(_port)}", "bind 127.0.0.1", $"dir {_folder}", $"sentinel monitor {Group} 127.0.0.1 {Text(_first.Port)} 1",
            $"sentinel down-after-milliseconds {Group} 500", $"sentinel failover-timeout {Group} 3000",
        ]);
        _sentinel = new(RealRedis.Program, settings, "--sentinel");
        await Sentinel.LineAsync("+slave slave");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
