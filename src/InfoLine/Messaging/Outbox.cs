using System.Collections.Immutable;

namespace InfoLine.Messaging;

/// <summary>Everything that waits to be sent, and what became of it.</summary>
public sealed class Outbox
{
    /// <summary>Notes what a carrier says became of a message. Doubled, early, late and reversed receipts are harmless.</summary>
    /// <returns>False when no message of ours is known by these ids (an early receipt is kept and applied later).</returns>
    public Task<bool> RecordAsync(Receipt receipt, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Waits for the turn of an accepted message and takes its replies out of the outbox, for a caller who carries them back himself.</summary>
    /// <returns>The replies in order, already marked as accepted; empty when the turn did not end in time (they then go out by the outbox) or said nothing.</returns>
    public Task<ImmutableArray<Outgoing>> TakeRepliesAsync(string inboxId, TimeSpan patience, CancellationToken cancellation) => throw new NotSupportedException();
}
