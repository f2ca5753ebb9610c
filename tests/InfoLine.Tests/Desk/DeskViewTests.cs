using InfoLine.Desk;
using InfoLine.Messaging;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>What staff see: lists, conversations, news; and what they never see.</summary>
public sealed class DeskViewTests
{
    private static readonly TicketFilter All = new(TicketView.Open);

    [EachDatabase]
    public async Task Pages_of_a_list_hold_every_ticket_once_the_longest_waiting_first(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(line, 25);
        var seen = new List<TicketRow>();
        for (string? cursor = null; seen.Count == 0 || cursor is not null;)
        {
            var page = await line.Verb<ListTickets>().ReadAsync(SomeDesk.Meera, All, cursor, 10);
            seen.AddRange(page.Rows);
            cursor = page.Next;
        }

        seen.Select(row => row.Ticket.Id).ShouldBe(ids.Reverse());
    }

    [EachDatabase]
    public async Task Views_and_counts_agree(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(line, 6);
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ids[0]);
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Ravi, ids[1]);
        await line.Verb<SnoozeTicket>().RunAsync(SomeDesk.Meera, ids[2], line.Clock.GetUtcNow().AddHours(3));
        await line.Verb<CloseTicket>().RunAsync(SomeDesk.Meera, ids[3], "Mudra", TicketOutcome.Answered);

        var counts = await line.Verb<ListTickets>().CountAsync(SomeDesk.Meera);
        counts.ShouldBe(new Dictionary<TicketView, int>
        {
            [TicketView.Queue] = 2,
            [TicketView.Mine] = 1,
            [TicketView.Waiting] = 5,
            [TicketView.Late] = 0,
            [TicketView.Failed] = 0,
            [TicketView.Snoozed] = 1,
            [TicketView.Open] = 5,
        });
        foreach (var (view, count) in counts)
            (await line.Verb<ListTickets>().ReadAsync(SomeDesk.Meera, new(view), null, 100)).Rows.Length.ShouldBe(count);
        (await line.Verb<ListTickets>().ReadAsync(SomeDesk.Meera, new(TicketView.Closed), null, 100)).Rows.Single().Ticket.Id.ShouldBe(ids[3]);
    }

    [EachDatabase]
    public async Task Nothing_of_another_centre_is_found_by_any_verb(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        var (id, me) = (ticket.Id, SomeDesk.Stranger);
        TicketDecision[] decisions =
        [
            await line.Verb<ClaimTicket>().RunAsync(me, id), await line.Verb<ClaimTicket>().RunAsync(me, id, takeOver: true), await line.Verb<ReleaseTicket>().RunAsync(me, id),
            await line.Verb<SnoozeTicket>().RunAsync(me, id, line.Clock.GetUtcNow().AddHours(1)), await line.Verb<TransferTicket>().RunAsync(me, id, "niwari"),
            await line.Verb<GiveBackTicket>().RunAsync(me, id), await line.Verb<CloseTicket>().RunAsync(me, id, "x", TicketOutcome.Answered), await line.Verb<ReopenTicket>().RunAsync(me, id),
            await line.Verb<AddNote>().RunAsync(me, id, "x"),
            .. await line.Verb<CloseTicket>().RunManyAsync(me with { IsSupervisor = true }, [id], "x", TicketOutcome.Answered),
        ];
        decisions.ShouldAllBe(decision => decision == new TicketDecision.Refused(DeskRefusal.NotFound));
        (await line.ReplyAsync(me, ticket, "x")).ShouldBeRefused(DeskRefusal.NotFound);
        (await line.Verb<ReadConversation>().ReadAsync(me, id, null, 10)).ShouldBeNull();
        (await line.Verb<ListTickets>().ReadAsync(me, All, null, 10)).Rows.ShouldBeEmpty();
        (await line.Verb<ListTickets>().ReadAsync(me, All with { CentreId = "jhansi" }, null, 10)).Rows.ShouldBeEmpty();
        (await line.Verb<ListTickets>().CountAsync(me))[TicketView.Open].ShouldBe(0);
        (await line.Verb<SearchTickets>().ReadAsync(me, ticket.Code)).ShouldBeEmpty();
        (await line.Database.ReadAsync(connection => TicketEvents.SinceAsync(connection, me, 0, 100))).Events.ShouldBeEmpty();
        (await line.Verb<ListTickets>().ReadAsync(me with { Centres = [] }, All, null, 10)).Rows.ShouldBeEmpty();
        (await line.FindTicketAsync(id)).Version.ShouldBe(ticket.Version);
    }

    [EachDatabase]
    public async Task A_conversation_shows_who_said_what_in_order_with_what_became_of_it(Store store)
    {
        var loop = SomeDesk.Loop();
        loop.Answer = (_, message) => Task.FromResult<SendOutcome?>(message.Text.EndsWith("lost", StringComparison.Ordinal) ? new SendOutcome.Failed("63016", "The window has closed.") : null);
        await using var line = await SomeDesk.OpenDeskAsync(store, loop);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        line.Clock.Advance(TimeSpan.FromSeconds(1));
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        await line.ReplyAsync(SomeDesk.Meera, ticket, "it is free");
        line.Clock.Advance(TimeSpan.FromSeconds(1));
        await line.Verb<AddNote>().RunAsync(SomeDesk.Ravi, ticket.Id, "she called");
        line.Clock.Advance(TimeSpan.FromSeconds(1));
        await line.ReplyAsync(SomeDesk.Meera, ticket, "lost");
        await line.SettleAsync();

        var read = (await line.Verb<ReadConversation>().ReadAsync(SomeDesk.Ravi, ticket.Id, null, 10)).ShouldNotBeNull();
        read.Entries.Select(WordsOf).ShouldBe(["< hello", "> hello accepted", "meera: Meera, Jhansi centre: it is free accepted", "ravi notes: she called", "meera: lost failed"]);
        read.Entries.OfType<ConversationEntry.Replied>().Last().Message.HasFailed.ShouldBeTrue();
        read.Earlier.ShouldBeNull();
        read.Ways.Single().WhyNot.ShouldBeNull();
        read.Row.ShouldSatisfyAllConditions(row => row.Phone.ShouldBe(Person.Asha.Phone), row => row.LastWords.ShouldBe("hello"), row => row.HasStopped.ShouldBeFalse());
        read.History.Select(one => one.Name).ShouldBe([TicketFact.Opened, TicketFact.Claimed, TicketFact.Replied, TicketFact.Noted, TicketFact.Replied]);
    }

    [EachDatabase]
    public async Task Pages_of_a_conversation_lead_back_to_its_first_message(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        foreach (var number in Enumerable.Range(1, 11))
        {
            await line.WritesAsync(Person.Asha, $"m{number}");
            line.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var ticket = await line.OpenTicketOfAsync(Person.Asha);
        var said = new List<string>();
        for (string? cursor = null; said.Count == 0 || cursor is not null;)
        {
            var page = (await line.Verb<ReadConversation>().ReadAsync(SomeDesk.Meera, ticket.Id, cursor, 4)).ShouldNotBeNull();
            said.InsertRange(0, page.Entries.Select(WordsOf));
            cursor = page.Earlier;
        }

        said.ShouldBe(Enumerable.Range(1, 11).SelectMany(number => new[] { $"< m{number}", $"> m{number} accepted" }));
    }

    [EachDatabase]
    public async Task Tickets_are_found_by_number_by_phone_by_name_and_by_subject(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);
        await line.WritesAsync(Person.Asha, "9");
        var ticket = await line.TicketOfAsync(Person.Asha);
        await line.Verb<CloseTicket>().RunAsync(SomeDesk.Supervisor, ticket.Id, "100% of the fee_", TicketOutcome.Answered);

        foreach (var words in (string[])[ticket.Code.ToLowerInvariant(), "000001", "+91 98000 00001", "सुनीता", "% of", "fee_"])
            (await line.Verb<SearchTickets>().ReadAsync(SomeDesk.Supervisor, words)).Length.ShouldBe(1, words);
        foreach (var words in (string[])["", "x", "%", "__", "feex", "99999", new string('a', 300), "' or 1=1 --"])
            (await line.Verb<SearchTickets>().ReadAsync(SomeDesk.Supervisor, words)).ShouldBeEmpty(words);
    }

    [EachDatabase]
    public async Task Whoever_reads_the_news_in_pieces_misses_and_doubles_nothing(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(line, 30);
        using var over = new CancellationTokenSource();
        var heard = new List<PlacedEvent>();
        var reading = Task.Run(async () =>
        {
            for (var place = 0L; ;)
            {
                var isLast = over.IsCancellationRequested;
                var news = await line.Database.ReadAsync(connection => TicketEvents.SinceAsync(connection, SomeDesk.Meera, place, 7));
                heard.AddRange(news.Events);
                place = news.Place;
                if (isLast && news.Events.IsEmpty)
                    return;
            }
        });
        await Task.WhenAll(ids.Select(async id =>
        {
            await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, id);
            await line.Verb<AddNote>().RunAsync(SomeDesk.Meera, id, "note");
            await line.Verb<ReleaseTicket>().RunAsync(SomeDesk.Meera, id);
        }));
        await over.CancelAsync();
        await reading;

        heard.Count.ShouldBe(90);
        heard.Select(one => one.Place).ShouldBe(heard.Select(one => one.Place).Order().Distinct());
    }

    [EachDatabase]
    public async Task Many_are_closed_at_once_by_a_supervisor_and_by_nobody_else(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ids = await ClaimTests.AddTicketsAsync(line, 5);
        (await line.Verb<CloseTicket>().RunManyAsync(SomeDesk.Meera, [.. ids], "test", TicketOutcome.NotForUs)).ShouldAllBe(one => one == new TicketDecision.Refused(DeskRefusal.NotAllowed));

        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ids[0]);
        var closed = await line.Verb<CloseTicket>().RunManyAsync(SomeDesk.Supervisor, [.. ids, ids[1]], "test", TicketOutcome.NotForUs);
        closed.Length.ShouldBe(5);
        closed[0].ShouldBeRefused(DeskRefusal.HeldByOther);
        closed.Skip(1).ShouldAllBe(one => one is TicketDecision.Done);
        (await line.Verb<ListTickets>().CountAsync(SomeDesk.Supervisor))[TicketView.Open].ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_ticket_that_went_to_another_centre_is_theirs_alone(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        (await line.Verb<TransferTicket>().RunAsync(SomeDesk.Meera, ticket.Id, "nowhere")).ShouldBeRefused(DeskRefusal.UnknownCentre);
        await line.Verb<TransferTicket>().RunAsync(SomeDesk.Meera, ticket.Id, "niwari");
        (await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id)).ShouldBeRefused(DeskRefusal.NotFound);
        (await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Stranger, ticket.Id)).ShouldBeOfType<TicketDecision.Done>();
    }

    [EachDatabase]
    public async Task Whoever_is_forgotten_is_forgotten_by_the_notes_too(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        await line.Verb<AddNote>().RunAsync(SomeDesk.Meera, ticket.Id, "she called");
        await line.Database.WriteAsync(async connection =>
        {
            await line.Verb<DeskTurns>().WriteAsync(connection, new DeskChange.Forgotten(ticket.To, "m", PersonId: null, Messages: true), line.Clock.GetUtcNow());
            return 0;
        });
        (await line.RowsAsync("select words from ticket_notes")).ShouldBeEmpty();
        (await line.FindTicketAsync(ticket.Id)).IsForgotten.ShouldBeTrue();
    }

    private static string WordsOf(ConversationEntry entry) => entry switch
    {
        ConversationEntry.Wrote wrote => $"< {wrote.Message.Text}",
        ConversationEntry.Answered answered => $"> {answered.Message.Text} {answered.Message.State}",
        ConversationEntry.Replied replied => $"{replied.StaffId}: {replied.Message.Text} {replied.Message.State}",
        ConversationEntry.Noted noted => $"{noted.StaffId} notes: {noted.Words}",
        _ => "?",
    };
}
