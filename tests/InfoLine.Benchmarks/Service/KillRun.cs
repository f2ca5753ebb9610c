using System.Diagnostics;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Service;

/// <summary>Kills the service again and again while people write, starts it again each time, and lets the carrier judge.</summary>
public sealed class KillRun
{
    private const int Senders = 600;
    private const int MostEach = 4_000;
    private const int Connections = 16;

    /// <summary>Of all connections together.</summary>
    private const double MessagesPerSecond = 300;

    /// <summary>One kill in so many comes while the service still starts.</summary>
    private const int EarlyKills = 5;

    /// <summary>Longer than the longest regular pause before the carrier is asked a second time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(1.5);

    private readonly KillPlan _plan;
    private readonly Ledger _ledger = new(Senders, MostEach);
    private readonly DoubtCounter _doubts = new();
    private bool _isOver;
    private long _retried;

    private KillRun(KillPlan plan) => _plan = plan;

    /// <summary>Runs the plan.</summary>
    /// <param name="plan">How often, and the seed.</param>
    /// <param name="tell">Hears how far it is.</param>
    /// <exception cref="InvalidOperationException">The service did not start again.</exception>
    public static Task<KillResult> RunAsync(KillPlan plan, Action<string> tell) => new KillRun(plan).RunAsync(tell);

    private async Task<KillResult> RunAsync(Action<string> tell)
    {
        using var scratch = new Scratch();
        await using var carrier = await FakeCarrier.StartAsync(_ledger, _plan.Seed);
        var line = new Line(scratch.Folder, Repository.BenchmarkDialogs, carrier.Url, Child.FreePort());
        var people = Enumerable.Range(0, Connections).Select(connection => Task.Run(() => WriteAsync(line, connection))).ToArray();

        await KillAllAsync(line, tell);
        tell("Kill: letting the last one finish");
        using var last = line.Start();
        await AcceptsAsync(last);
        Volatile.Write(ref _isOver, true);
        await Task.WhenAll(people);
        await _ledger.DrainAsync(Patience);

        // A second copy may come long after the first: judge only when the service has nothing left to send or to ask about.
        await line.SettledAsync(Patience);
        _doubts.Read(last);
        return new(
            _plan.Kills, _ledger.Accepted, _ledger.Answered, _ledger.Doubled, _ledger.Missing, _ledger.OutOfOrder, _ledger.Strange,
            _doubts.Count, carrier.Lookups, Volatile.Read(ref _retried));
    }

    private async Task KillAllAsync(Line line, Action<string> tell)
    {
#pragma warning disable CA5394 // A seeded chance is wanted.
        var chance = new Random(_plan.Seed);
        for (var kill = 1; kill <= _plan.Kills; kill++)
        {
            if (kill % 10 == 1)
                tell($"Kill: {kill} of {_plan.Kills}, {_ledger.Accepted} accepted, {_ledger.Answered} answered");
            using var service = line.Start();
            var life = LongestLife * chance.NextDouble();
            if (chance.Next(EarlyKills) != 0)
                await AcceptsAsync(service);
            await Task.Delay(life);
            service.Kill();
            _doubts.Read(service);
        }
#pragma warning restore CA5394
    }

    /// <summary>Waits until the service has accepted something.</summary>
    private async Task AcceptsAsync(Child service)
    {
        var before = _ledger.Accepted;
        var clock = Stopwatch.StartNew();
        while (_ledger.Accepted == before)
        {
            if (service.HasEnded || clock.Elapsed > Patience)
                throw new InvalidOperationException($"The service did not start again:{Environment.NewLine}{string.Join(Environment.NewLine, service.Lines)}");
            await Task.Delay(5);
        }
    }

    /// <summary>The people of one connection. A webhook that nobody answers is posted again with the same id, as Twilio would, before the next one of that connection goes.</summary>
    private async Task WriteAsync(Line line, int connection)
    {
        using var caller = new Caller(line.Address);
#pragma warning disable CA5394 // A seeded chance is wanted.
        var chance = new Random(HashCode.Combine(_plan.Seed, connection));
        var mine = Senders / Connections;
        while (!Volatile.Read(ref _isOver))
        {
            var sender = (chance.Next(mine) * Connections) + connection;
            if (_ledger.NextNumber(sender) is not { } number)
                continue;
            var message = Webhooks.Write(run: 1, sender, number);
            _ledger.Sent(message, Stopwatch.GetTimestamp());
            while (await caller.PostAsync(message.Request) != StatusCodes.Status200OK)
            {
                Interlocked.Increment(ref _retried);
                await Task.Delay(10);
            }

            _ledger.WasAccepted(message);
            await Task.Delay(TimeSpan.FromSeconds(2 * chance.NextDouble() * Connections / MessagesPerSecond));
        }
#pragma warning restore CA5394
    }
}
