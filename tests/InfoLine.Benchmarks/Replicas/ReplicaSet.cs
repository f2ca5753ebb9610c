using System.Net;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>Several processes of the service on one PostgreSQL and one Redis, and a carrier that they all send to.</summary>
internal sealed class ReplicaSet : IAsyncDisposable
{
    private const int LongestStartSeconds = 60;

    private readonly List<Child> _replicas = [];
    private readonly List<IPEndPoint> _addresses;
    private readonly FakeCarrier _carrier;

    private ReplicaSet(List<IPEndPoint> addresses, FakeCarrier carrier) => (_addresses, _carrier) = (addresses, carrier);

    /// <summary>Where they listen.</summary>
    public IReadOnlyList<IPEndPoint> Addresses => _addresses;

    /// <summary>The processor time of all of them together.</summary>
    public TimeSpan Cpu => _replicas.Aggregate(TimeSpan.Zero, (sum, replica) => sum + replica.Cpu);

    /// <summary>The memory of each.</summary>
    public IEnumerable<long> ResidentBytes => _replicas.Select(replica => replica.ResidentBytes);

    /// <summary>Starts them, of this build where no other program is named, and waits until each is ready.</summary>
    /// <exception cref="InvalidOperationException">One did not start.</exception>
    public static async Task<ReplicaSet> StartAsync(int count, string folder, string connection, RedisServer? redis, Ledger ledger, string? program = null)
    {
        var set = new ReplicaSet(Child.FreePorts(count), await FakeCarrier.StartAsync(ledger));
        for (var i = 0; i < count; i++)
        {
            // Each keeps its files to itself, as on a machine of its own.
            var own = Path.Combine(folder, $"replica-{i}");
            Directory.CreateDirectory(own);
            var line = new Line(own, Repository.BenchmarkDialogs, set._carrier.Url, set._addresses[i]) { Connection = connection, Redis = redis?.Configuration ?? "", Program = program ?? Repository.Service };
            set._replicas.Add(line.Start());
        }

        for (var i = 0; i < count; i++)
            await ReadyAsync(set._replicas[i], set._addresses[i]);
        return set;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
            replica.Dispose();
        await _carrier.DisposeAsync();
    }

    private static async Task ReadyAsync(Child replica, IPEndPoint address)
    {
        using var client = new HttpClient();
        for (var tries = 0; !await IsReadyAsync(client, address); tries++)
        {
            if (replica.HasEnded || tries > LongestStartSeconds * 20)
                throw new InvalidOperationException($"A replica did not start:{Environment.NewLine}{string.Join(Environment.NewLine, replica.Lines)}");
            await Task.Delay(50);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, IPEndPoint address)
    {
        try
        {
            using var answer = await client.GetAsync($"http://{address}/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
