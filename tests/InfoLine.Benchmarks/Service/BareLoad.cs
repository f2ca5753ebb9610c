using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Service;

/// <summary>Load on a <see cref="BareEndpoint"/> in a process of its own.</summary>
internal sealed class BareLoad : IDisposable
{
    private const int Run = 2;
    private const int MostEach = 200;

    private readonly Child _bare;
    private readonly Traffic _traffic;
    private readonly Ledger _ledger;
    private int _nextSender;

    private BareLoad(Child bare, Traffic traffic, int senders)
    {
        _bare = bare;
        _traffic = traffic;
        _ledger = new Ledger(senders, MostEach); // Only gives numbers: nobody judges the floor.
    }

    public Saturation Measured { get; } = new();

    /// <summary>Starts it and warms it up.</summary>
    public static async Task<BareLoad> StartAsync(string folder, int connections, int senders)
    {
        var address = Child.FreePort();
        var bare = Child.Start([typeof(Program).Assembly.Location, Program.BareEndpointWord, $"http://{address}", Path.Combine(folder, "floor.db")], []);
        var load = new BareLoad(bare, new Traffic(address, connections), senders);
        await Line.FirstAnswerAsync(bare, address, Webhooks.Write(Run, senders, number: 1).Request);
        await load._traffic.SaturateAsync(load.Prepare(20_000), TimeSpan.FromSeconds(3), ledger: null);
        return load;
    }

    /// <summary>One more slice.</summary>
    public async Task SaturateAsync(TimeSpan slice)
    {
        var messages = Prepare(Saturation.Most(slice));
        Measured.Begin(_bare, answered: 0);
        Measured.End(await _traffic.SaturateAsync(messages, slice, ledger: null), answered: 0);
    }

    public void Dispose() => _bare.Dispose();

    private List<Message> Prepare(int count) => Traffic.Prepare(_ledger, Run, count, ref _nextSender);
}
