using System.Collections.Concurrent;
using InfoLine.Desk;
using InfoLine.Storage;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>One ticket, one owner, whoever comes at whatever moment.</summary>
public sealed class ClaimTests
{
    [EachDatabase]
    public async Task Fifty_who_claim_a_thousand_tickets_at_once_leave_each_with_one_owner(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ids = await AddTicketsAsync(line, 1000);
        var won = new ConcurrentBag<(string Ticket, string Staff)>();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async number =>
        {
            var scope = new DeskScope($"staff-{number:d2}", ["jhansi"], IsSupervisor: false);
            for (var i = 0; i < ids.Length; i++)
            {
                // Each begins elsewhere, so that they meet on every ticket.
                var id = ids[(i + (number * 20)) % ids.Length];
                if (await line.Verb<ClaimTicket>().RunAsync(scope, id) is TicketDecision.Done)
                    won.Add((id, scope.StaffId));
            }
        }));

        won.Count.ShouldBe(1000);
        won.Select(one => one.Ticket).ToHashSet(StringComparer.Ordinal).Count.ShouldBe(1000);
        var owners = await line.Database.ReadAsync(connection => connection.QueryAsync(row => (row.GetString(0), row.GetString(1)), "select id, handler from tickets"));
        owners.Order().ShouldBe(won.Order());
        (await line.RowsAsync("select ticket_id from ticket_events where name = 'claimed'")).Count.ShouldBe(1000);
    }

    [EachDatabase]
    public async Task A_claim_while_the_lease_lapses_leaves_one_owner(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ids = await AddTicketsAsync(line, 40);
        foreach (var id in ids)
            await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, id);
        line.Clock.Advance(TimeSpan.FromMinutes(30));
        await Task.WhenAll(
        [
            line.Verb<DeskWorker>().DealWithDueAsync(CancellationToken.None),
            .. ids.Select(id => line.Verb<ClaimTicket>().RunAsync(SomeDesk.Ravi, id)),
            .. ids.Select(id => line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, id)),
        ]);

        var tickets = await Task.WhenAll(ids.Select(line.FindTicketAsync));
        tickets.ShouldAllBe(ticket => ticket.Status == TicketStatus.Claimed && (ticket.Handler == "ravi" || ticket.Handler == "meera"));
    }

    [EachDatabase]
    public async Task Two_tabs_of_one_person_are_one_claim(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id)));
        claims.ShouldAllBe(claim => claim is TicketDecision.Done);
        (await line.RowsAsync("select name from ticket_events where name = 'claimed'")).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task Who_comes_second_hears_who_has_it_and_can_take_it_over_openly(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        (await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Ravi, ticket.Id)).ShouldBe(new TicketDecision.Refused(DeskRefusal.HeldByOther, "meera"));

        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Ravi, ticket.Id, takeOver: true);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello")).ShouldBeRefused(DeskRefusal.NotYours);
        (await line.ReplyAsync(SomeDesk.Ravi, ticket, "hello")).ShouldBeOfType<ReplyOutcome.Sent>();
    }

    [EachDatabase]
    public async Task A_lapsed_claim_goes_back_to_the_queue_once(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        line.Clock.Advance(TimeSpan.FromMinutes(30));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => line.Verb<DeskWorker>().DealWithDueAsync(CancellationToken.None)));
        (await line.FindTicketAsync(ticket.Id)).Status.ShouldBe(TicketStatus.Waiting);
        (await line.RowsAsync("select name from ticket_events where name = 'lapsed'")).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_missed_promise_is_apologised_for_once_with_a_new_time(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        line.Clock.Advance(ticket.PromisedAt!.Value - line.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await line.WritesAsync(Person.Asha, "?"); // Or WhatsApp would take no free text any more.
        line.Clock.Advance(TimeSpan.FromHours(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => line.Verb<DeskWorker>().DealWithDueAsync(CancellationToken.None)));
        await line.SettleAsync();

        var apology = line.Carrier.Heard(Person.Asha).Select(message => message.Text).Where(text => text.Contains("sorry", StringComparison.Ordinal)).ShouldHaveSingleItem();
        apology.ShouldBe($"InfoLine: sorry, we are late with number {ticket.Code}. A person at the centre answers by Wednesday 5 pm.");
        (await line.FindTicketAsync(ticket.Id)).PromisesMissed.ShouldBe(1);
        (await line.RowsAsync("select message_id from proactive_messages")).ShouldHaveSingleItem();
    }

    internal static async Task<string[]> AddTicketsAsync(Line line, int count, string centre = "jhansi")
    {
        var ids = Enumerable.Range(0, count).Select(i => $"{line.Verb<Ids>().Next()}").ToArray();
        await line.Database.WriteAsync(async connection =>
        {
            for (var i = 0; i < count; i++)
            {
                (await TicketStore.AddAsync(connection, SomeTicket.New with
                {
                    Id = ids[i],
                    Code = ids[i][^24..],
                    To = new($"contact-{ids[i]}", line.Carrier.Route, $"+91{i:d10}"),
                    CentreId = centre,
                    CreatedAt = line.Clock.GetUtcNow(),
                    WaitingSince = line.Clock.GetUtcNow().AddSeconds(-i),
                    PromisedAt = line.Clock.GetUtcNow().AddDays(1),
                })).ShouldBeTrue();
            }

            return 0;
        });
        return ids;
    }
}
