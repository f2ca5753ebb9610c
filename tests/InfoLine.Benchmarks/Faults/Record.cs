using System.Collections.Concurrent;
using System.Diagnostics;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Faults;

/// <summary>What was accepted of each sender and what the carrier took for each, with times of <see cref="Stopwatch"/>.</summary>
internal sealed class Record
{
    private readonly ConcurrentDictionary<int, Sender> _senders = new();
    private readonly ConcurrentQueue<long> _mended = new();
    private long _accepted;
    private long _heard;

    /// <summary>How many messages were accepted.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    /// <summary>How many messages the carrier took.</summary>
    public long Heard => Volatile.Read(ref _heard);

    /// <summary>Everybody who has written.</summary>
    public IEnumerable<Sender> Senders => _senders.Values.OrderBy(sender => sender.Number);

    /// <summary>A message was answered with 200.</summary>
    /// <param name="sender">Whose.</param>
    /// <param name="number">Which of theirs.</param>
    /// <param name="writtenAt">When it was posted for the first time: from then on it may have been taken.</param>
    public void Accept(int sender, int number, long writtenAt)
    {
        var one = Of(sender);
        lock (one)
            one.Accepted.Add((number, writtenAt, Stopwatch.GetTimestamp()));
        Interlocked.Increment(ref _accepted);
    }

    /// <summary>The carrier took a message.</summary>
    public void Hear(int sender, string text)
    {
        var one = Of(sender);
        lock (one)
            one.Heard.Add((text, Stopwatch.GetTimestamp()));
        Interlocked.Increment(ref _heard);
    }

    /// <summary>What was broken is whole again; from now on the line recovers.</summary>
    public void Mended() => _mended.Enqueue(Stopwatch.GetTimestamp());

    /// <summary>For each time that something was mended, how long until everything that had been accepted by then was answered.</summary>
    public List<TimeSpan> Recoveries()
    {
        var answers = Senders.SelectMany(Answers).ToList();
        return
        [
            .. _mended.Select(mended => answers.Where(one => one.AcceptedAt <= mended && one.HeardAt > mended).Select(one => Stopwatch.GetElapsedTime(mended, one.HeardAt))
                .DefaultIfEmpty().Max()),
        ];
    }

    private Sender Of(int sender) => _senders.GetOrAdd(sender, static number => new Sender(number));

    private static IEnumerable<(long AcceptedAt, long HeardAt)> Answers(Sender sender)
    {
        var heard = new Dictionary<int, long>();
        foreach (var (text, at) in sender.Heard)
        {
            if (Counting.NumberOf(text) is > 2 and var number)
                heard.TryAdd(number, at);
        }

        return sender.Accepted.Where(one => heard.ContainsKey(one.Number)).Select(one => (one.At, heard[one.Number]));
    }

    /// <summary>One of them.</summary>
    /// <param name="number">Who.</param>
    internal sealed class Sender(int number)
    {
        public int Number => number;

        /// <summary>Which of their messages were accepted, in the order of writing.</summary>
        public List<(int Number, long WrittenAt, long At)> Accepted { get; } = [];

        /// <summary>What the carrier took for them, in that order.</summary>
        public List<(string Text, long At)> Heard { get; } = [];
    }
}
