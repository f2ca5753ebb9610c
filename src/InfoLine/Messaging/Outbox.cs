using System.Collections.Immutable;
using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Everything that waits to be sent, and what became of it.</summary>
public sealed class Outbox
{
    /// <summary>Wakes whoever waits for replies to carry them back himself.</summary>
    public const string InlineTopic = "replies";

    private const string IsHandledSql = "select count(*) from inbox where id = $1 and closed_at is not null";

    private readonly Database _database;
    private readonly IWakeup _wakeup;
    private readonly TimeProvider _clock;
    private readonly MessagingMeters _meters;
    private readonly Receipts _receipts;

    internal Outbox(Database database, IWakeup wakeup, TimeProvider clock, MessagingMeters meters)
    {
        _database = database;
        _wakeup = wakeup;
        _clock = clock;
        _meters = meters;
        _receipts = new(database, clock);
    }

    /// <summary>Notes what a carrier says became of a message. Doubled, early, late and reversed receipts are harmless.</summary>
    /// <returns>False when no message of ours is known by these ids (an early receipt is kept and applied later).</returns>
    public async Task<bool> RecordAsync(Receipt receipt, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var stop = receipt.MessageId is { } ours ? MessageTrace.Begin("receipt", ours, receipt.Route) : null;
        var known = await _receipts.RecordAsync(receipt);
        _meters.Receipt(receipt);

        // It may have settled a message that others wait behind.
        _wakeup.Wake(OutboxRows.Topic(receipt.Route));
        return known;
    }

    /// <summary>Waits for the turn of an accepted message and takes its replies out of the outbox, for a caller who carries them back himself.</summary>
    /// <returns>The replies in order, already marked as accepted; empty when the turn did not end in time (they then go out by the outbox) or said nothing.</returns>
    public async Task<ImmutableArray<Outgoing>> TakeRepliesAsync(string inboxId, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = _clock.CreateTimer(source => ((CancellationTokenSource)source!).Cancel(), limit, patience, Timeout.InfiniteTimeSpan); // limit is never null.
        while (true)
        {
            var ended = _wakeup.Next(InlineTopic);
            if (await IsHandledAsync(inboxId, cancellation))
                return await TakeAsync(inboxId);
            try
            {
                await ended.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return [];
            }
        }
    }

    private Task<bool> IsHandledAsync(string inboxId, CancellationToken cancellation) => _database.ReadAsync(
        async connection => (await connection.QueryAsync(row => row.GetInt64(0), IsHandledSql, inboxId))[0] > 0, cancellation);

    private async Task<ImmutableArray<Outgoing>> TakeAsync(string inboxId)
    {
        var taken = await _database.WriteAsync(connection => OutboxRows.TakeAsync(connection, inboxId, _clock.GetUtcNow().ToUnixTimeMilliseconds()), CancellationToken.None);
        return [.. taken.Select(row => row.Message)];
    }
}
