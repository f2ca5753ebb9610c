using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Brings cases to a desk that had none when they opened: as soon as a centre serves the person, somebody looks.</summary>
/// <param name="database">Where they are.</param>
/// <param name="desk">Who looks.</param>
/// <param name="wakeup">Wakes it before its time.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class CaseWorker(Database database, ICaseDesk desk, IWakeup wakeup, TimeProvider clock, ILogger<CaseWorker> log) : BackgroundService
{
    /// <summary>Wakes it at once; it looks by itself every minute anyway.</summary>
    public const string Topic = "cases";

    /// <summary>A centre is opened by hand; nobody counts the minutes until its first tickets stand there.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private const int MostTogether = 200;

    /// <summary>Looks at every case that no ticket shows, once.</summary>
    /// <returns>How many found a desk.</returns>
    public async Task<int> PlaceAsync(CancellationToken cancellation)
    {
        var placed = 0;
        var after = "";
        for (var seen = MostTogether; seen == MostTogether && !cancellation.IsCancellationRequested;)
        {
            // Most of them are served by nobody still, and finding that out must keep no writer waiting.
            var (read, served, last) = await database.ReadAsync(connection => ReadAsync(connection, after), cancellation);
            foreach (var id in served)
                placed += await PlaceAsync(id) ? 1 : 0;
            (seen, after) = (read, last);
        }

        if (placed > 0)
            desk.Wake();
        return placed;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Pause.BetweenAsync(() => wakeup.Next(Topic), Interval, clock, PlaceAsync, log.WorkerStumbled, stoppingToken);

    private async Task<(int Read, List<string> Served, string Last)> ReadAsync(Connection connection, string after)
    {
        var some = await ReferralCases.WithoutTicketAsync(connection, after, MostTogether);
        var served = new List<string>();
        foreach (var (one, personId) in some)
        {
            if (await desk.ServesAsync(connection, personId))
                served.Add(one.Id);
        }

        return (some.Count, served, some.Count == 0 ? after : some[^1].Case.Id);
    }

    private Task<bool> PlaceAsync(string caseId) => database.WriteAsync(async connection =>
    {
        await desk.LockAsync(connection);
        if (await ReferralCases.FindAsync(connection, caseId) is not { ClosedAt: null, TicketId: null } one || await ReferralStore.FindAsync(connection, one.ReferralId) is not { } referral
            || await desk.OpenAsync(connection, new(referral, one.Reason, IsPromised: false), clock.GetUtcNow()) is not { } ticket)
            return false;
        await ReferralCases.PutOnAsync(connection, referral.Id, one.Reason, ticket.Id);
        return true;
    });
}
