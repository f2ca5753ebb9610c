using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Referrals;

/// <summary>Deals with referrals for which a time has come: decision, history and messages in one transaction, so that a crash at any line leaves all of it done or none.</summary>
/// <param name="database">Where referrals are.</param>
/// <param name="book">Deals with one.</param>
/// <param name="desk">Who looks at what goes wrong.</param>
/// <param name="wakeup">Nudges whoever sends.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class ReferralWorker(Database database, ReferralBook book, ICaseDesk desk, IWakeup wakeup, TimeProvider clock, ILogger<ReferralWorker> log) : BackgroundService
{
    /// <summary>Wakes it at once; it looks by itself every second anyway.</summary>
    public const string Topic = "referrals";

    /// <summary>A batch is short, so that messages that arrive meanwhile, and people at their desks, need not wait for it.</summary>
    private const int MostTogether = 50;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromHours(1);

    /// <summary>Deals with all that is due now.</summary>
    /// <returns>How many referrals it dealt with.</returns>
    public async Task<int> DealWithDueAsync(CancellationToken cancellation)
    {
        var all = 0;
        if (!await database.ReadAsync(connection => ReferralStore.IsAnyDueAsync(connection, clock.GetUtcNow()), cancellation))
            return all;
        for (var dealt = MostTogether; dealt == MostTogether && !cancellation.IsCancellationRequested; all += dealt)
            dealt = await DealWithSomeAsync();
        return all;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Pause.BetweenAsync(() => wakeup.Next(Topic), LongestPause, clock, DealWithDueAsync, log.WorkerStumbled, stoppingToken);

    private async Task<int> DealWithSomeAsync()
    {
        var now = clock.GetUtcNow();
        try
        {
            return Tell(await database.WriteAsync(connection => DealAsync(connection, now, MostTogether)));
        }
        catch (Exception)
        {
            // One of them cannot be dealt with: find out which, and let the others go on.
            return await DealOneByOneAsync(now);
        }
    }

    private async Task<int> DealOneByOneAsync(DateTimeOffset now)
    {
        var due = await database.ReadAsync(connection => ReferralStore.DueAsync(connection, now, MostTogether));
        foreach (var referral in due)
        {
            try
            {
                Tell(await database.WriteAsync(async connection =>
                {
                    await desk.LockAsync(connection);
                    return await ReferralStore.FindAsync(connection, referral.Id) is { } fresh ? new Dealt(1, await book.DealWithDueAsync(connection, fresh, now)) : new Dealt(0, []);
                }));
            }
            catch (Exception trouble)
            {
                log.ReferralStumbled(trouble, referral.Id);
                await database.WriteAsync(async connection =>
                {
                    await ReferralStore.PostponeAsync(connection, referral.Id, now + AfterTrouble);
                    return 0;
                });
            }
        }

        return due.Count;
    }

    private async Task<Dealt> DealAsync(Connection connection, DateTimeOffset now, int most)
    {
        await desk.LockAsync(connection);
        var due = await ReferralStore.DueAsync(connection, now, most);
        var routes = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var referral in due)
            routes.UnionWith(await book.DealWithDueAsync(connection, referral, now));
        return new(due.Count, [.. routes]);
    }

    private int Tell(Dealt dealt)
    {
        foreach (var route in dealt.Routes)
            wakeup.Wake(OutboxRows.Topic(route));
        if (dealt.Count > 0)
            desk.Wake();
        return dealt.Count;
    }

    private sealed record Dealt(int Count, ImmutableArray<string> Routes);
}
