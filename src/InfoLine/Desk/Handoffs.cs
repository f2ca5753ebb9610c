using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Tells the machines of a channel that a person takes over, so that any agent hub can plug in there.</summary>
/// <param name="channels">The ways out; those that are <see cref="IHearsHandoff"/> are told.</param>
public sealed class Handoffs(IEnumerable<IChannel> channels)
{
    private const int MostLines = 20;

    private readonly ImmutableHashSet<string> _routes = [.. channels.Where(channel => channel is IHearsHandoff).Select(channel => channel.Route)];

    /// <summary>Says that a person is asked for.</summary>
    /// <param name="connection">A write.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="position">Behind the words that the villager is told.</param>
    /// <param name="now">The present moment.</param>
    public async Task InitiateAsync(Connection connection, Ticket ticket, long position, DateTimeOffset now)
    {
        if (!_routes.Contains(ticket.To.Route))
            return;
        var page = await MessageThread.ReadAsync(connection, ticket.To.ContactId, ticket.LastInboxId, MostLines / 2);
        var lines = page.Arrived.Where(one => one.IsOfPerson).Select(one => new HandoffLine(OfPerson: true, one.At, WordsOf(one, ticket.Language)))
            .Concat(page.Sent.Where(one => !one.IsForMachines).Select(one => new HandoffLine(OfPerson: false, one.At, one.Text)))
            .OrderBy(line => line.At);
        var said = new HandoffEvent(HandoffEvent.Initiate) { Ticket = ticket.Code, Reason = ticket.Reason, Language = ticket.Language, Transcript = [.. lines.TakeLast(MostLines)] };
        await SayAsync(connection, ticket, said, position, now);
    }

    /// <summary>Says how it goes, where a change of the ticket means something to machines.</summary>
    public Task TellAsync(Connection connection, Ticket before, Ticket after, DateTimeOffset now)
    {
        var state = (before, after) switch
        {
            ({ Handler: null }, { Handler: not null }) => "accepted",
            ({ Owner: TicketOwner.Person }, { Owner: TicketOwner.Bot }) => "completed",
            _ => null,
        };
        return state is null || !_routes.Contains(after.To.Route)
            ? Task.CompletedTask
            : SayAsync(connection, after, new(HandoffEvent.Status) { State = state, Ticket = after.Code }, now.ToUnixTimeMilliseconds(), now);
    }

    // A voice note has no words; that there was one says something too.
    private static string WordsOf(Arrived arrived, string? language) =>
        DeskWords.Of(arrived.Kind) is { } kind ? $"[{kind.In(language ?? PageLanguage.Hindi)}] {arrived.Text}".TrimEnd() : arrived.Text;

    private static Task SayAsync(Connection connection, Ticket ticket, HandoffEvent said, long position, DateTimeOffset now) => OutboxRows.AddAsync(
        connection,
        [new()
        {
            Id = $"{ticket.Id}-event{ticket.Events}:0",
            To = ticket.To,
            Position = position,
            Body = new("", "", [], OptionStyle.None, "") { Language = ticket.Language, Event = said },
            DueAt = now.ToUnixTimeMilliseconds(),
        }],
        now.ToUnixTimeMilliseconds());
}
