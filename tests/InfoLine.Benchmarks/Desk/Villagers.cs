using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Desk;

/// <summary>People with a ticket, and the judge of what is shown to whoever has it: every message carries a mark by which it is known again in a page.</summary>
/// <param name="service">Where they write to.</param>
/// <param name="first">The number of the first; they follow each other.</param>
/// <param name="count">How many.</param>
internal sealed class Villagers(IPEndPoint service, int first, int count)
{
    private const int Run = 3;
    private const string Mark = "ask-";

    /// <summary>What somebody writes until a person at a centre has the conversation: see the dialogs of the benchmarks.</summary>
    private static readonly string[] WayToDesk = ["hello", "1", "9"];

    private readonly int[] _written = [.. Enumerable.Repeat(WayToDesk.Length, count)];
    private readonly int[] _shown = new int[count];
    private readonly ConcurrentDictionary<(int Villager, int Number), long> _sentAt = new();
    private readonly ConcurrentBag<TimeSpan> _times = [];
    private int _refused;

    /// <summary>How long it took until messages were shown, of those that were.</summary>
    public IReadOnlyCollection<TimeSpan> Times => _times;

    /// <summary>Messages that were watched for and have not been shown.</summary>
    public int Missing => _sentAt.Count;

    /// <summary>Webhooks that were not answered with 200.</summary>
    public int Refused => _refused;

    /// <summary>All of them ask for a person.</summary>
    /// <param name="connections">How many at a time.</param>
    public Task AskForPersonAsync(int connections) => Task.WhenAll(Enumerable.Range(0, connections).Select(async own =>
    {
        using var caller = new Caller(service);
        for (var step = 1; step <= WayToDesk.Length; step++)
        {
            for (var villager = own; villager < count; villager += connections)
                await PostAsync(caller, Webhooks.Write(Run, first + villager, step, WayToDesk[step - 1]));
        }
    }));

    /// <summary>One message after the other, at a fixed rate, however slow the answers are.</summary>
    /// <param name="writers">Who writes, in turns: from 0.</param>
    /// <param name="perSecond">How many messages.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="isWatched">True where somebody looks at these tickets, and every message must be shown.</param>
    public Task WriteAsync(IReadOnlyList<int> writers, double perSecond, TimeSpan duration, bool isWatched)
    {
        const int connections = 8;
        var start = Stopwatch.GetTimestamp();
        return Task.WhenAll(Enumerable.Range(0, connections).Select(async own =>
        {
            using var caller = new Caller(service);
            for (var i = own; i < perSecond * duration.TotalSeconds; i += connections)
            {
                // Who writes again does so seconds later: their messages arrive in order whatever connection they use.
                var villager = writers[i % writers.Count];
                var number = Interlocked.Increment(ref _written[villager]);
                var message = Webhooks.Write(Run, first + villager, number, string.Create(CultureInfo.InvariantCulture, $"And the loan? {Mark}{first + villager}-{number}."));
                var due = start + (long)(i / perSecond * Stopwatch.Frequency);
                while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } early)
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(1, Math.Floor(early.TotalMilliseconds))));
                if (isWatched)
                    _sentAt[(villager, number)] = due;
                await PostAsync(caller, message);
            }
        }));
    }

    /// <summary>A page was shown: what stands in it, and what its writer wrote before, has arrived.</summary>
    public void Saw(string html)
    {
        var now = Stopwatch.GetTimestamp();
        for (var at = html.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = html.IndexOf(Mark, at + 1, StringComparison.Ordinal))
        {
            var mark = html.AsSpan(at + Mark.Length);
            var dash = mark.IndexOf('-');
            var villager = int.Parse(mark[..dash], CultureInfo.InvariantCulture) - first;
            var number = int.Parse(mark[(dash + 1)..mark.IndexOf('.')], CultureInfo.InvariantCulture);
            for (var shown = Raise(villager, number); shown < number; shown++)
            {
                if (_sentAt.TryRemove((villager, shown + 1), out var sent))
                    _times.Add(Stopwatch.GetElapsedTime(sent, now));
            }
        }
    }

    /// <summary>Waits until everything that was watched for is shown.</summary>
    /// <param name="patience">How long at most.</param>
    public async Task SeenAsync(TimeSpan patience)
    {
        for (var clock = Stopwatch.StartNew(); Missing > 0 && clock.Elapsed < patience;)
            await Task.Delay(20);
    }

    /// <returns>The newest message of this villager that was shown before.</returns>
    private int Raise(int villager, int number)
    {
        var shown = Volatile.Read(ref _shown[villager]);
        while (shown < number && Interlocked.CompareExchange(ref _shown[villager], number, shown) is var other && other != shown)
            shown = other;
        return shown;
    }

    private async Task PostAsync(Caller caller, Message message)
    {
        if (await caller.PostAsync(message.Request) != StatusCodes.Status200OK)
            Interlocked.Increment(ref _refused);
    }
}
