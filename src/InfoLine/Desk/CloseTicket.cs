using System.Collections.Immutable;
using InfoLine.Messaging;

namespace InfoLine.Desk;

/// <summary>Closes tickets: one, or for supervisors many at once. The dialogs have the conversation again and ask the villager once whether it helped.</summary>
/// <param name="desk">Where it is done.</param>
/// <param name="keep">Keeps what staff found out about referrals.</param>
public sealed class CloseTicket(TicketDesk desk, KeepHelp keep)
{
    /// <summary>The most characters of a subject.</summary>
    public const int MostCharacters = 200;

    /// <summary>The most tickets that are closed at once.</summary>
    public const int MostAtOnce = 500;

    /// <summary>Closes one.</summary>
    /// <param name="scope">Who.</param>
    /// <param name="ticketId">Which.</param>
    /// <param name="subject">What it was about.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="found">Whether offices have helped that the villager was sent to, as far as staff found out; may be empty.</param>
    public Task<TicketDecision> RunAsync(DeskScope scope, string ticketId, string subject, TicketOutcome outcome, params ImmutableArray<HelpFound> found) => Clean(subject) is not { } clean
        ? Task.FromResult<TicketDecision>(new TicketDecision.Refused(string.IsNullOrWhiteSpace(subject) ? DeskRefusal.Empty : DeskRefusal.TooLong))
        : desk.DoAsync(scope, ticketId, new TicketInput.Close(scope.StaffId, clean, outcome), async (connection, ticket, now) =>
        {
            foreach (var one in found)
                await keep(connection, ticket, scope.StaffId, one, now);
        });

    /// <summary>Closes many with the same words. Those that cannot be closed stay as they are.</summary>
    /// <param name="scope">Who: a supervisor.</param>
    /// <param name="ticketIds">Which, at most <see cref="MostAtOnce"/>; one that is named twice is closed once.</param>
    /// <param name="subject">What they were about.</param>
    /// <param name="outcome">What came of them.</param>
    /// <returns>What became of each, in order.</returns>
    public async Task<ImmutableArray<TicketDecision>> RunManyAsync(DeskScope scope, ImmutableArray<string> ticketIds, string subject, TicketOutcome outcome)
    {
        var ids = ticketIds.Distinct(StringComparer.Ordinal).ToImmutableArray();
        DeskRefusal? why = !scope.IsSupervisor ? DeskRefusal.NotAllowed
            : ids.Length > MostAtOnce ? DeskRefusal.TooLong
            : Clean(subject) is null ? DeskRefusal.Empty : null;
        if (why is { } refused)
            return [.. ids.Select(_ => (TicketDecision)new TicketDecision.Refused(refused))];
        var now = desk.Now;
        var decisions = await desk.Database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            var made = ImmutableArray.CreateBuilder<TicketDecision>(ids.Length);
            foreach (var id in ids)
                made.Add(await desk.ApplyAsync(connection, scope, id, new TicketInput.Close(scope.StaffId, Clean(subject) ?? "", outcome), now));
            return made.MoveToImmutable();
        });
        foreach (var decision in decisions)
            desk.Wake(decision);
        return decisions;
    }

    private static string? Clean(string subject)
    {
        var clean = ArrivedText.Storable(subject).Trim();
        return clean.Length is 0 or > MostCharacters ? null : clean;
    }
}
