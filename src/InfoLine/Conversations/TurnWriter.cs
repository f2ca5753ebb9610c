using System.Text.Json;
using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Messaging;
using InfoLine.Questions;
using InfoLine.Registration;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Writes turns: session, messages, reminders, people and the handled row, all or nothing, many turns in one commit.</summary>
/// <param name="database">Where to.</param>
/// <param name="ids">Names what is new.</param>
/// <param name="questions">Keeps the questions that had no sure answer.</param>
/// <param name="referrals">Writes what happens to referrals.</param>
/// <param name="desk">Hears what is for a person at the centre.</param>
/// <param name="outbox">Sends.</param>
/// <param name="wakeup">Nudges the senders.</param>
/// <param name="clock">Tells the time.</param>
public sealed class TurnWriter(
    Database database, Ids ids, QuestionRows questions, ReferralWriter referrals, DeskTurns desk, OutboxWorker outbox, IWakeup wakeup, TimeProvider clock)
{
    /// <summary>Writes turns of different contacts in one transaction; what they say leaves as soon as it is on disk.</summary>
    /// <returns>The turns that were written: not those whose conversation somebody else had already moved on, which must be taken again.</returns>
    public Task<IReadOnlyList<TakenTurn>> WriteAsync(IReadOnlyList<TakenTurn> turns)
    {
        var now = clock.GetUtcNow();
        var plans = PlansOf(turns, now); // Before the transaction: SQLite has one writer, who has enough to do.
        return WriteAsync(_ => Task.FromResult((plans, now)));
    }

    /// <summary>Takes turns and writes them in one transaction.</summary>
    /// <param name="take">Takes the turns at a moment. May be none.</param>
    /// <returns>As above.</returns>
    public Task<IReadOnlyList<TakenTurn>> WriteAsync(Func<Connection, DateTimeOffset, Task<IReadOnlyList<TakenTurn>>> take) => WriteAsync(async connection =>
    {
        // Not before the transaction, which may be waited for: no message that it finds is to be younger than its answer.
        var now = clock.GetUtcNow();
        return (PlansOf(await take(connection, now), now), now);
    });

    private async Task<IReadOnlyList<TakenTurn>> WriteAsync(Func<Connection, Task<(List<TurnPlan> Plans, DateTimeOffset Now)>> plan)
    {
        var departures = new Departures(outbox, wakeup);
        var concernsDesk = false;
        IReadOnlyList<TakenTurn> written;
        try
        {
            written = await database.WriteAsync<IReadOnlyList<TakenTurn>>(async connection =>
            {
                var (plans, now) = await plan(connection);
                if (plans.Count == 0)
                    return [];
                concernsDesk = plans.Exists(one => one.ConcernsDesk);
                var won = await WriteAsync(connection, plans, departures, now, areStoredAsHandled: false);
                return [.. plans.Where((_, i) => won[i]).Select(one => one.Turn)];
            });
        }
        catch
        {
            await departures.StayAsync();
            throw;
        }

        await departures.LeaveAsync();
        if (concernsDesk)
            desk.Wake();
        return written;
    }

    /// <summary>Stores messages with their turns; what those say leaves when the transaction is on disk. Only on PostgreSQL.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="messages">Stores them, those with turns as handled, and answers the ids of the new ones.</param>
    /// <param name="plans">Of turns that concern nobody but their own contacts.</param>
    /// <param name="moment">When they were taken.</param>
    /// <param name="written">Hears, when it is on disk, of the turns that were written.</param>
    /// <returns>The ids of the new messages.</returns>
    internal async Task<IReadOnlyCollection<string>> StoreWithTurnsAsync(
        Connection connection, Run<string> messages, IReadOnlyList<TurnPlan> plans, DateTimeOffset moment, Action<IReadOnlyList<TakenTurn>> written)
    {
        var now = moment.ToUnixTimeMilliseconds();
        var departures = new Departures(outbox, wakeup);
        IReadOnlyList<TakenTurn> turns = [];
        connection.WhenEnded(isOnDisk =>
        {
            if (!isOnDisk)
                return departures.StayAsync();
            written(turns);
            if (turns.Count < plans.Count)
                wakeup.Wake(Inbox.Topic); // Somebody else had moved a conversation on: its message is open again.
            return departures.LeaveAsync();
        });

        // All messages are new and no conversation was moved on, unless a carrier repeats itself or two replicas meet: one round trip then, and only then more.
        Run[] together = [messages, Sessions.RunOf(plans.Select(plan => RowOf(plan.Turn)), now), .. await departures.RunsOfAsync([.. plans.SelectMany(plan => plan.Messages)], now)];
        if (await connection.TryTogetherAsync(together))
        {
            departures.Written(now);
            await WriteRestAsync(connection, plans, departures, moment, areStoredAsHandled: true);
            turns = [.. plans.Select(plan => plan.Turn)];
            return messages.Answers;
        }

        var undone = departures;
        departures = new Departures(outbox, wakeup);
        await undone.StayAsync();
        var isNew = await connection.ChangeManyAsync(messages.Sql, messages.Rows);
        var added = messages.Rows.Where((_, i) => isNew[i]).Select(row => row[0]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ofNew = plans.Where(plan => added.Contains(plan.Turn.Row.Id)).ToList();
        var won = await WriteAsync(connection, ofNew, departures, moment, areStoredAsHandled: true);
        turns = [.. ofNew.Where((_, i) => won[i]).Select(plan => plan.Turn)];
        return added;
    }

    /// <summary>The rows that a turn becomes.</summary>
    internal TurnPlan PlanOf(TakenTurn turn, DateTimeOffset now) => TurnPlan.Of(turn, ids, now);

    private List<TurnPlan> PlansOf(IReadOnlyList<TakenTurn> turns, DateTimeOffset now) => [.. turns.Select(turn => PlanOf(turn, now))];

    private async Task<bool[]> WriteAsync(Connection connection, IReadOnlyList<TurnPlan> plans, Departures departures, DateTimeOffset moment, bool areStoredAsHandled)
    {
        var now = moment.ToUnixTimeMilliseconds();
        if (plans.Any(plan => plan.ConcernsDesk))
            await TicketEvents.LockAsync(connection);

        // The session comes first: whoever loses on its version has written nothing else.
        var written = await Sessions.SaveAsync(connection, plans.Select(plan => RowOf(plan.Turn)), now);
        var won = plans.Where((_, i) => written[i]).ToList();
        foreach (var lost in plans.Where((_, i) => !written[i]))
            await (areStoredAsHandled ? InboxRows.ReopenAsync(connection, lost.Turn.Row) : InboxRows.RetryAsync(connection, lost.Turn.Row, from: 0));

        await departures.AddAsync(connection, [.. won.SelectMany(plan => plan.Messages)], now);
        await WriteRestAsync(connection, won, departures, moment, areStoredAsHandled);
        return written;
    }

    /// <summary>What follows from turns beside their sessions and messages: for most of them nothing.</summary>
    private async Task WriteRestAsync(Connection connection, IReadOnlyList<TurnPlan> won, Departures departures, DateTimeOffset moment, bool areStoredAsHandled)
    {
        var now = moment.ToUnixTimeMilliseconds();
        await Contacts.StopAsync(connection, won.Where(plan => plan.Stops == true).Select(plan => plan.Turn.Row.ContactId), now);
        await Contacts.StartAsync(connection, won.Where(plan => plan.Stops == false).Select(plan => plan.Turn.Row.ContactId));
        await InboxRows.RemindAsync(connection, won.SelectMany(plan => plan.Reminders), now);
        await WritePeople.WriteAsync(connection, [.. won.SelectMany(plan => plan.People)], now);
        await WriteReferralsAsync(connection, won, moment);
        await questions.AddAsync(connection, [.. won.SelectMany(plan => plan.Questions)]);
        await QuestionRows.ChooseAsync(connection, won.SelectMany(plan => plan.Meant));
        if (!areStoredAsHandled)
            await InboxRows.CloseAsync(connection, won.Select(plan => (plan.Turn.Row, plan.Turn.Session.Step, plan.Turn.Session.Content, plan.NoteText)), now);

        // Last, because a handover takes what was said before along, this row with it.
        foreach (var change in won.SelectMany(plan => plan.Desk))
            await desk.WriteAsync(connection, await DeskWishes.CompleteAsync(connection, change), moment);
        foreach (var plan in won.Where(plan => plan.ConcernsDesk))
            departures.Waits(plan.Turn.Row.Route);
    }

    // Few turns concern referrals, and what those say depends on what the others of the same batch have done.
    private async Task WriteReferralsAsync(Connection connection, IEnumerable<TurnPlan> won, DateTimeOffset now)
    {
        foreach (var plan in won.Where(plan => plan.ConcernsReferrals))
        {
            if (await referrals.WriteAsync(connection, plan, now) is { } message)
                await OutboxRows.AddAsync(connection, [message], now.ToUnixTimeMilliseconds());
        }
    }

    private static SessionRow RowOf(TakenTurn turn) =>
        new(turn.Row.ContactId, turn.Row.SessionVersion, JsonSerializer.Serialize(turn.Session, SessionJson.Default.Session), turn.Row.Id);
}
