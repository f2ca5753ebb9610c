using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Takes turns, many contacts at once, one message of a contact at a time.</summary>
/// <param name="database">Where the rows are.</param>
/// <param name="inbox">Says when messages come faster than they can be stored.</param>
/// <param name="library">The dialogs in force.</param>
/// <param name="runner">Takes a turn.</param>
/// <param name="writer">Writes turns.</param>
/// <param name="wakeup">Nudges us, and the senders.</param>
/// <param name="replicas">Says who hands in messages that waited on a disk.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="meters">Counts.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class TurnWorker(
    Database database, Inbox inbox, FlowLibrary library, TurnRunner runner, TurnWriter writer, IWakeup wakeup, Replicas replicas, TimeProvider clock, TurnMeters meters,
    ILogger<TurnWorker> log)
    : BackgroundService
{
    /// <summary>A row that failed this often is given up, so that the next message of its person goes on.</summary>
    public const int MostAttempts = 5;

    private const int MostTogether = 200;

    /// <summary>In a flood storing goes first and answers come later, but never slower than this.</summary>
    private const int TurnsPerSecondInAFlood = 1000;

    private static readonly TimeSpan Claim = TimeSpan.FromSeconds(30);

    private readonly InboxRows _rows = new(database.Dialect);
    private readonly SpoolsFirst _spoolsFirst = new(database, replicas, clock);

    /// <summary>True while turns are being taken.</summary>
    public bool IsAlive => ExecuteTask is { IsCompleted: false };

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (database.Dialect.OneProcess)
            await database.WriteAsync(InboxRows.ForgetClaimsAsync, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Messages are stored from the first moment on; what to say to them is known when the dialogs are in force.
        await library.FirstInForce.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!database.Dialect.OneProcess && !stoppingToken.IsCancellationRequested)
            inbox.TurnsAtOnce = new TurnsAtOnce(library, runner, writer, _spoolsFirst, clock, Tell);
        await Pause.BetweenAsync(() => wakeup.Next(Inbox.Topic), Pause.Longest, clock, TakeAllAsync, log.WorkerStumbled, stoppingToken);
        inbox.TurnsAtOnce = null;
    }

    /// <summary>Takes turns until none is due. Turns that are claimed are also finished when the service stops.</summary>
    private Task TakeAllAsync(CancellationToken stopping) => database.Dialect.OneProcess ? TakeClaimedAsync(stopping) : TakeLockedAsync(stopping);

    /// <summary>Finds rows, takes their turns and writes them in one transaction, which holds them by its locks: a write and a commit less than with claims.</summary>
    private async Task TakeLockedAsync(CancellationToken stopping)
    {
        for (var taken = 1; taken > 0 && !stopping.IsCancellationRequested && await _spoolsFirst.MayTakeTurnsAsync();)
        {
            var failed = new List<(InboxRow Row, Exception Trouble)>();
            var isHeadFull = false;
            try
            {
                var written = await writer.WriteAsync(async (connection, now) =>
                {
                    (var rows, isHeadFull) = await InboxRows.LockAsync(connection, now.ToUnixTimeMilliseconds(), MostTogether);
                    return await RunAsync(rows, failed);
                });
                Tell(written);
                taken = written.Count;
            }
            catch (Exception) when (!stopping.IsCancellationRequested)
            {
                // One turn of them cannot be written: claims find out which.
                isHeadFull = true;
                failed.Clear();
            }

            foreach (var (row, trouble) in failed)
                await PutBackAsync(row, trouble);
            if (isHeadFull)
                await TakeClaimedAsync(stopping);
            else if (inbox.IsFlooded)
                await LetArrivalsGoFirstAsync(MostTogether, stopping); // Few batches that are full rather than many.
        }
    }

    private async Task TakeClaimedAsync(CancellationToken stopping)
    {
        var rows = await ClaimAsync();
        while (rows.Count > 0)
        {
            // The next claim rides in the same commit as these turns. Both are waited for whatever happens to one: no turn goes on behind our back.
            var taking = TakeAsync(rows);
            var taken = rows.Count;
            var claiming = stopping.IsCancellationRequested || inbox.IsFlooded ? Task.FromResult<List<InboxRow>>([]) : ClaimAsync();
            await Task.WhenAll(taking, claiming);
            rows = await claiming;
            if (inbox.IsFlooded)
                await LetArrivalsGoFirstAsync(taken, stopping);
            if (rows.Count == 0 && !stopping.IsCancellationRequested)
                rows = await ClaimAsync();
        }
    }

    // Machine time and not the line's clock: this is about cores and the disk. A stop ends it at once.
    private static async Task LetArrivalsGoFirstAsync(int taken, CancellationToken stopping) =>
        await Task.Delay(TimeSpan.FromSeconds((double)taken / TurnsPerSecondInAFlood), TimeProvider.System, stopping)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task<List<InboxRow>> ClaimAsync()
    {
        if (!await _spoolsFirst.MayTakeTurnsAsync())
            return [];
        var now = clock.GetUtcNow();
        return await database.WriteAsync(connection => _rows.ClaimAsync(connection, now.ToUnixTimeMilliseconds(), (now + Claim).ToUnixTimeMilliseconds(), MostTogether));
    }

    private async Task TakeAsync(List<InboxRow> rows)
    {
        var failed = new List<(InboxRow Row, Exception Trouble)>();
        var turns = await RunAsync(rows, failed);
        if (turns.Count > 0)
            await WriteAsync(turns, failed);
        foreach (var (row, trouble) in failed)
            await PutBackAsync(row, trouble);
    }

    private async Task<IReadOnlyList<TakenTurn>> RunAsync(List<InboxRow> rows, List<(InboxRow Row, Exception Trouble)> failed)
    {
        var flows = library.Current;
        var turns = new List<TakenTurn>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                turns.Add(await runner.TakeAsync(row, flows, clock.GetUtcNow()));
            }
            catch (Exception trouble)
            {
                failed.Add((row, trouble));
            }
        }

        return turns;
    }

    private async Task WriteAsync(IReadOnlyList<TakenTurn> turns, List<(InboxRow Row, Exception Trouble)> failed)
    {
        try
        {
            Tell(await writer.WriteAsync(turns));
        }
        catch (Exception) when (turns.Count > 1)
        {
            // One turn of the batch cannot be written: find out which, and let the others go on.
            foreach (var turn in turns)
                await WriteAsync([turn], failed);
        }
        catch (Exception trouble)
        {
            failed.Add((turns[0].Row, trouble));
        }
    }

    private void Tell(IReadOnlyList<TakenTurn> written)
    {
        var now = clock.GetUtcNow();
        foreach (var turn in written)
            meters.Taken(turn, now);
        if (written.Any(turn => turn.Row.InlineUntil is not null))
            wakeup.Wake(Outbox.InlineTopic);
    }

    /// <summary>1 s, 2 s, 4 s, 8 s, then it is given up.</summary>
    private async Task PutBackAsync(InboxRow row, Exception trouble)
    {
        var now = clock.GetUtcNow();

        // While the database is away or its disk full nothing is wrong with the row, however often it is tried.
        var isHopeless = row.Attempts >= MostAttempts && !database.IsAway(trouble);
        log.TurnFailed(trouble, row.Id, row.Attempts);
        meters.Failed(isHopeless);
        var again = now + TimeSpan.FromSeconds(Math.Pow(2, Math.Min(row.Attempts, MostAttempts) - 1));
        await database.WriteAsync(async connection =>
        {
            if (isHopeless)
                await InboxRows.FailAsync(connection, row, now.ToUnixTimeMilliseconds(), trouble.GetType().Name);
            else
                await InboxRows.RetryAsync(connection, row, again.ToUnixTimeMilliseconds());
            return 0;
        });
    }
}
