using InfoLine.Messaging;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>Brings tickets together with the world: reads the hours of a centre, writes what was decided, and gives conversations back; all in the caller's transaction.</summary>
/// <param name="lifecycle">Decides.</param>
/// <param name="centres">Who answers.</param>
/// <param name="handoffs">Tells the machines of channels.</param>
/// <param name="apologies">Tells villagers that we are late.</param>
/// <param name="cases">Open and close with their ticket.</param>
/// <param name="windows">Knows what may be said to whom.</param>
/// <param name="calendar">The hours of a centre that is gone.</param>
/// <param name="ids">Names what is new.</param>
public sealed class TicketBook(
    TicketLifecycle lifecycle, ICentres centres, Handoffs handoffs, Apologies apologies, ITicketCases cases, Windows windows, WorkingCalendar calendar,
    Ids ids)
{
    private const int ShortTries = 3;
    private const int LongTries = 20;

    /// <summary>How long things may take.</summary>
    public TicketRules Rules => lifecycle.Rules;

    /// <summary>A code that no ticket has.</summary>
    /// <param name="connection">A read. Two who ask at once may be given the same one; then the second of them cannot add its ticket.</param>
    public static async Task<string> FreeCodeAsync(Connection connection)
    {
        for (var tries = 0; tries < ShortTries + LongTries; tries++)
        {
            var code = ShortCode.New(tries < ShortTries ? ShortCode.Length : ShortCode.LongLength);
            if (await TicketStore.IsCodeFreeAsync(connection, code))
                return code;
        }

        throw new InvalidOperationException("No free code was found for a new ticket.");
    }

    /// <summary>Adds a ticket.</summary>
    /// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
    /// <param name="draft">The ticket, to which nothing has happened.</param>
    /// <param name="actor">Who opens it.</param>
    /// <exception cref="InvalidOperationException">Its code was taken in this very moment: try the whole again.</exception>
    public async Task<Ticket> AddAsync(Connection connection, Ticket draft, DeskActor actor)
    {
        var opened = TicketLifecycle.Open(draft with { CreatedAt = Whole(draft.CreatedAt) }, actor);
        if (!await TicketStore.AddAsync(connection, opened.After))
            throw new InvalidOperationException("The code of a new ticket was taken meanwhile.");
        await TicketEvents.AddAsync(connection, opened.After, opened.Events);
        return opened.After with { Version = opened.After.Version + 1 };
    }

    /// <summary>Lets something happen to a ticket, and all that follows.</summary>
    /// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
    /// <param name="ticket">As it was read in this transaction.</param>
    /// <param name="input">What happens.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The ticket as it is kept now, or why nothing was done.</returns>
    public async Task<TicketDecision> ApplyAsync(Connection connection, Ticket ticket, TicketInput input, DateTimeOffset now)
    {
        now = Whole(now);
        var decision = await DecideAsync(connection, ticket, input, now);
        if (decision is not TicketDecision.Done done || ReferenceEquals(done.After, ticket))
            return decision;

        // The ticket comes first: whoever loses on its version has written nothing else.
        if (!await TicketStore.SaveAsync(connection, done.After))
            return new TicketDecision.Refused(DeskRefusal.Changed);
        var after = done.After with { Version = ticket.Version + 1 };
        await TicketEvents.AddAsync(connection, after, done.Events);
        await ChangeCasesAsync(connection, ticket, after, now);
        if (done.GivesBack)
            await GiveBackAsync(connection, after, now);
        if (done.Apologises)
            await apologies.SayAsync(connection, after, now);
        await handoffs.TellAsync(connection, ticket, after, now);
        return done with { After = after };
    }

    /// <summary>What would become of a ticket. Changes nothing.</summary>
    public async Task<TicketDecision> DecideAsync(Connection connection, Ticket ticket, TicketInput input, DateTimeOffset now)
    {
        var id = (input as TicketInput.Transfer)?.CentreId ?? ticket.CentreId;
        var centre = (await centres.AllAsync(connection)).FirstOrDefault(one => one.Id == id);
        return centre is null && input is TicketInput.Transfer
            ? new TicketDecision.Refused(DeskRefusal.UnknownCentre)
            : lifecycle.Decide(ticket, input, centre?.Hours ?? calendar, Whole(now));
    }

    private Task ChangeCasesAsync(Connection connection, Ticket before, Ticket after, DateTimeOffset now) => (before.ClosedAt, after.ClosedAt) switch
    {
        (null, not null) when after.IsForgotten => cases.TakeOffAsync(connection, after.Id),
        (null, not null) => cases.CloseAsync(connection, after, now),
        ({ } closedAt, null) => cases.ReopenAsync(connection, after.Id, closedAt),
        _ => Task.CompletedTask,
    };

    // By the one door, so that the dialogs hear of it after everything that the villager has written before.
    private async Task GiveBackAsync(Connection connection, Ticket ticket, DateTimeOffset now)
    {
        var word = ticket.ClosedAt is null ? DeskWord.GivenBack
            : await windows.WhyNotAsync(connection, ticket.To, now) is null ? DeskWord.Closed : DeskWord.ClosedQuietly;
        var at = now.ToUnixTimeMilliseconds();
        await InboxRows.RemindAsync(connection, [new(ids.Next(), ticket.To, InboundKind.DeskDone, word, at)], at);
    }

    // Columns hold milliseconds: a time that is due at a part of one would be found before it has come.
    private static DateTimeOffset Whole(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
