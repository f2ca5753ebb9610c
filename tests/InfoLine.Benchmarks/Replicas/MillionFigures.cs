using System.Diagnostics;
using InfoLine.Benchmarks.Load;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>A million messages of a hundred thousand people over two replicas: does anything grow, does any query become slow?</summary>
internal static class MillionFigures
{
    private const int Replicas = 2;
    private const int Connections = 128;
    private const int Together = 10_000;
    private const int MessagesEach = 10;
    private const double WarmUpShare = 0.2;
    private const double GoalGrowth = 0.10;
    private const double GoalSlowShare = 0.01;
    private const string Name = "million";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(10);

    /// <returns>The figures, and whether no message was lost, doubled or out of order.</returns>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static async Task<(List<Figure> Figures, bool IsFaultless)> MeasureAsync(Wish wish)
    {
        var count = wish.Short ? Math.Min(wish.Messages, 30_000) : wish.Messages;
        var people = Math.Max(1, count / MessagesEach);
        using var scratch = new Scratch();
        await using var postgres = await PostgresServer.StartAsync(scratch.Folder);
        using var redis = RedisServer.Start();
        await postgres.CreateAsync(Name);
        var ledger = new Ledger(people, MessagesEach + 1);
        await using var replicas = await ReplicaSet.StartAsync(Replicas, scratch.Folder, postgres.ConnectionTo(Name), redis, ledger);
        var writing = new Writing(ledger, new Traffic(replicas.Addresses, Connections));

        var samples = new List<Sample>();
        using var over = new CancellationTokenSource();
        var sampling = SampleAsync(replicas, ledger, samples, over.Token);
        var clock = Stopwatch.StartNew();
        while (ledger.Accepted < count)
        {
            var messages = writing.Prepare((int)Math.Min(Together, count - ledger.Accepted));
            await writing.SaturateAsync(messages, TimeSpan.FromMinutes(1));
            await ledger.DrainAsync(Patience);
        }

        var elapsed = clock.Elapsed;
        await over.CancelAsync();
        await sampling;

        var what = $"Million: {Figure.Count(count)} messages of {Figure.Count(people)} people over {Replicas} replicas";
        var figures = new List<Figure> { new($"{what}: accepted and answered a second / in all", $"{Figure.Count(count / elapsed.TotalSeconds)} / {elapsed:mm\\:ss}") };
        figures.AddRange(Memory(what, samples, count));
        figures.AddRange(await QueriesAsync(what, postgres));
        figures.AddRange(await TablesAsync(what, postgres));
        var (books, isFaultless) = await Books.CompareAsync(what, postgres, Name, ledger);
        figures.Add(books);
        return (figures, isFaultless);
    }

    private static async Task SampleAsync(ReplicaSet replicas, Ledger ledger, List<Sample> samples, CancellationToken over)
    {
        using var timer = new PeriodicTimer(SampleEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var sample = new Sample(ledger.Answered, [.. replicas.ResidentBytes.Select(bytes => bytes / (1024 * 1024))]);
                samples.Add(sample);
                Progress.Tell($"Million: {sample.Answered} answered; the replicas have {string.Join(" and ", sample.Megabytes)} MB");
            }
        }
        catch (OperationCanceledException)
        {
            // All is answered.
        }
    }

    private static IEnumerable<Figure> Memory(string what, List<Sample> samples, int count)
    {
        var warm = samples.Where(sample => sample.Answered >= count * WarmUpShare).ToList();
        if (warm.Count == 0)
            yield break;
        for (var i = 0; i < Replicas; i++)
        {
            var first = warm[0].Megabytes[i];
            var most = warm.Max(sample => sample.Megabytes[i]);
            var growth = (double)(most - first) / first;
            yield return new(
                $"{what}: memory of replica {i + 1} after a fifth / at most later / at the end", $"{first} / {most} / {warm[^1].Megabytes[i]} MB ({growth:+0 %;-0 %;0 %})", "",
                $"flat within {GoalGrowth:P0}", growth <= GoalGrowth);
        }
    }

    private static async Task<List<Figure>> QueriesAsync(string what, PostgresServer postgres)
    {
        const string sql = """
            select calls, mean_exec_time, max_exec_time, regexp_replace(left(query, 40), '\s+', ' ', 'g')
            from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database() and calls > 100 order by max_exec_time desc limit 1
            """;
        var calls = await postgres.NumberAsync(Name, "select sum(calls)::bigint from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = current_database()");
        var slowest = (await postgres.ReadAsync(Name, sql, row => (Calls: row.GetInt64(0), Mean: row.GetDouble(1), Most: row.GetDouble(2), Text: row.GetString(3))))[0];
        var share = (double)postgres.Slow / calls;
        return
        [
            new($"{what}: statements above {PostgresServer.SlowMilliseconds} ms", $"{postgres.Slow} of {Figure.Count(calls)} ({share:P3})", "", "under 1 %: p99 within 200 ms", share < GoalSlowShare),
            new($"{what}: the slowest statement, `{slowest.Text}…`, mean / worst", $"{Figure.Milliseconds(slowest.Mean)} / {Figure.Milliseconds(slowest.Most)} ({Figure.Count(slowest.Calls)} calls)"),
        ];
    }

    private static async Task<List<Figure>> TablesAsync(string what, PostgresServer postgres)
    {
        const string sql = """
            select relname, n_live_tup, n_dead_tup, pg_table_size(relid) / 1048576, pg_indexes_size(relid) / 1048576 from pg_stat_user_tables where n_live_tup > 1000 order by pg_total_relation_size(relid) desc
            """;
        return await postgres.ReadAsync(Name, sql, row => new Figure(
            $"{what}: table {row.GetString(0)}: rows / dead rows / table / indexes",
            $"{Figure.Count(row.GetInt64(1))} / {Figure.Count(row.GetInt64(2))} / {row.GetInt64(3)} MB / {row.GetInt64(4)} MB"));
    }

    /// <summary>What the replicas had in memory.</summary>
    private sealed record Sample(long Answered, long[] Megabytes);
}
