using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Sends what is due by one route: many people at once, one message of a person at a time.</summary>
internal sealed class RouteSender(
    IChannel channel, Database database, OutboxRows outbox, ITokenBucket pace, IWakeup wakeup, Ids ids, TimeProvider clock, MessagingMeters meters, ILogger log)
{
    private const int MostInHand = 256;

    /// <summary>More than that, because here they are taken before it is known how many there will be.</summary>
    private const int MostInHandAtOnce = 512;

    /// <summary>A channel that has not answered by then is not waited for.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);

    /// <summary>Nobody waits for a message to be settled but the next one to the same person.</summary>
    private static readonly TimeSpan SettlesTogether = TimeSpan.FromMilliseconds(20);

    /// <summary>So often a server is asked at most for what waits: whatever is nudged meanwhile is found together.</summary>
    private static readonly TimeSpan LooksApart = TimeSpan.FromMilliseconds(20);

    /// <summary>So often claims are looked for that ended without a word.</summary>
    private static readonly TimeSpan LapsedEvery = TimeSpan.FromSeconds(10);

    private readonly Group<Settlement, Settlement> _settlements = new(database, (connection, settlements) => SettleAsync(connection, settlements, ids, clock.GetUtcNow()), SettlesTogether);

    private readonly string _topic = OutboxRows.Topic(channel.Route);
    private readonly bool _isServer = !database.Dialect.OneProcess;
    private int _inHand;
    private DateTimeOffset _lookedForLapsedAt;
    private TaskCompletionSource? _idle;

    /// <summary>How many messages are with the channel just now.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Ends when there is nothing in hand.</summary>
    public Task IdleAsync()
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _idle, idle);
        if (InHand == 0)
            idle.TrySetResult();
        return idle.Task;
    }

    /// <summary>Sends until told to stop. What is in hand then goes on; see <see cref="InHand"/>.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var nudge = wakeup.Next(_topic);
            try
            {
                if (await SendDueAsync())
                    continue;
            }
            catch (Exception trouble)
            {
                log.SendingStumbled(trouble, channel.Route);
                nudge = new TaskCompletionSource().Task; // Trouble is not to be hurried.
            }

            await Pause.UntilAsync(nudge, clock, stopping);
            if (_isServer)
                await Task.Delay(LooksApart, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Machine time: this is about the server.
        }
    }

    /// <summary>Takes permission for messages that are being written and could leave at once.</summary>
    /// <returns>How many may go; they count as in hand until <see cref="HandOverAsync(IReadOnlyList{OutboxRow}, int)"/>.</returns>
    public async Task<int> ReserveAsync(int most)
    {
        var room = Math.Min(most, MostInHandAtOnce - InHand);
        var allowed = room <= 0 ? 0 : await pace.TakeAsync(channel.Route, channel.MessagesPerSecond, room);
        Interlocked.Add(ref _inHand, allowed);
        return allowed;
    }

    /// <summary>Starts messages that are claimed and on disk, and gives back the permission that was not used.</summary>
    public async Task HandOverAsync(IReadOnlyList<OutboxRow> rows, int reserved)
    {
        Done(reserved - rows.Count);
        foreach (var row in rows)
            _ = HandOverAsync(row);
        await pace.GiveBackAsync(channel.Route, reserved - rows.Count);
        if (rows.Count < reserved)
            wakeup.Wake(_topic); // What was not begun waits behind something, which may have left meanwhile.
    }

    /// <summary>Claims and starts what may go now.</summary>
    /// <returns>True when there may be more at once.</returns>
    private async Task<bool> SendDueAsync()
    {
        var room = Math.Max(0, MostInHand - InHand);
        var allowed = room == 0 ? 0 : await pace.TakeAsync(channel.Route, channel.MessagesPerSecond, room);
        if (allowed == 0)
            return false;
        var now = clock.GetUtcNow();
        var rows = await database.WriteAsync(connection => ClaimAsync(connection, now, allowed));
        await pace.GiveBackAsync(channel.Route, allowed - rows.Count);
        Interlocked.Add(ref _inHand, rows.Count);
        foreach (var row in rows)
            _ = HandOverAsync(row);
        return rows.Count == allowed;
    }

    private async Task<List<OutboxRow>> ClaimAsync(Connection connection, DateTimeOffset now, int most)
    {
        if (_isServer && (now - _lookedForLapsedAt).Duration() >= LapsedEvery) // Either way: the time of day may be set back.
        {
            await OutboxRows.DoubtLapsedAsync(connection, channel.Route, now.ToUnixTimeMilliseconds());
            _lookedForLapsedAt = now;
        }

        return await outbox.ClaimAsync(connection, channel.Route, now.ToUnixTimeMilliseconds(), (now + OutboxRows.Claim).ToUnixTimeMilliseconds(), most);
    }

    private async Task HandOverAsync(OutboxRow row)
    {
        try
        {
            using var stop = MessageTrace.Begin("send", row.Message.Id, channel.Route);
            var settlement = await TryAsync(row);
            if (settlement.State == "failed")
                log.SendFailed(row.Message.Id, channel.Route, settlement.Code);
            await _settlements.WriteAsync(settlement);
        }
        catch (Exception trouble)
        {
            log.OutcomeLost(trouble, row.Message.Id, channel.Route);
        }
        finally
        {
            // There is room again, and may be something that waited behind this one.
            Done(1);
            wakeup.Wake(_topic);
        }
    }

    private void Done(int count)
    {
        var left = Interlocked.Add(ref _inHand, -count);
        if (left == 0)
            Volatile.Read(ref _idle)?.TrySetResult();
    }

    private async Task<Settlement> TryAsync(OutboxRow row)
    {
        if (Settlement.BeforeSending(row, clock.GetUtcNow()) is { } unsent)
            return unsent;
        if (row.MayHaveGone)
        {
            var found = channel is IReconciles asks ? await AskAsync(row, (message, limit) => asks.FindAsync(message, theirs => IsAnothersAsync(row, theirs, limit), limit)) : null;
            Count(row, found);
            return Settlement.AfterAsking(row, found, clock.GetUtcNow(), Jitter());
        }

        var outcome = await AskAsync(row, channel.SendAsync);
        if (outcome is SendOutcome.Unknown)
            log.OutcomeUnknown(row.Message.Id, channel.Route);
        meters.Sent(channel.Route, outcome, clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt));
        Count(row, outcome);
        return Settlement.AfterSending(row, outcome, channel is IReconciles, clock.GetUtcNow(), Jitter());
    }

    private Task<bool> IsAnothersAsync(OutboxRow row, string providerMessageId, CancellationToken cancellation) =>
        database.ReadAsync(connection => OutboxRows.IsAnothersAsync(connection, row.Message.Id, channel.Route, providerMessageId), cancellation);

    /// <summary>Counts what will be on the bill: what the carrier has, and what it may have where it cannot be asked.</summary>
    private void Count(OutboxRow row, SendOutcome? outcome)
    {
        if (channel.Traits.HasSegments && (outcome is SendOutcome.Accepted || (outcome is SendOutcome.Unknown && channel is not IReconciles)))
            meters.Left(row);
    }

    private async Task<SendOutcome> AskAsync(OutboxRow row, Func<Outgoing, CancellationToken, Task<SendOutcome>> ask)
    {
        using var limit = new CancellationTokenSource(SendLimit);
        try
        {
            return await ask(row.Message, limit.Token);
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.Unknown("The carrier did not answer in time.");
        }
        catch (Exception trouble)
        {
            log.ChannelThrew(trouble, channel.Route, row.Message.Id);
            return new SendOutcome.Unknown("The channel stumbled.");
        }
    }

    private static async Task<IReadOnlyList<Settlement>> SettleAsync(Connection connection, IReadOnlyList<Settlement> settlements, Ids ids, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        await OutboxRows.SettleAsync(connection, settlements);
        await Receipts.ApplyEarlyAsync(
            connection,
            settlements.Where(one => one.ProviderMessageId is not null).Select(one => (one.Row.Message.To.Route, one.ProviderMessageId ?? "")),
            at);

        // The dialogs hear of it through the one door, so that START finds them ready.
        var stopped = settlements.Where(one => one.Stops).ToList();
        await Contacts.StopAsync(connection, stopped.Select(one => one.Row.ContactId), at);
        await InboxRows.RemindAsync(
            connection,
            stopped.Select(one => new Reminder(
                ids.Next(), new(one.Row.ContactId, one.Row.Message.To.Route, one.Row.Message.To.Address), InboundKind.CarrierOptedOut, "", at)),
            at);
        return settlements;
    }

    /// <summary>Chance is wanted here, and nothing depends on its quality.</summary>
#pragma warning disable CA5394
    private static double Jitter() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
