using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>Load on as many floors as there are replicas, in processes of their own, on the same server.</summary>
internal sealed class BareRowsLoad : IDisposable
{
    private const int MostEach = 400;

    private readonly List<Child> _floors;
    private readonly Traffic _traffic;
    private readonly Ledger _ledger;
    private readonly int _run;
    private int _nextSender;

    private BareRowsLoad(List<Child> floors, Traffic traffic, int senders, int run) => (_floors, _traffic, _ledger, _run) = (floors, traffic, new Ledger(senders, MostEach), run);

    /// <summary>The processor time of all of them together.</summary>
    public TimeSpan Cpu => _floors.Aggregate(TimeSpan.Zero, (sum, floor) => sum + floor.Cpu);

    /// <summary>Starts them and warms them up.</summary>
    /// <param name="count">How many processes.</param>
    /// <param name="connection">A database with our tables.</param>
    /// <param name="connections">How many messages are under way at a time.</param>
    /// <param name="senders">How many people write.</param>
    public static async Task<BareRowsLoad> StartAsync(int count, string connection, int connections, int senders)
    {
        var addresses = Child.FreePorts(count);
        var floors = addresses.Select(address => Child.Start([typeof(Program).Assembly.Location, Program.BareRowsWord, $"http://{address}", connection], [])).ToList();
        var load = new BareRowsLoad(floors, new Traffic(addresses, connections), senders, run: count);
        for (var i = 0; i < count; i++)
            await Line.FirstAnswerAsync(floors[i], addresses[i], Webhooks.Write(run: 100 + i, senders, number: count).Request);
        await load.SaturateAsync(TimeSpan.FromSeconds(3));
        return load;
    }

    /// <summary>As fast as they accept.</summary>
    public Task<Outcome> SaturateAsync(TimeSpan slice) =>
        _traffic.SaturateAsync(Traffic.Prepare(_ledger, _run, Saturation.Most(slice), ref _nextSender), slice, ledger: null);

    public void Dispose()
    {
        foreach (var floor in _floors)
            floor.Dispose();
    }
}
