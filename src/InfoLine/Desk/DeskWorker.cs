using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Deals with tickets for which a time has come: a claim lapses, a snooze is over, a promise is missed. Each once, with its history and its message in one transaction.</summary>
/// <param name="database">Where tickets are.</param>
/// <param name="book">Deals with one.</param>
/// <param name="wakeup">Nudges whoever sends or looks on.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="log">Hears of trouble.</param>
public sealed class DeskWorker(Database database, TicketBook book, IWakeup wakeup, TimeProvider clock, ILogger<DeskWorker> log) : BackgroundService
{
    /// <summary>A batch is short, so that messages that arrive meanwhile need not wait for it.</summary>
    private const int MostTogether = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromHours(1);

    /// <summary>Deals with all that is due now.</summary>
    /// <returns>How many tickets it dealt with.</returns>
    public async Task<int> DealWithDueAsync(CancellationToken cancellation)
    {
        var all = 0;
        if (!await database.ReadAsync(connection => TicketStore.IsAnyDueAsync(connection, clock.GetUtcNow()), cancellation))
            return all;
        for (var dealt = MostTogether; dealt == MostTogether && !cancellation.IsCancellationRequested; all += dealt)
            dealt = await DealWithSomeAsync();
        return all;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Pause.BetweenAsync(() => wakeup.Next(TicketEvents.Topic), LongestPause, clock, DealWithDueAsync, log.WorkerStumbled, stoppingToken);

    private async Task<int> DealWithSomeAsync()
    {
        var now = clock.GetUtcNow();
        try
        {
            return Tell(await database.WriteAsync(connection => DealAsync(connection, now)));
        }
        catch (Exception)
        {
            // One of them cannot be dealt with: find out which, and let the others go on.
            return await DealOneByOneAsync(now);
        }
    }

    private async Task<Dealt> DealAsync(Connection connection, DateTimeOffset now)
    {
        await TicketEvents.LockAsync(connection);
        var due = await TicketStore.DueAsync(connection, now, MostTogether);
        foreach (var ticket in due)
            await DealAsync(connection, ticket, now);
        return new(due.Count, [.. due.Select(ticket => ticket.To.Route).Distinct(StringComparer.Ordinal)]);
    }

    private async Task<int> DealOneByOneAsync(DateTimeOffset now)
    {
        var due = await database.ReadAsync(connection => TicketStore.DueAsync(connection, now, MostTogether));
        foreach (var ticket in due)
        {
            try
            {
                Tell(await database.WriteAsync(async connection =>
                {
                    await TicketEvents.LockAsync(connection);
                    if (await TicketStore.FindAsync(connection, ticket.Id) is { } fresh)
                        await DealAsync(connection, fresh, now);
                    return new Dealt(1, [ticket.To.Route]);
                }));
            }
            catch (Exception trouble)
            {
                log.TicketStumbled(trouble, ticket.Id);
                await database.WriteAsync(async connection =>
                {
                    await TicketStore.PostponeAsync(connection, ticket.Id, now + AfterTrouble);
                    return 0;
                });
            }
        }

        return due.Count;
    }

    // A lease and a promise may both be over.
    private async Task DealAsync(Connection connection, Ticket ticket, DateTimeOffset now)
    {
        while (ticket.DueAt <= now && await book.ApplyAsync(connection, ticket, new TicketInput.Due(), now) is TicketDecision.Done { Events.IsEmpty: false } done)
            ticket = done.After;
    }

    private int Tell(Dealt dealt)
    {
        foreach (var route in dealt.Routes)
            wakeup.Wake(OutboxRows.Topic(route));
        if (dealt.Count > 0)
            wakeup.Wake(TicketEvents.Topic);
        return dealt.Count;
    }

    private sealed record Dealt(int Count, ImmutableArray<string> Routes);
}
