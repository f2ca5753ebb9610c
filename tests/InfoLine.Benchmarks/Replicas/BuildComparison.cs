using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary><c>infra/bench compare FOLDER</c>: two replicas of this build and two of another one, each pair with a database and a Redis of its own, as fast as they answer, by turns.</summary>
/// <remarks>The speed of a machine moves by a third within an hour, so two runs tell little about two builds. In slices by turns a difference of a twentieth can be seen; look at the medians.</remarks>
internal static class BuildComparison
{
    /// <summary>The word that asks for it.</summary>
    public const string Word = "compare";

    private const int Replicas = 2;
    private const int Senders = 20_000;
    private const int MostEach = 200;
    private const int Connections = 128;
    private const int WarmUpMessages = 100_000;
    private const int Rounds = 12;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Compares, and prints a table.</summary>
    /// <param name="folder">Where the other build's <c>InfoLine.dll</c> is.</param>
    /// <returns>0; 1 when a message was lost, doubled or out of order; 2 when there is no other build.</returns>
    public static async Task<int> RunAsync(string folder)
    {
        var other = Path.Combine(Path.GetFullPath(folder), "InfoLine.dll");
        if (!File.Exists(other))
        {
            await Console.Error.WriteLineAsync($"infra/bench compare: there is no '{other}': name the folder of another build, such as a copy of src/InfoLine/bin/Release/net10.0.");
            return 2;
        }

        var before = Machine.Load();
        using var scratch = new Scratch();
        await using var postgres = await PostgresServer.StartAsync(scratch.Folder);
        await using var mine = await Side.StartAsync("this build", Repository.Service, scratch, postgres);
        await using var theirs = await Side.StartAsync("the other one", other, scratch, postgres);
        for (var round = 1; round <= Rounds; round++)
        {
            Progress.Tell($"Compare: round {round} of {Rounds}");
            foreach (var side in round % 2 == 0 ? [theirs, mine] : (Side[])[mine, theirs])
                await side.AnswerAsync();
        }

        var books = await Task.WhenAll(mine.JudgeAsync(), theirs.JudgeAsync());
        Table.Print([.. mine.FiguresBeside(theirs), .. books.Select(book => book.Figure)], before, $"Slices of {Slice.TotalSeconds:0} s by turns.", beside: "the other build");
        return books.All(book => book.IsFaultless) ? 0 : 1;
    }

    /// <summary>One of the two builds.</summary>
    private sealed class Side : IAsyncDisposable
    {
        private readonly string _name;
        private readonly string _database;
        private readonly PostgresServer _postgres;
        private readonly RedisServer? _redis;
        private readonly ReplicaSet _replicas;
        private readonly Writing _writing;
        private readonly List<double> _perSecond = [];
        private ProcessorUse _use = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        private double _accepted;

        private Side(string name, string database, PostgresServer postgres, RedisServer? redis, ReplicaSet replicas, Ledger ledger) =>
            (_name, _database, _postgres, _redis, _replicas, _writing) = (name, database, postgres, redis, replicas, new Writing(ledger, new Traffic(replicas.Addresses, Connections)));

        public static async Task<Side> StartAsync(string name, string program, Scratch scratch, PostgresServer postgres)
        {
            Progress.Tell($"Compare: {name} starts and warms up");
            var database = name.Replace(' ', '_');
            await postgres.CreateAsync(database);
            var redis = RedisServer.Start();
            var ledger = new Ledger(Senders, MostEach);
            var replicas = await ReplicaSet.StartAsync(Replicas, Path.Combine(scratch.Folder, database), postgres.ConnectionTo(database), redis, ledger, program);
            var side = new Side(name, database, postgres, redis, replicas, ledger);
            await side._writing.SaturateAsync(side._writing.Prepare(WarmUpMessages), WarmUp);
            await ledger.DrainAsync(Patience);
            return side;
        }

        /// <summary>One slice.</summary>
        public async Task AnswerAsync()
        {
            var began = ProcessorUse.Now(_postgres, _replicas.Cpu, _redis);
            var outcome = await _writing.SaturateAsync(_writing.Prepare(Saturation.Most(Slice)), Slice);
            var drained = await _writing.Ledger.DrainAsync(Patience);
            _use += ProcessorUse.Now(_postgres, _replicas.Cpu, _redis) - began;
            _accepted += outcome.Accepted;
            _perSecond.Add(outcome.Accepted / (outcome.Elapsed + drained).TotalSeconds);
        }

        public Task<(Figure Figure, bool IsFaultless)> JudgeAsync() => Books.CompareAsync($"Compare, {_name}", _postgres, _database, _writing.Ledger);

        /// <summary>The other one stands where a floor stands elsewhere.</summary>
        public IEnumerable<Figure> FiguresBeside(Side other) =>
        [
            new($"Compare: accepted and answered a second, mean of {Rounds} slices", $"{Figure.Count(_perSecond.Average())} ({_perSecond.Average() / other._perSecond.Average():P1})", Figure.Count(other._perSecond.Average())),
            new("Compare: the slowest / median / fastest slice", Spread(), other.Spread()),
            new("Compare: CPU a message of PostgreSQL / replicas / Redis / load and carrier", _use.Each(_accepted), other._use.Each(other._accepted)),
        ];

        public async ValueTask DisposeAsync()
        {
            await _replicas.DisposeAsync();
            _redis?.Dispose();
        }

        private string Spread() => $"{Figure.Count(_perSecond.Min())} / {Figure.Count(_perSecond.Order().ElementAt(_perSecond.Count / 2))} / {Figure.Count(_perSecond.Max())}";
    }
}
