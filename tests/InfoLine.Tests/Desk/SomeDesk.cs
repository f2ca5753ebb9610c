using System.Collections.Immutable;
using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Storage;
using InfoLine.Tests.WorkingTime;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Desk;

/// <summary>A line with two centres, and the people at their desks. The clock: Monday 23 November 2026, 14:30 in India.</summary>
internal static class SomeDesk
{
    public static readonly Centre Jhansi = new("jhansi", "Jhansi centre", "झाँसी केंद्र", SomeCalendar.Shipped) { Places = ["jhansi"] };
    public static readonly Centre Niwari = new("niwari", "Niwari centre", "निवाड़ी केंद्र", SomeCalendar.Shipped) { Places = ["niwari"] };

    public static readonly DeskScope Meera = new("meera", ["jhansi"], IsSupervisor: false);
    public static readonly DeskScope Ravi = new("ravi", ["jhansi"], IsSupervisor: false);
    public static readonly DeskScope Stranger = new("stranger", ["niwari"], IsSupervisor: false);
    public static readonly DeskScope Supervisor = new("supervisor", [], IsSupervisor: true);

    /// <summary>The real line with the real dialogs and the two centres.</summary>
    public static Task<Line> OpenAsync(Store store, LineOptions? options = null) => Line.OpenAsync(store, (options ?? Options()) with { Echo = false, Adjust = ConnectCentres });

    /// <summary>The same line with the echo in place of the dialogs: for what staff do.</summary>
    public static Task<Line> OpenDeskAsync(Store store, LoopChannel? loop = null, FakeClock? clock = null) => Line.OpenAsync(
        store, new LineOptions(loop ?? Loop()) { Clock = clock ?? new(), Adjust = ConnectCentres });

    public static LoopChannel Loop() => new() { Traits = ChannelTraits.WhatsApp };

    public static LineOptions Options() => new(Loop());

    public static T Verb<T>(this Line line)
        where T : notnull => line.Services.GetRequiredService<T>();

    /// <summary>Somebody writes for the first time and is waited for at the centre.</summary>
    public static async Task<Ticket> OpenTicketAsync(this Line line, Person person, string centre = "jhansi")
    {
        await line.From(person).TextAsync("hello");
        await line.SettleAsync();
        return await line.OpenTicketOfAsync(person, centre);
    }

    /// <summary>A ticket of somebody who has written before.</summary>
    public static async Task<Ticket> OpenTicketOfAsync(this Line line, Person person, string centre = "jhansi")
    {
        var (contact, last) = await line.ContactAsync(person);
        var address = person.On(line.Carrier.Route).Address;
        return (await line.Database.WriteAsync(connection => line.Verb<OpenTicket>().OpenAsync(
            connection,
            new(new(contact, line.Carrier.Route, address), "asked", new([centre], "en", WantsWoman: false)) { InboxId = last, IsPromised = true },
            line.Clock.GetUtcNow())))!;
    }

    public static async Task<(string ContactId, string? LastInboxId)> ContactAsync(this Line line, Person person) => (await line.Database.ReadAsync(connection => connection.QueryAsync(
        row => (row.GetString(0), row.TextOrNull(1)),
        "select c.id, s.last_inbox_id from contacts c left join sessions s on s.contact_id = c.id where c.phone = $1", person.Phone))).Single();

    public static async Task<Ticket> TicketOfAsync(this Line line, Person person)
    {
        var (contact, _) = await line.ContactAsync(person);
        return (await line.Database.ReadAsync(connection => TicketStore.LatestOfAsync(connection, contact)))!;
    }

    public static async Task<Ticket> FindTicketAsync(this Line line, string id) => (await line.Database.ReadAsync(connection => TicketStore.FindAsync(connection, id)))!;

    public static Task<ReplyOutcome> ReplyAsync(this Line line, DeskScope scope, Ticket ticket, string text, string? key = null) =>
        line.Verb<ReplyToPerson>().RunAsync(scope, new(ticket.Id, text, key ?? Guid.NewGuid().ToString("n")) { Signature = "Meera, Jhansi centre" });

    public static void ShouldBeRefused(this TicketDecision decision, DeskRefusal why) => decision.ShouldBeOfType<TicketDecision.Refused>().Why.ShouldBe(why);

    public static void ShouldBeRefused(this ReplyOutcome outcome, DeskRefusal why) => outcome.ShouldBeOfType<ReplyOutcome.Refused>().Why.ShouldBe(why);

    public static LineOptions WithCentres(LineOptions options) => options with { Adjust = ConnectCentres };

    public static void ConnectCentres(WebApplicationBuilder builder) => builder.Services.Replace(ServiceDescriptor.Singleton<ICentres>(new TwoCentres()));

    private sealed class TwoCentres : ICentres
    {
        public Task<ImmutableArray<Centre>> AllAsync(Connection connection) => Task.FromResult<ImmutableArray<Centre>>([Jhansi, Niwari]);
    }
}
