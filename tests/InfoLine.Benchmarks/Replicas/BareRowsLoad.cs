using System.Diagnostics;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>Load on as many floors as there are replicas, in processes of their own, on the same server.</summary>
internal sealed class BareRowsLoad : IAsyncDisposable
{
    private const int MostEach = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<Child> _floors;
    private readonly Traffic _traffic;
    private readonly Ledger _ledger;
    private readonly FakeCarrier? _carrier;
    private readonly Counter _counter;
    private readonly int _run;
    private int _nextSender;
    private long _accepted;

    private BareRowsLoad(List<Child> floors, Traffic traffic, int senders, int run, FakeCarrier? carrier, Counter counter) =>
        (_floors, _traffic, _ledger, _run, _carrier, _counter) = (floors, traffic, new Ledger(senders, MostEach), run, carrier, counter);

    /// <summary>The processor time of all of them together.</summary>
    public TimeSpan Cpu => _floors.Aggregate(TimeSpan.Zero, (sum, floor) => sum + floor.Cpu);

    /// <summary>Starts them and warms them up.</summary>
    /// <param name="count">How many processes.</param>
    /// <param name="connection">A database with our tables.</param>
    /// <param name="connections">How many messages are under way at a time.</param>
    /// <param name="senders">How many people write.</param>
    /// <param name="posts">True when each reply goes to a carrier too.</param>
    public static async Task<BareRowsLoad> StartAsync(int count, string connection, int connections, int senders, bool posts)
    {
        var addresses = Child.FreePorts(count);
        var counter = new Counter();
        var carrier = posts ? await FakeCarrier.StartAsync(counter) : null;
        string[] told = carrier is null ? [] : [carrier.Url];
        var floors = addresses.Select(address => Child.Start([typeof(Program).Assembly.Location, Program.BareRowsWord, $"http://{address}", connection, .. told], [])).ToList();
        var load = new BareRowsLoad(floors, new Traffic(addresses, connections), senders, run: count, carrier, counter);
        for (var i = 0; i < count; i++)
            await Line.FirstAnswerAsync(floors[i], addresses[i], Webhooks.Write(run: 100 + i, senders, number: count).Request);
        load._accepted = count;
        await load.SaturateAsync(TimeSpan.FromSeconds(3));
        return load;
    }

    /// <summary>As fast as they accept.</summary>
    /// <returns>What became of it, and how long the last replies took after that.</returns>
    public async Task<(Outcome Outcome, TimeSpan Drained)> SaturateAsync(TimeSpan slice)
    {
        var outcome = await _traffic.SaturateAsync(Traffic.Prepare(_ledger, _run, Saturation.Most(slice), ref _nextSender), slice, ledger: null);
        _accepted += outcome.Accepted;
        var clock = Stopwatch.StartNew();
        while (_carrier is not null && _counter.Heard < _accepted)
        {
            if (clock.Elapsed > Patience)
                throw new InvalidOperationException($"The floor has posted {_counter.Heard} of {_accepted} replies.");
            await Task.Delay(1);
        }

        return (outcome, _carrier is null ? TimeSpan.Zero : clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var floor in _floors)
            floor.Dispose();
        if (_carrier is not null)
            await _carrier.DisposeAsync();
    }

    private sealed class Counter : IHears
    {
        private long _heard;

        public long Heard => Volatile.Read(ref _heard);

        public void Hear(int sender, ReadOnlySpan<char> text) => Interlocked.Increment(ref _heard);
    }
}
