using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Hands what waits in the spool to the database as soon as it is back.</summary>
/// <param name="spool">Where messages wait; null where the database is a file of this machine, which is never away.</param>
/// <param name="inbox">Stores them.</param>
/// <param name="replicas">Hear that we hand in: turns wait for it, everywhere.</param>
/// <param name="clock">Tells when to try again.</param>
/// <param name="log">Hears of it.</param>
internal sealed class SpoolWorker(Spool? spool, Inbox inbox, Replicas replicas, TimeProvider clock, ILogger<SpoolWorker> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (spool is null)
            return;
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            do
            {
                if (spool.IsOpen)
                    await TryDrainAsync(spool);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // What waits is taken over at the next start.
        }
    }

    private async Task TryDrainAsync(Spool open)
    {
        try
        {
            await replicas.HandsInAsync(true);
            var (stored, setAside) = await open.DrainAsync(inbox.StoreKeptAsync);
            log.Drained(stored);
            if (setAside > 0)
                log.SetAside(setAside);
            await replicas.HandsInAsync(false);
        }
        catch (Exception trouble)
        {
            log.NotDrained(trouble.GetType().Name);
        }
    }
}
