using System.Globalization;

namespace InfoLine.Tests.Redis;

/// <summary>Three Redis that share the keys among themselves.</summary>
internal sealed class RedisCluster : IAsyncDisposable
{
    private const string Client = "/usr/bin/redis-cli";

    private readonly RealRedis[] _nodes;

    private RedisCluster(RealRedis[] nodes) => _nodes = nodes;

    /// <summary>What <c>Redis:Configuration</c> would hold: two of the three.</summary>
    public string Configuration => $"{_nodes[0].Configuration},{_nodes[1].Configuration}";

    public static async Task<RedisCluster> StartAsync()
    {
        var nodes = new RealRedis[3];
        for (var i = 0; i < nodes.Length; i++)
            nodes[i] = await RealRedis.StartWithAsync("--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1", "--cluster-port", RealRedis.FreePort().ToString(CultureInfo.InvariantCulture));
        await using var client = new RunningProcess(Client, ["--cluster", "create", .. nodes.Select(node => node.Configuration), "--cluster-yes"]);
        await client.LineAsync("All 16384 slots covered");
        foreach (var node in nodes)
            await node.SaysAsync("Cluster state changed: ok");
        return new(nodes);
    }

    /// <summary>One of them dies, with its share of the keys.</summary>
    public Task LoseOneAsync() => _nodes[2].KillAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }
}
