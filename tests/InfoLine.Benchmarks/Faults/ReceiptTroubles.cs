using System.Collections.Concurrent;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Faults;

/// <summary>Receipts come doubled, in reverse, before the answer to the send, or two days late; the best that came must be kept.</summary>
internal sealed class ReceiptTroubles : IFault
{
    private const long Delivered = 4;

    private readonly ConcurrentQueue<Taken> _late = new();
    private readonly ConcurrentBag<Task> _posting = [];
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    public string Name => "receipts";

    public string Sentence => "receipts doubled, reversed, early, two days late, a quarter each";

    public int Times => 2000;

    public string? Lacks => FakeTime.Lacks;

    public Setting Setting => new() { MessagesPerSecond = 60, Senders = 160 };

    public async Task StrikeAsync(Stage stage, int times, Action<string> tell)
    {
        stage.Carrier.Took = taken =>
        {
            _taken[taken.Sid] = true;
            return HabitOf(taken) == Habit.Early ? SayAsync(stage, taken, "sent", "delivered") : Task.CompletedTask;
        };
        stage.Carrier.Told = taken =>
        {
            if (_taken.ContainsKey(taken.Sid)) // Or it was taken before anybody listened, and its early receipts were never sent.
                _posting.Add(TellAsync(stage, taken));
            return Task.CompletedTask;
        };
        await stage.AcceptsAsync(times);
        await LaterAsync(stage, tell);
        stage.Record.Mended();
        await Parallel.ForEachAsync(_late, async (taken, _) => await SayAsync(stage, taken, "delivered", "sent"));
    }

    /// <summary>Messages of which the receipts say that they were delivered, and the database does not. The first of each person came before anybody listened.</summary>
    public async Task<long> JudgeAsync(Stage stage)
    {
        await Task.WhenAll(_posting);
        var before = stage.Record.Heard - _posting.Count;
        var kept = await stage.ReadAsync(Kept.ReadAsync);
        return Math.Max(0, kept.Values.Sum(one => one.Statuses.Count(status => status != Delivered)) - before);
    }

    private static async Task LaterAsync(Stage stage, Action<string> tell)
    {
        tell("receipts: two days later");
        await stage.People.StopAsync(); // For good: after two days the line asks everybody whether to go on, and they know only how to count.
        await stage.SettleAsync();
        var file = Path.Combine(stage.Folder, "clock");
        FakeTime.Set(file, TimeSpan.FromDays(2));
        foreach (var replica in stage.Replicas)
            await replica.TerminateAsync();
        await stage.Postgres.StopAtOnceAsync();
        await stage.Postgres.StartAgainAsync(FakeTime.From(file));
        foreach (var replica in stage.Replicas)
        {
            foreach (var (key, value) in FakeTime.From(file))
                replica.Environment[key] = value;
            replica.Start();
            await replica.ReadyAsync();
        }
    }

    private static Habit HabitOf(Taken taken) => (Habit)(Webhooks.SenderOf(taken.To) % 4);

    private async Task TellAsync(Stage stage, Taken taken)
    {
        switch (HabitOf(taken))
        {
            case Habit.Doubled:
                await SayAsync(stage, taken, "sent", "sent", "delivered", "delivered");
                break;
            case Habit.Reversed:
                await SayAsync(stage, taken, "delivered", "sent", "queued");
                break;
            case Habit.Late:
                _late.Enqueue(taken);
                break;
        }
    }

    private static async Task SayAsync(Stage stage, Taken taken, params string[] words)
    {
        foreach (var word in words)
        {
            for (var i = 0; ; i++)
            {
                using var caller = new Caller(stage.Replicas[(word.Length + i) % stage.Replicas.Length].Address);
                if (await caller.PostAsync(Webhooks.Receipt(taken.Callback, taken.Sid, taken.To, word)) == StatusCodes.Status200OK)
                    break;
                await Task.Delay(50);
            }
        }
    }

    private enum Habit
    {
        Doubled,
        Reversed,
        Early,
        Late,
    }
}
