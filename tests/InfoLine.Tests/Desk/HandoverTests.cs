using InfoLine.Desk;
using InfoLine.Dialogs;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>A villager asks for a person, on every channel, from the 9 to "did it help?".</summary>
public sealed class HandoverTests
{
    [EachDatabase]
    public async Task The_whole_story_on_whatsapp(Store store)
    {
        var clock = new FakeClock();
        await using var carrier = await TwilioCarrier.StartAsync(clock, "twilio-whatsapp");
        await using var line = await SomeDesk.OpenAsync(store, new() { Clock = clock, Carrier = carrier, Settings = carrier.Settings });
        await TellStoryAsync(line);
    }

    [EachDatabase]
    public async Task The_whole_story_on_sms(Store store)
    {
        var clock = new FakeClock();
        await using var carrier = await TwilioCarrier.StartAsync(clock);
        await using var line = await SomeDesk.OpenAsync(store, new() { Clock = clock, Carrier = carrier, Settings = carrier.Settings });
        await TellStoryAsync(line);
    }

    [EachDatabase]
    public async Task Whoever_asks_again_while_waiting_keeps_number_and_promise(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "2", "9");
        var first = await line.TicketOfAsync(Person.Asha);
        await line.WritesAsync(Person.Asha, "0");
        (await line.TicketOfAsync(Person.Asha)).Owner.ShouldBe(TicketOwner.Bot);
        line.Clock.Advance(TimeSpan.FromHours(2));
        await line.WritesAsync(Person.Asha, "9");

        var second = await line.TicketOfAsync(Person.Asha);
        second.ShouldSatisfyAllConditions(
            ticket => ticket.Id.ShouldBe(first.Id),
            ticket => ticket.Owner.ShouldBe(TicketOwner.Person),
            ticket => ticket.PromisedAt.ShouldBe(first.PromisedAt),
            ticket => ticket.WaitingSince.ShouldBe(first.WaitingSince));
        line.LastTo(Person.Asha).ShouldContain(first.Code);
    }

    [EachDatabase]
    public async Task A_voice_note_is_handed_over_with_its_reason_and_the_steps_before_it(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "2", "mudra");
        await line.Inbox.AcceptAsync(Some.Inbound("", Person.Asha) with { Kind = InboundKind.Voice }, CancellationToken.None);
        await line.SettleAsync();

        (await line.TicketOfAsync(Person.Asha)).ShouldSatisfyAllConditions(
            ticket => ticket.Reason.ShouldBe(HandoffReason.Voice),
            ticket => ticket.Tried[^1].ShouldBe("mudra.start"),
            ticket => ticket.Language.ShouldBe("en"),
            ticket => ticket.Status.ShouldBe(TicketStatus.Waiting));
    }

    [EachDatabase]
    public async Task A_registered_woman_goes_to_the_centre_of_her_district(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, Villager.Registers);
        await line.WritesAsync(Person.Asha, "9");

        (await line.TicketOfAsync(Person.Asha)).ShouldSatisfyAllConditions(
            ticket => ticket.CentreId.ShouldBe("niwari"),
            ticket => ticket.PersonId.ShouldNotBeNull(),
            ticket => ticket.WantsWoman.ShouldBeTrue());
        line.LastTo(Person.Asha).ShouldContain("मंगलवार शाम 5 बजे तक");
    }

    [EachDatabase]
    public async Task Somebody_from_a_village_that_no_list_knows_is_looked_after_while_the_dialogs_go_on(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, [.. Villager.Registers.Select(said => said == "ओरछा, निवाड़ी" ? "Zzyxxu Khurd" : said)]);

        (await line.TicketOfAsync(Person.Asha)).ShouldSatisfyAllConditions(
            ticket => ticket.Reason.ShouldBe(HandoffReason.UnknownPlace),
            ticket => ticket.Owner.ShouldBe(TicketOwner.Bot),
            ticket => ticket.PromisedAt.ShouldBeNull());
        await line.WritesAsync(Person.Asha, "mudra");
        line.LastTo(Person.Asha).ShouldContain("मुद्रा");
    }

    [EachDatabase]
    public async Task Without_a_centre_nobody_is_handed_over_and_nothing_is_promised(Store store)
    {
        await using var line = await Line.OpenAsync(store, SomeDesk.Options() with { Echo = false });
        await line.WritesAsync(Person.Asha, "hello", "2", "9");
        line.LastTo(Person.Asha).ShouldContain("no person is connected");
        (await line.RowsAsync("select id from tickets")).ShouldBeEmpty();
        await line.WritesAsync(Person.Asha, "mudra");
        line.LastTo(Person.Asha).ShouldContain("Mudra");
    }

    [EachDatabase]
    public async Task A_message_that_comes_with_the_closing_opens_the_ticket_again(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        await line.Verb<CloseTicket>().RunAsync(SomeDesk.Supervisor, ticket.Id, "Mudra", TicketOutcome.Answered);
        (await line.FindTicketAsync(ticket.Id)).Status.ShouldBe(TicketStatus.Closed);

        // What the dialogs still took for the desk, written after the closing.
        await line.Database.WriteAsync(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            await line.Verb<DeskTurns>().WriteAsync(connection, new DeskChange.Passed(ticket.To, "m9"), line.Clock.GetUtcNow());
            return 0;
        });
        (await line.FindTicketAsync(ticket.Id)).ShouldSatisfyAllConditions(again => again.Status.ShouldBe(TicketStatus.Reopened), again => again.WaitingSince.ShouldNotBeNull());
    }

    private static async Task TellStoryAsync(Line line)
    {
        await line.WritesAsync(Person.Asha, "hello", "2", "9");
        var ticket = await line.TicketOfAsync(Person.Asha);
        line.LastTo(Person.Asha).ShouldContain($"Number {ticket.Code}");
        line.LastTo(Person.Asha).ShouldContain("by Tuesday 5 pm");

        var heard = line.Carrier.Heard(Person.Asha).Count();
        await line.WritesAsync(Person.Asha, "how much is the fee?", "1");
        line.Carrier.Heard(Person.Asha).Count().ShouldBe(heard);

        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "It is free.")).ShouldBeOfType<ReplyOutcome.Sent>();
        await line.SettleAsync();
        line.LastTo(Person.Asha).ShouldBe("Meera, Jhansi centre: It is free.");
        await line.WritesAsync(Person.Asha, "thank you");
        line.LastTo(Person.Asha).ShouldBe("Meera, Jhansi centre: It is free.");
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "Good luck.")).ShouldBeOfType<ReplyOutcome.Sent>();
        await line.SettleAsync();
        line.LastTo(Person.Asha).ShouldBe("Good luck.");

        await line.Verb<CloseTicket>().RunAsync(SomeDesk.Meera, ticket.Id, "Fee of Mudra", TicketOutcome.Answered);
        await line.SettleAsync();
        line.LastTo(Person.Asha).ShouldContain("Did that help you?");
        await line.WritesAsync(Person.Asha, "1");
        line.LastTo(Person.Asha).ShouldContain("Thank you for telling us");
        (await line.FindTicketAsync(ticket.Id)).Helped.ShouldBe(Helped.Yes);
        await line.WritesAsync(Person.Asha, "mudra");
        line.LastTo(Person.Asha).ShouldContain("Mudra");
    }
}
