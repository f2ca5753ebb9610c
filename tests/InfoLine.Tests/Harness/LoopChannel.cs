using System.Collections.Concurrent;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Harness;

/// <summary>A carrier in memory: what we hand to it is heard at once. A test decides what it answers.</summary>
public class LoopChannel(string route = LoopChannel.TheRoute) : IChannel, IWritesFirst
{
    public const string TheRoute = "loop";

    private readonly ConcurrentQueue<Outgoing> _carried = new();
    private int _count;

    public string Route => route;

    /// <summary>Narrow, so that the short messages of a test's turn are not joined into one.</summary>
    public ChannelTraits Traits { get; init; } = ChannelTraits.WhatsApp with { MaxCharacters = 14 };

    public ContactAddress AddressOf(string phone) => new(Route, phone, phone);

    public double MessagesPerSecond { get; init; } = 1_000_000;

    /// <summary>Everything that reached the carrier, in order.</summary>
    public IReadOnlyCollection<Outgoing> Carried => _carried;

    /// <summary>How often we were asked to send, whatever came of it.</summary>
    public int Tries => Volatile.Read(ref _count);

    /// <summary>What the carrier answers to the n-th try, counted from 1; null for "accepted".</summary>
    public Func<int, Outgoing, Task<SendOutcome?>> Answer { get; set; } = (_, _) => Task.FromResult<SendOutcome?>(null);

    /// <summary>Whether the carrier has a message even where it did not answer "accepted".</summary>
    public Func<SendOutcome, bool> Carries { get; set; } = outcome => outcome is SendOutcome.Accepted;

    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _count);
        var outcome = await Answer(number, message) ?? new SendOutcome.Accepted($"loop-{message.Id}");
        if (Carries(outcome))
            Carry(message);
        return outcome;
    }

    /// <summary>The message reaches the phone.</summary>
    public void Carry(Outgoing message) => _carried.Enqueue(message);
}

/// <summary>A carrier in memory that can be asked what it has.</summary>
public sealed class AnsweringLoopChannel(string route = LoopChannel.TheRoute) : LoopChannel(route), IReconciles
{
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public Task<SendOutcome> FindAsync(Outgoing message, Func<string, Task<bool>> isAnothers, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult<SendOutcome>(Carried.Any(carried => carried.Id == message.Id)
            ? new SendOutcome.Accepted($"loop-{message.Id}")
            : new SendOutcome.RetryAt(DateTimeOffset.UnixEpoch, "The carrier does not have it."));
    }
}
