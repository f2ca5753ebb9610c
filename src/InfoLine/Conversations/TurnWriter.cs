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
/// <param name="clock">Tells the time.</param>
public sealed class TurnWriter(Database database, Ids ids, QuestionRows questions, ReferralWriter referrals, DeskTurns desk, TimeProvider clock)
{
    /// <summary>Writes turns of different contacts in one transaction.</summary>
    /// <returns>For each turn, in order, whether it was written: false when somebody else had already moved the conversation on, and the turn must be taken again.</returns>
    public async Task<bool[]> WriteAsync(IReadOnlyList<TakenTurn> turns)
    {
        var now = clock.GetUtcNow();
        var plans = turns.Select(turn => TurnPlan.Of(turn, ids, now)).ToList();
        var written = await database.WriteAsync(connection => WriteAsync(connection, plans, now));
        if (plans.Exists(plan => plan.ConcernsDesk))
            desk.Wake();
        return written;
    }

    private async Task<bool[]> WriteAsync(Connection connection, List<TurnPlan> plans, DateTimeOffset moment)
    {
        var now = moment.ToUnixTimeMilliseconds();
        if (plans.Exists(plan => plan.ConcernsDesk))
            await TicketEvents.LockAsync(connection);

        // The session comes first: whoever loses on its version has written nothing else.
        var written = await Sessions.SaveAsync(connection, plans.Select(plan => RowOf(plan.Turn)), now);
        var won = plans.Where((_, i) => written[i]).ToList();
        foreach (var lost in plans.Where((_, i) => !written[i]))
            await InboxRows.RetryAsync(connection, lost.Turn.Row.Id, from: 0);

        await Contacts.StopAsync(connection, won.Where(plan => plan.Stops == true).Select(plan => plan.Turn.Row.ContactId), now);
        await Contacts.StartAsync(connection, won.Where(plan => plan.Stops == false).Select(plan => plan.Turn.Row.ContactId));
        await OutboxRows.AddAsync(connection, won.SelectMany(plan => plan.Messages), now);
        await InboxRows.RemindAsync(connection, won.SelectMany(plan => plan.Reminders), now);
        await WritePeople.WriteAsync(connection, [.. won.SelectMany(plan => plan.People)], now);
        await WriteReferralsAsync(connection, won, moment);
        await questions.AddAsync(connection, [.. won.SelectMany(plan => plan.Questions)]);
        await QuestionRows.ChooseAsync(connection, won.SelectMany(plan => plan.Meant));
        await InboxRows.CloseAsync(connection, won.Select(plan => (plan.Turn.Row.Id, plan.Turn.Session.Step, plan.Turn.Session.Content, plan.NoteText, plan.Turn.Row.PreviousId)), now);

        // Last, because a handover takes what was said before along, this row with it.
        foreach (var change in won.SelectMany(plan => plan.Desk))
            await desk.WriteAsync(connection, await DeskWishes.CompleteAsync(connection, change), moment);
        return written;
    }

    // Few turns concern referrals, and what those say depends on what the others of the same batch have done.
    private async Task WriteReferralsAsync(Connection connection, List<TurnPlan> won, DateTimeOffset now)
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
