using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The counter at which staff do something to a ticket: within their scope, in one transaction, and then everybody is told.</summary>
/// <param name="database">Where tickets are.</param>
/// <param name="book">Writes them.</param>
/// <param name="wakeup">Nudges whoever sends, takes turns or looks on.</param>
/// <param name="clock">Tells the time.</param>
public sealed class TicketDesk(Database database, TicketBook book, IWakeup wakeup, TimeProvider clock)
{
    private const int MostTries = 5;

    /// <summary>Where tickets are.</summary>
    public Database Database => database;

    /// <summary>The present moment.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Does one thing to one ticket.</summary>
    /// <param name="scope">Who does it. A ticket outside of it is not found.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="input">What.</param>
    /// <param name="also">What else belongs into the same transaction, when it is done; null for nothing.</param>
    public async Task<TicketDecision> DoAsync(DeskScope scope, string ticketId, TicketInput input, Func<Connection, Ticket, DateTimeOffset, Task>? also = null)
    {
        var now = Now;
        var decision = await database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            var done = await ApplyAsync(connection, scope, ticketId, input, now);
            if (also is not null && done is TicketDecision.Done { After: var after })
                await also(connection, after, now);
            return done;
        });
        Wake(decision);
        return decision;
    }

    /// <summary>Does something that ends in one transaction, and again when the villager wrote in that very moment and moved the conversation on.</summary>
    /// <param name="write">Does it.</param>
    /// <param name="isOvertaken">True of what came out when it has to be read again.</param>
    /// <returns>What came out, at last of the fifth time.</returns>
    public async Task<T> RetryAsync<T>(Func<Connection, DateTimeOffset, Task<T>> write, Predicate<T> isOvertaken)
    {
        for (var tries = 1; ; tries++)
        {
            var done = await database.WriteAsync(connection => write(connection, Now));
            if (tries == MostTries || !isOvertaken(done))
                return done;
        }
    }

    /// <summary>What would become of a ticket. Changes nothing.</summary>
    public Task<TicketDecision> LookAsync(DeskScope scope, string ticketId, TicketInput input) => database.ReadAsync(async connection =>
        await FindAsync(connection, scope, ticketId) is { } ticket ? await book.DecideAsync(connection, ticket, input, Now) : new TicketDecision.Refused(DeskRefusal.NotFound));

    /// <summary>The same as <see cref="DoAsync"/> inside a transaction of the caller, who holds <see cref="TicketEvents.LockAsync"/> and calls <see cref="Wake"/> after it.</summary>
    public async Task<TicketDecision> ApplyAsync(Connection connection, DeskScope scope, string ticketId, TicketInput input, DateTimeOffset now) =>
        await FindAsync(connection, scope, ticketId) is { } ticket ? await book.ApplyAsync(connection, ticket, input, now) : new TicketDecision.Refused(DeskRefusal.NotFound);

    /// <summary>The same by id or by the number that people say.</summary>
    public Task<Ticket?> FindAsync(DeskScope scope, string idOrCode) => database.ReadAsync(async connection =>
        (await TicketStore.FindAsync(connection, idOrCode) ?? await TicketStore.FindByCodeAsync(connection, idOrCode.ToUpperInvariant())) is { } ticket && scope.Sees(ticket) ? ticket : null);

    /// <summary>A ticket that somebody may see; null for one that is not there or not for them.</summary>
    public static async Task<Ticket?> FindAsync(Connection connection, DeskScope scope, string ticketId) =>
        await TicketStore.FindAsync(connection, ticketId) is { } ticket && scope.Sees(ticket) ? ticket : null;

    /// <summary>Tells those that it concerns what was done.</summary>
    public void Wake(TicketDecision decision)
    {
        if (decision is not TicketDecision.Done done)
            return;
        wakeup.Wake(TicketEvents.Topic);
        wakeup.Wake(OutboxRows.Topic(done.After.To.Route));
        if (done.GivesBack)
            wakeup.Wake(Inbox.Topic);
    }
}
