using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>One, two and three replicas of the service on one PostgreSQL, beside as many floors on the same server. All share the cores of this machine, the load and the carrier too.</summary>
internal sealed class ReplicaFigures : IAsyncDisposable
{
    private const int Senders = 20_000;
    private const int MostEach = 60;
    private const int Connections = 128;
    private const double Pace = 1_000;
    private const double GoalShareOfFloor = 0.5;
    private const double GoalReplyMilliseconds = 1_000;
    private const int Rounds = 3;

    /// <summary>The goal is for this many.</summary>
    private const int GoalReplicas = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Wish _wish;
    private readonly Scratch _scratch = new();
    private readonly List<Figure> _figures = [];
    private readonly RedisServer? _redis = RedisServer.Start();
    private PostgresServer? _postgres;
    private bool _isFaultless = true;

    private ReplicaFigures(Wish wish) => _wish = wish;

    private PostgresServer Postgres => _postgres ?? throw new InvalidOperationException("PostgreSQL has not been started.");

    private TimeSpan PaceTime => TimeSpan.FromSeconds(_wish.Short ? 5 : 15);

    private TimeSpan Slice => TimeSpan.FromSeconds(_wish.Short ? 2 : 4);

    /// <returns>The figures, and whether no message was lost, doubled or out of order.</returns>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static async Task<(List<Figure> Figures, bool IsFaultless)> MeasureAsync(Wish wish)
    {
        await using var run = new ReplicaFigures(wish);
        Progress.Tell($"Replicas: a PostgreSQL of our own{(run._redis is null ? "; Redis is not installed, so there is none" : "")}");
        run._postgres = await PostgresServer.StartAsync(run._scratch.Folder);
        foreach (var count in wish.Short ? [GoalReplicas] : (int[])[1, 2, 3])
            await run.MeasureAsync(count);
        return (run._figures, run._isFaultless);
    }

    public async ValueTask DisposeAsync()
    {
        _redis?.Dispose();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        _scratch.Dispose();
    }

    private async Task MeasureAsync(int count)
    {
        var ours = $"ours_{count}";
        await Postgres.CreateAsync(ours);
        var what = count == 1 ? "Replicas: 1 on PostgreSQL" : $"Replicas: {count} on PostgreSQL";
        var ledger = new Ledger(Senders, MostEach);
        await using var replicas = await ReplicaSet.StartAsync(count, Path.Combine(_scratch.Folder, ours), Postgres.ConnectionTo(ours), _redis, ledger);
        var writing = new Writing(ledger, new Traffic(replicas.Addresses, Connections));

        Progress.Tell($"{what}: warming up"); // Until the runtime has compiled what is hot: beside it nothing else is to be measured.
        await writing.SaturateAsync(writing.Prepare(_wish.Short ? 30_000 : 100_000), TimeSpan.FromSeconds(_wish.Short ? 8 : 20));
        await ledger.DrainAsync(Patience);
        await MeasurePaceAsync(what, writing, replicas);
        await MeasureSaturationAsync(what, count, writing, replicas);
        var (figure, isFaultless) = await Books.CompareAsync(what, Postgres, ours, ledger);
        _figures.Add(figure);
        _isFaultless &= isFaultless;
    }

    private async Task MeasurePaceAsync(string what, Writing writing, ReplicaSet replicas)
    {
        Progress.Tell($"{what}: {Pace:0} messages a second for {PaceTime.TotalSeconds:0} s");
        var messages = writing.Prepare((int)(Pace * PaceTime.TotalSeconds));
        var before = ProcessorUse.Now(Postgres, replicas.Cpu, _redis);
        var outcome = await writing.Traffic.PaceAsync(messages, Pace, writing.Ledger);
        var use = ProcessorUse.Now(Postgres, replicas.Cpu, _redis) - before;
        await writing.Ledger.DrainAsync(Patience);

        var webhook = new Percentiles(outcome.Times);
        var reply = new Percentiles(writing.Ledger.ReplyTimes(messages));
        what = $"{what}, {Pace:0} messages/s";
        _figures.Add(new($"{what}: webhook p50 / p99", $"{Figure.Milliseconds(webhook.P50)} / {Figure.Milliseconds(webhook.P99)}{outcome.Trouble}"));
        _figures.Add(new(
            $"{what}: webhook to reply at the carrier p50 / p99", $"{Figure.Milliseconds(reply.P50)} / {Figure.Milliseconds(reply.P99)}", "",
            $"p99 ≤ {GoalReplyMilliseconds / 1000:0} s", reply.Count == messages.Count && reply.P99 <= GoalReplyMilliseconds));
        _figures.Add(new($"{what}: CPU of PostgreSQL / replicas / Redis / load and carrier, cores", use.Cores(outcome.Elapsed)));
    }

    private async Task MeasureSaturationAsync(string what, int count, Writing writing, ReplicaSet replicas)
    {
        var ours = $"ours_{count}";
        await using var silent = await StartFloorAsync($"floor_{count}", count, posts: false);
        await using var posting = await StartFloorAsync($"posting_{count}", count, posts: true);
        var (own, least, answering) = (new Stretch(), new Stretch(), new Stretch());
        var talk = new ServerTalk(0, 0, 0);
        for (var round = 1; round <= Rounds; round++)
        {
            // By turns: whatever else the machine does meets both alike.
            Progress.Tell($"{what}: as fast as it answers, round {round} of {Rounds}, the floors first");
            await AddAsync(least, silent);
            await AddAsync(answering, posting);

            talk -= await ServerTalk.ReadAsync(Postgres, ours);
            var began = ProcessorUse.Now(Postgres, replicas.Cpu, _redis);
            var outcome = await writing.SaturateAsync(writing.Prepare(Saturation.Most(Slice)), Slice);
            var drained = await writing.Ledger.DrainAsync(Patience);
            own.Add(outcome, outcome.Elapsed + drained, ProcessorUse.Now(Postgres, replicas.Cpu, _redis) - began);
            talk += await ServerTalk.ReadAsync(Postgres, ours);
        }

        foreach (var line in await ServerTalk.DearestAsync(Postgres, ours))
            Progress.Tell($"{what}: {line}");
        var share = own.PerSecond / least.PerSecond;
        _figures.Add(new(
            $"{what}: accepted and answered a second ({Connections} under way)", $"{Figure.Count(own.PerSecond)} ({share:P0} of the floor){own.Trouble}", Figure.Count(least.PerSecond),
            count == GoalReplicas ? $"≥ {GoalShareOfFloor:P0} of the floor" : "", count == GoalReplicas ? share >= GoalShareOfFloor && own.Refused == 0 : null));
        _figures.Add(new(
            $"{what}: the same beside a floor that posts its replies too", $"{Figure.Count(own.PerSecond)} ({own.PerSecond / answering.PerSecond:P0} of that floor)", Figure.Count(answering.PerSecond)));
        _figures.Add(new($"{what}: CPU a message of PostgreSQL / replicas / Redis / load and carrier, beside that floor", own.Use.Each(own.Accepted), answering.Use.Each(answering.Accepted)));
        _figures.Add(new($"{what}: accepted a second meanwhile", Figure.Count(own.AcceptedPerSecond), Figure.Count(least.AcceptedPerSecond)));
        _figures.Add(new($"{what}: CPU a message of PostgreSQL / replicas / Redis / load and carrier", own.Use.Each(own.Accepted), least.Use.Each(least.Accepted)));
        _figures.Add(new($"{what}: commits / statements / bytes of the log a message", talk.Each(own.Accepted)));
        _figures.Add(new($"{what}: resident memory of each replica", string.Join(" / ", replicas.ResidentBytes.Select(bytes => $"{bytes / (1024 * 1024)} MB"))));
    }

    private async Task<BareRowsLoad> StartFloorAsync(string database, int count, bool posts)
    {
        await Postgres.CreateAsync(database);
        await using (await Storage.Database.OpenAsync(Postgres.ConnectionTo(database), CancellationToken.None))
        {
            // Makes the tables.
        }

        return await BareRowsLoad.StartAsync(count, Postgres.ConnectionTo(database), Connections, Senders, posts);
    }

    private async Task AddAsync(Stretch stretch, BareRowsLoad floor)
    {
        var began = ProcessorUse.Now(Postgres, floor.Cpu, _redis);
        var (outcome, drained) = await floor.SaturateAsync(Slice);
        stretch.Add(outcome, outcome.Elapsed + drained, ProcessorUse.Now(Postgres, floor.Cpu, _redis) - began);
    }

    /// <summary>Adds up slices.</summary>
    private sealed class Stretch
    {
        private TimeSpan _accepting;
        private TimeSpan _elapsed;

        public double Accepted { get; private set; }

        public int Refused { get; private set; }

        public ProcessorUse Use { get; private set; } = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);

        public double PerSecond => Accepted / _elapsed.TotalSeconds;

        public double AcceptedPerSecond => Accepted / _accepting.TotalSeconds;

        public string Trouble => Refused == 0 ? "" : $", {Refused} refused";

        public void Add(Outcome outcome, TimeSpan elapsed, ProcessorUse use)
        {
            Accepted += outcome.Accepted;
            Refused += outcome.Refused;
            _accepting += outcome.Elapsed;
            _elapsed += elapsed;
            Use += use;
        }
    }
}
