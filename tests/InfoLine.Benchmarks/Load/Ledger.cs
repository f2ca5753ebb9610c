using System.Diagnostics;

namespace InfoLine.Benchmarks.Load;

/// <summary>The judge: what was sent, what was accepted, what the carrier got, and in which order.</summary>
internal sealed class Ledger : IHears
{
    private readonly Lock[] _locks = [.. Enumerable.Range(0, 256).Select(_ => new Lock())];
    private readonly int _mostEach;
    private readonly int[] _written;
    private readonly int[] _lastHeard;
    private readonly Entry[] _entries;
    private long _accepted;
    private long _answered;
    private long _replies;
    private long _outOfOrder;
    private long _strange;

    /// <param name="senders">How many there are.</param>
    /// <param name="mostEach">How many messages one of them writes at most.</param>
    public Ledger(int senders, int mostEach)
    {
        Senders = senders;
        _mostEach = mostEach;
        _written = new int[senders];
        _lastHeard = new int[senders];
        _entries = new Entry[senders * mostEach];
    }

    public int Senders { get; }

    /// <summary>Messages that were answered with 200.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    /// <summary>Messages with at least one reply at the carrier.</summary>
    public long Answered => Volatile.Read(ref _answered);

    /// <summary>Replies at the carrier.</summary>
    public long Replies => Volatile.Read(ref _replies);

    /// <summary>Replies that came after the reply to a later message of the same sender.</summary>
    public long OutOfOrder => Volatile.Read(ref _outOfOrder);

    /// <summary>Replies to something that was never written.</summary>
    public long Strange => Volatile.Read(ref _strange);

    /// <summary>Accepted messages without a reply. Only final when nothing is under way.</summary>
    public long Missing => _entries.LongCount(entry => entry.IsAccepted && entry.Replies == 0);

    /// <summary>Messages with more than one reply.</summary>
    public long Doubled => _entries.LongCount(entry => entry.Replies > 1);

    public bool IsFaultless => Missing == 0 && Doubled == 0 && OutOfOrder == 0 && Strange == 0;

    /// <summary>The number of a sender's next message; null when this sender has written enough.</summary>
    public int? NextNumber(int sender) => _written[sender] < _mostEach ? ++_written[sender] : null;

    /// <summary>Notes when a message was due to be sent: a timestamp of <see cref="Stopwatch"/>.</summary>
    public void Sent(Message message, long at) => EntryOf(message.Sender, message.Number).SentAt = at;

    /// <summary>Notes that a message was answered with 200.</summary>
    public void WasAccepted(Message message)
    {
        lock (_locks[message.Sender % _locks.Length])
            EntryOf(message.Sender, message.Number).IsAccepted = true;
        Interlocked.Increment(ref _accepted);
    }

    /// <inheritdoc/>
    public void Hear(int sender, ReadOnlySpan<char> text)
    {
        var at = Stopwatch.GetTimestamp();
        var number = Counting.NumberOf(text);
        Interlocked.Increment(ref _replies);
        if (number < 1 || number > _mostEach)
        {
            Interlocked.Increment(ref _strange);
            return;
        }

        lock (_locks[sender % _locks.Length])
        {
            ref var entry = ref EntryOf(sender, number);
            if (++entry.Replies > 1)
                return;
            entry.RepliedAt = at;
            Interlocked.Increment(ref _answered);
            if (number < _lastHeard[sender])
                Interlocked.Increment(ref _outOfOrder);
            _lastHeard[sender] = Math.Max(number, _lastHeard[sender]);
        }
    }

    /// <summary>From sending to the reply at the carrier, for these messages as far as they have one.</summary>
    public IEnumerable<TimeSpan> ReplyTimes(IEnumerable<Message> messages) => messages
        .Select(message => EntryOf(message.Sender, message.Number))
        .Where(entry => entry.Replies > 0)
        .Select(entry => Stopwatch.GetElapsedTime(entry.SentAt, entry.RepliedAt));

    /// <summary>Waits until every accepted message has a reply.</summary>
    /// <param name="patience">How long nothing may happen before it gives up.</param>
    /// <returns>How long it took, or how long until it gave up.</returns>
    public async Task<TimeSpan> DrainAsync(TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        var quietSince = clock.Elapsed;
        var answered = Answered;
        while (Answered < Accepted && clock.Elapsed - quietSince < patience)
        {
            await Task.Delay(5);
            if (Answered != answered)
                quietSince = clock.Elapsed;
            answered = Answered;
        }

        return clock.Elapsed;
    }

    private ref Entry EntryOf(int sender, int number) => ref _entries[(sender * _mostEach) + number - 1];

    private struct Entry
    {
        public long SentAt;
        public long RepliedAt;
        public int Replies;
        public bool IsAccepted;
    }
}
