using System.Text.Json;
using InfoLine.Desk;

namespace InfoLine.Tests.Desk;

/// <summary>What open pages hear by themselves.</summary>
public sealed class DeskStreamTests
{
    [EachDatabase]
    public async Task A_page_that_was_cut_off_hears_what_it_missed_once(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(room.Line, 6, room.Jhansi);
        var scope = SomeDesk.Supervisor;
        var heard = new List<string>();
        var place = "0";
        foreach (var id in ids)
        {
            // Cut after each event; the next happens while nobody listens.
            await room.Line.Verb<ClaimTicket>().RunAsync(scope, id);
            using var stream = await EventStream.OpenAsync(room.Meera, "/desk/events?since=0", place == "0" ? null : place);
            var news = await stream.NextAsync("news");
            heard.AddRange(JsonSerializer.Deserialize<string[]>(news.Value)!);
            place = news.Id;
        }

        heard.ShouldBe(ids);
    }

    [EachDatabase]
    public async Task A_message_of_a_villager_is_told_at_once_to_those_of_the_centre_and_to_nobody_else(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        using var meera = await EventStream.OpenAsync(room.Meera, "/desk/events?since=0");
        using var stella = await EventStream.OpenAsync(room.Stella, "/desk/events?since=0");
        (await meera.NextAsync("news")).Value.ShouldBe("[]");
        (await stella.NextAsync("news")).Value.ShouldBe("[]");
        var ticket = await room.OpenTicketAsync();
        room.Line.Verb<TicketDesk>().Wake(await room.Line.Verb<ClaimTicket>().RunAsync(SomeDesk.Supervisor, ticket.Id));
        (await meera.NextAsync("news")).Value.ShouldBe($"[\"{ticket.Id}\"]");
        var own = (await ClaimTests.AddTicketsAsync(room.Line, 1, room.Niwari)).Single();
        await room.Line.Verb<ClaimTicket>().RunAsync(SomeDesk.Supervisor, own);
        (await stella.NextAsync("news")).Value.ShouldBe($"[\"{own}\"]");
    }

    [EachDatabase]
    public async Task Who_else_looks_at_a_ticket_is_told_and_who_leaves_is_gone(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        using var meera = await EventStream.OpenAsync(room.Meera, $"/desk/events?ticket={ticket.Id}");
        (await meera.NextAsync("viewers")).Value.ShouldBe("[]");
        using (await EventStream.OpenAsync(room.Ravi, $"/desk/events?ticket={ticket.Id}"))
        using (await EventStream.OpenAsync(room.Stella, $"/desk/events?ticket={ticket.Id}"))
        {
            (await meera.NextAsync("viewers")).Value.ShouldBe("[\"Name of ravi\"]");
            (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("Also looking: Name of ravi");
        }

        (await meera.NextAsync("viewers")).Value.ShouldBe("[]");
    }

    [EachDatabase]
    public async Task The_page_of_a_ticket_hears_of_that_ticket_alone(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(room.Line, 3, room.Jhansi);
        using var stream = await EventStream.OpenAsync(room.Meera, $"/desk/events?since=0&ticket={ids[2]}");
        (await stream.NextAsync("news")).Value.ShouldBe("[]");
        foreach (var id in ids)
            await room.Line.Verb<ClaimTicket>().RunAsync(SomeDesk.Supervisor, id);
        (await stream.NextAsync("news")).Value.ShouldBe($"[\"{ids[2]}\"]");
    }

    [EachDatabase]
    public async Task The_stream_ends_with_the_session(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        using var stream = await EventStream.OpenAsync(room.Meera, "/desk/events?since=0");
        await stream.NextAsync("news");
        await room.Meera.SendAsync("/staff/me", "/staff/sign-out");
        room.Line.Clock.Advance(TimeSpan.FromSeconds(15));
        await stream.NextAsync("over");
        (await stream.LineAsync()).ShouldBeNull();
    }

    [EachDatabase]
    public async Task Silence_is_kept_alive(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        using var stream = await EventStream.OpenAsync(room.Meera, "/desk/events?since=0");
        await stream.NextAsync("news");
        var alive = stream.NextAsync("alive");
        await room.Line.UntilAsync(
            () =>
            {
                room.Line.Clock.Advance(TimeSpan.FromSeconds(15));
                return Task.FromResult(alive.IsCompleted);
            },
            "a sign of life");
        (await alive).Value.ShouldBe("{}");
    }
}
