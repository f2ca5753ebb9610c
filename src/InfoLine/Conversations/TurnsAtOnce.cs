using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Conversations;

/// <summary>Takes the turns of messages in the transaction that stores them: one commit and one write of the row in place of two, and nothing to look for in between.</summary>
/// <remarks>Whatever is not plain is left to <see cref="TurnWorker"/>: what stumbles, what the desk or a provider must hear of, and all while spools are handed in.</remarks>
/// <param name="library">The dialogs in force.</param>
/// <param name="runner">Takes a turn.</param>
/// <param name="writer">Writes turns.</param>
/// <param name="spoolsFirst">Says when turns are held back.</param>
/// <param name="clock">Tells the time.</param>
/// <param name="written">Hears of turns that are on disk.</param>
internal sealed class TurnsAtOnce(
    FlowLibrary library, TurnRunner runner, TurnWriter writer, SpoolsFirst spoolsFirst, TimeProvider clock, Action<IReadOnlyList<TakenTurn>> written) : ITurnsAtOnce
{
    /// <inheritdoc/>
    public async Task<ITurnsDecided> DecideAsync(Connection connection, IReadOnlyList<InboxRow> rows)
    {
        var now = clock.GetUtcNow();
        var plans = new List<TurnPlan>(rows.Count);
        if (!spoolsFirst.LetsTurns)
            return new Decided(writer, plans, now, written);
        var flows = library.Current;
        foreach (var row in rows)
        {
            try
            {
                var plan = writer.PlanOf(await runner.TakeAsync(row, flows, now), now);
                if (!plan.ConcernsDesk)
                    plans.Add(plan);
            }
            catch (Exception)
            {
                // The worker comes to it, tries as often as is right, and tells of it.
            }
        }

        return new Decided(writer, plans, now, written);
    }

    private sealed class Decided(TurnWriter writer, List<TurnPlan> plans, DateTimeOffset now, Action<IReadOnlyList<TakenTurn>> written) : ITurnsDecided
    {
        public IReadOnlyDictionary<string, HandledAs> Handled { get; } = plans.ToDictionary(plan => plan.Turn.Row.Id, plan => HandledOf(plan, now), StringComparer.Ordinal);

        public Task<IReadOnlyCollection<string>> StoreAsync(Connection connection, Run<string> messages) => writer.StoreWithTurnsAsync(connection, messages, plans, now, written);

        private static HandledAs HandledOf(TurnPlan plan, DateTimeOffset now) =>
            new(now.ToUnixTimeMilliseconds(), plan.Turn.Session.Step, plan.Turn.Session.Content, plan.NoteText, plan.Turn.Row.PreviousId);
    }
}
