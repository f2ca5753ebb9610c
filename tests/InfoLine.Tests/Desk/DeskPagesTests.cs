using System.Text;
using InfoLine.Desk;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>A day at a centre through the pages, as a browser without scripts sees it.</summary>
public sealed class DeskPagesTests
{
    [EachDatabase]
    public async Task A_ticket_is_found_taken_answered_noted_and_closed(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        var list = await room.Meera.GetAsync("/desk");
        list.Html.ShouldContain(ticket.Code);
        list.Html.ShouldContain("Promised by Tuesday 5 pm");
        (await room.Meera.GetAsync($"/desk/tickets/{ticket.Code.ToLowerInvariant()}")).Html.ShouldContain("Take the ticket first");

        (await DeskRoom.DoAsync(room.Meera, ticket, "claim")).Location.ShouldBe(DeskRoom.PathOf(ticket));
        var page = await room.Meera.GetAsync(DeskRoom.PathOf(ticket));
        page.Html.ShouldContain("Reply by 23 Nov 2026");
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k1"), ("words", "It is free.\r\nCome on Monday."))).Location.ShouldBe($"{DeskRoom.PathOf(ticket)}#thread");
        (await room.HeardAsync(Person.Asha))[^1].ShouldBe("Name, Jhansi centre: It is free.\nCome on Monday.");
        (await DeskRoom.DoAsync(room.Meera, ticket, "note", ("key", "k2"), ("words", "she will come"))).Location.ShouldBe(DeskRoom.PathOf(ticket));
        (await DeskRoom.DoAsync(room.Meera, ticket, "close", ("subject", "Mudra"), ("outcome", "answered"))).Location.ShouldBe(DeskRoom.PathOf(ticket));

        var closed = (await room.Ravi.GetAsync(DeskRoom.PathOf(ticket))).Html;
        foreach (var part in (string[])["she will come", "Come on Monday.", "handed to the carrier", "Name of meera took it", "closed it: answered", "Open again", Person.Asha.Phone[1..]])
            closed.ShouldContain(part);
        (await room.Meera.GetAsync("/desk?view=closed")).Html.ShouldContain("Mudra");
        (await DeskRoom.DoAsync(room.Ravi, ticket, "reopen")).Location.ShouldBe(DeskRoom.PathOf(ticket));
        (await room.Line.FindTicketAsync(ticket.Id)).Status.ShouldBe(TicketStatus.Reopened);
        (await room.Room.DeedsAsync()).Count(deed => deed == "desk.person_seen").ShouldBeGreaterThan(2);
    }

    [EachDatabase]
    public async Task A_ticket_is_put_off_given_back_released_and_handed_on(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        await DeskRoom.DoAsync(room.Meera, ticket, "release");
        (await room.Line.FindTicketAsync(ticket.Id)).Handler.ShouldBeNull();
        await DeskRoom.DoAsync(room.Meera, ticket, "snooze", ("hours", "3"));
        (await room.Line.FindTicketAsync(ticket.Id)).SnoozedUntil.ShouldBe(room.Line.Clock.GetUtcNow().AddHours(3));
        (await room.Meera.GetAsync("/desk?view=snoozed")).Html.ShouldContain(ticket.Code);
        (await DeskRoom.DoAsync(room.Meera, ticket, "snooze", ("hours", "9999"))).Html.ShouldContain("up to a month ahead");

        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "yes"));
        (await DeskRoom.DoAsync(room.Meera, ticket, "give-back")).Location.ShouldBe(DeskRoom.PathOf(ticket));
        (await room.Line.FindTicketAsync(ticket.Id)).Owner.ShouldBe(TicketOwner.Bot);
        (await DeskRoom.DoAsync(room.Meera, ticket, "transfer", ("centre", "nowhere"))).Html.ShouldContain("no such centre");
        (await DeskRoom.DoAsync(room.Meera, ticket, "transfer", ("centre", room.Niwari))).Location.ShouldBe("/desk");
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Status.ShouldBe(404);
        (await room.Stella.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("gave it to Niwari centre");
    }

    [EachDatabase]
    public async Task Who_comes_second_hears_who_has_it_and_keeps_their_words(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        var second = await DeskRoom.DoAsync(room.Ravi, ticket, "claim");
        second.Status.ShouldBe(409);
        second.Html.ShouldContain("Name of meera has this ticket.");
        second.Html.ShouldContain("Take over from Name of meera");

        await DeskRoom.DoAsync(room.Ravi, ticket, "take-over");
        var late = await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "my long answer"));
        late.Status.ShouldBe(409);
        late.Html.ShouldContain("You do not have this ticket.");
        late.Html.ShouldContain("my long answer");
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("Name of ravi took it over from Name of meera");
    }

    [EachDatabase]
    public async Task Forms_that_are_sent_twice_count_once(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        var page = await room.Meera.GetAsync(DeskRoom.PathOf(ticket));
        page.ValueOf("key").Length.ShouldBe(32);
        foreach (var (deed, fields) in (List<(string, (string, string)[])>)
            [
                ("claim", []), ("note", [("key", page.ValueOf("key")), ("words", "once")]), ("reply", [("key", page.ValueOf("key")), ("words", "hello")]),
                ("give-back", []), ("snooze", [("hours", "1")]), ("close", [("subject", "x"), ("outcome", "answered")]), ("reopen", []),
            ])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.Meera.PostAsync($"{DeskRoom.PathOf(ticket)}/{deed}", page.Token, fields)));
            answers.ShouldAllBe(answer => answer.Status == 303, $"{deed}: {string.Join(' ', answers.Select(answer => answer.Status))}");
        }

        (await room.Line.RowsAsync("select words from ticket_notes")).ShouldBe(["once"]);
        (await room.HeardAsync(Person.Asha)).Count(text => text.EndsWith("hello", StringComparison.Ordinal) && text.StartsWith("Name", StringComparison.Ordinal)).ShouldBe(1);
        (await room.Line.RowsAsync("select name from ticket_events where name in ('closed', 'given_back', 'reopened') order by place")).ShouldBe(["given_back", "closed", "reopened"]);
    }

    [EachDatabase]
    public async Task Nothing_of_another_centre_is_there_and_nothing_goes_without_a_token(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        string[] deeds = ["claim", "take-over", "release", "reply", "note", "snooze", "transfer", "close", "reopen", "give-back"];
        var own = (await room.Stella.GetAsync("/desk")).Html;
        own.ShouldNotContain(ticket.Code);
        (await room.Stella.GetAsync($"/desk?centre={room.Jhansi}")).Html.ShouldNotContain(ticket.Code);
        (await room.Stella.GetAsync($"/desk?q={ticket.Code}")).Html.ShouldNotContain($">{ticket.Code}<");
        foreach (var path in (string[])[DeskRoom.PathOf(ticket), $"/desk/tickets/{ticket.Code}"])
            (await room.Stella.GetAsync(path)).Status.ShouldBe(404);
        var token = (await room.Stella.GetAsync("/desk")).Token;
        foreach (var deed in deeds)
        {
            var path = $"{DeskRoom.PathOf(ticket)}/{deed}";
            (string, string)[] form = [("key", "k"), ("words", "x"), ("hours", "1"), ("centre", room.Niwari), ("subject", "x"), ("outcome", "answered")];
            (await room.Stella.PostAsync(path, token, form)).Status.ShouldBe(404, deed);
            (await room.Meera.PostAsync(path, token, form)).Status.ShouldBe(400, deed);
            (await room.Meera.PostAsync(path, "", form)).Status.ShouldBe(400, deed);
        }

        (await room.Line.FindTicketAsync(ticket.Id)).Version.ShouldBe(ticket.Version);
        (await room.Asha.GetAsync("/desk")).Status.ShouldBe(404);
        using var stranger = room.Room.Visit();
        foreach (var path in (string[])["/desk", DeskRoom.PathOf(ticket), "/desk/events", "/desk/load"])
            (await stranger.GetAsync(path)).Location.ShouldStartWith("/staff/sign-in");
    }

    [EachDatabase]
    public async Task A_supervisor_of_no_centre_sees_nothing_and_staff_close_no_heaps(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var one = await room.OpenTicketAsync();
        var two = await room.OpenTicketAsync(Person.Ravi);
        var nobody = await room.JoinAsync("nobody", "supervisor");
        (await nobody.GetAsync("/desk?view=open")).Html.ShouldNotContain(one.Code);
        (await nobody.GetAsync(DeskRoom.PathOf(one))).Status.ShouldBe(404);
        (await nobody.GetAsync("/desk/load")).Html.ShouldNotContain("Jhansi centre");

        (string, string)[] form = [("tickets", one.Id), ("tickets", two.Id), ("subject", "camp"), ("outcome", "not_for_us")];
        (await room.Meera.SendAsync("/desk", "/desk/close", form)).Status.ShouldBe(400);
        (await room.Sunita.SendAsync("/desk?view=open", "/desk/close?view=open", ("subject", "camp"), ("outcome", "not_for_us"))).Html.ShouldContain("Tick at least one");
        await DeskRoom.DoAsync(room.Meera, two, "claim");
        (await room.Sunita.SendAsync("/desk?view=open", "/desk/close?view=open", form)).Location.ShouldBe("/desk?view=open&closed=1&left=1");
        (await room.Line.FindTicketAsync(one.Id)).Subject.ShouldBe("camp");
        var load = (await room.Sunita.GetAsync("/desk/load")).Html;
        load.ShouldContain("Jhansi centre");
        load.ShouldContain("Name of meera");
        (await room.Meera.GetAsync("/desk/load")).Status.ShouldBe(404);
    }

    [EachDatabase]
    public async Task Lists_are_filtered_searched_and_paged_by_their_address(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(room.Line, 30, room.Jhansi);
        var ticket = await room.OpenTicketAsync();
        var first = (await room.Meera.GetAsync("/desk?view=open")).Html;
        var more = System.Net.WebUtility.HtmlDecode(first[first.IndexOf("/desk?view=open&amp;after=", StringComparison.Ordinal)..].Split('"')[0]);
        var second = (await room.Meera.GetAsync(more)).Html;
        ids.Count(id => first.Contains($"tickets/{id}", StringComparison.Ordinal)).ShouldBe(25);
        ids.Count(id => second.Contains($"tickets/{id}", StringComparison.Ordinal)).ShouldBe(5);

        (await room.Meera.GetAsync("/desk?view=open&district=jhansi")).Html.ShouldContain(ticket.Code);
        (await room.Meera.GetAsync("/desk?view=open&district=niwari")).Html.ShouldNotContain(ticket.Code);
        (await room.Meera.GetAsync($"/desk?view=open&channel={room.Line.Carrier.Route}&reason=asked")).Html.ShouldContain("tickets/");
        (await room.Meera.GetAsync("/desk?view=open&reason=voice")).Html.ShouldNotContain("tickets/");
        (await room.Meera.GetAsync("/desk?q=000001")).Html.ShouldContain(ticket.Code);
        (await room.Room.DeedsAsync()).Count(deed => deed == "desk.searched").ShouldBe(1);
        foreach (var odd in (string[])["?view=nonsense", "?after=%00x.y", "?q=%00", "?centre=%27%20or%201=1", $"?q={new string('x', 3000)}", "?closed=-1&left=x"])
            (await room.Meera.GetAsync($"/desk{odd}")).Status.ShouldBe(200, odd);
    }

    [EachDatabase]
    public async Task Why_somebody_cannot_be_written_to_is_said(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var (one, two) = (await room.OpenTicketAsync(), await room.OpenTicketAsync(Person.Ravi));
        foreach (var ticket in (Ticket[])[one, two])
        {
            await DeskRoom.DoAsync(room.Meera, ticket, "claim");
            await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "hello"));
        }

        await room.Line.WritesAsync(Person.Ravi, "STOP");
        var page = await room.Meera.GetAsync(DeskRoom.PathOf(two));
        page.Html.ShouldContain("They have said STOP");
        page.Html.ShouldNotContain("name=\"words\" rows=\"4\"");
        var refused = await room.Meera.PostAsync($"{DeskRoom.PathOf(two)}/reply", page.Token, ("key", "k2"), ("words", "please"));
        (refused.Status, refused.Html.Contains("They have said STOP", StringComparison.Ordinal)).ShouldBe((409, true));

        room.Line.Clock.Advance(TimeSpan.FromHours(11));
        await room.Meera.GetAsync("/desk");
        room.Line.Clock.Advance(TimeSpan.FromHours(11));
        await room.Meera.GetAsync("/desk");
        room.Line.Clock.Advance(TimeSpan.FromHours(3));
        (await room.Meera.GetAsync(DeskRoom.PathOf(one))).Html.ShouldContain("More than 24 hours");
        (await DeskRoom.DoAsync(room.Meera, one, "reply", ("key", "k3"), ("words", "late"))).Status.ShouldBe(409);
        (await room.HeardAsync(Person.Asha)).ShouldNotContain(text => text.Contains("late", StringComparison.Ordinal));
    }

    [EachDatabase]
    public async Task A_lapsed_claim_sends_nothing_and_keeps_the_words(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store, SomeDesk.Options() with { Without = [typeof(DeskWorker)] });
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        room.Line.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "my answer"));
        late.Status.ShouldBe(409);
        late.Html.ShouldContain("Your claim has lapsed");
        late.Html.ShouldContain("my answer");
        late.Html.ShouldContain("Take it");
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "my answer"))).Status.ShouldBe(303);
    }

    [EachDatabase]
    public async Task Ten_thousand_characters_go_and_one_more_does_not(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        var most = new StringBuilder().Insert(0, "नमस्ते ", 1428).ToString()[..9996];
        var tooLong = await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", most + "12345"));
        tooLong.Status.ShouldBe(409);
        tooLong.Html.ShouldContain("That is too long");
        tooLong.Html.ShouldContain("12345</textarea>");
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", most + "1234"))).Status.ShouldBe(303);
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "e"), ("words", "  \r\n "))).Html.ShouldContain("Write something first");
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply")).Html.ShouldContain("Write something first");
    }

    [EachDatabase]
    public async Task What_people_write_never_becomes_part_of_the_page(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        var number = 0;
        foreach (string hostile in BadInputTests.Hostile)
        {
            await room.Line.WritesAsync(Person.Asha, hostile);
            await DeskRoom.DoAsync(room.Meera, ticket, "note", ("key", $"n{++number}"), ("words", hostile));
            await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", $"r{number}"), ("words", hostile));
        }

        await room.Line.Database.WriteAsync(connection => connection.ExecuteAsync(
            "insert into people (contact_id, id, name, fields, created_at, updated_at) values ($1, 'p', $2, $3, 1, 1)",
            ticket.To.ContactId, "<script>alert(1)</script>", """{"name":"<img src=x onerror=alert(1)>","<b>odd":"\"><svg/onload=alert(1)>"}"""));
        foreach (var path in (string[])[DeskRoom.PathOf(ticket), "/desk?view=mine", "/desk?q=%3Cscript%3Ealert(1)%3C/script%3E"])
        {
            var page = await room.Meera.GetAsync(path);
            page.Status.ShouldBe(200, path);
            foreach (var tag in (string[])["<script>alert", "<img src=x", "<svg/onload", "<b>odd"])
                page.Html.ShouldNotContain(tag);
            page.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'nonce-");
        }

        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("&lt;script&gt;alert(1)");
    }

    [EachDatabase]
    public async Task A_ready_reply_is_filled_in_without_scripts(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        var page = await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "Hello."), ("canned", "come"));
        page.Html.ShouldContain($">Hello. Please come to Jhansi centre. Say the number {ticket.Code}, then we find your case at once.</textarea>");
    }

    [EachDatabase]
    public async Task A_reply_that_did_not_arrive_is_work(Store store)
    {
        var loop = SomeDesk.Loop();
        loop.Answer = (_, message) => Task.FromResult<InfoLine.Messaging.SendOutcome?>(
            message.Text.EndsWith("lost", StringComparison.Ordinal) ? new InfoLine.Messaging.SendOutcome.Failed("63016", "The window has closed.") : null);
        await using var room = await DeskRoom.OpenAsync(store, new(loop));
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "lost"));
        await room.Line.SettleAsync();
        (await room.Meera.GetAsync("/desk?view=failed")).Html.ShouldContain(DeskRoom.PathOf(ticket));
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("did not arrive");
        room.Line.Clock.Advance(TimeSpan.FromSeconds(1));
        await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k2"), ("words", "again"));
        await room.Line.SettleAsync();
        (await room.Meera.GetAsync("/desk?view=failed")).Html.ShouldNotContain(DeskRoom.PathOf(ticket));
    }
}
