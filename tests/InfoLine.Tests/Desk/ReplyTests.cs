using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>What a reply needs, and what it does in the same transaction.</summary>
public sealed class ReplyTests
{
    [EachDatabase]
    public async Task A_reply_needs_a_claim(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await line.OpenTicketAsync(Person.Asha);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello")).ShouldBeRefused(DeskRefusal.NotYours);

        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Ravi, ticket.Id);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello")).ShouldBeOfType<ReplyOutcome.Refused>().Holder.ShouldBe("ravi");
        (await line.RowsAsync("select message_id from ticket_replies")).ShouldBeEmpty();
        (await line.RowsAsync("select body from sessions")).Single().ShouldNotContain("with_desk");
    }

    [EachDatabase]
    public async Task A_lapsed_claim_cannot_reply(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await ClaimedAsync(line);
        line.Clock.Advance(TimeSpan.FromMinutes(31));
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello")).ShouldBeOfType<ReplyOutcome.Refused>().Why.ShouldBeOneOf(DeskRefusal.Lapsed, DeskRefusal.NotYours);
    }

    [EachDatabase]
    public async Task From_the_first_reply_on_the_dialogs_are_silent(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "2", "mudra");
        var ticket = await line.OpenTicketOfAsync(Person.Asha);
        ticket.Owner.ShouldBe(TicketOwner.Bot);
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        await line.ReplyAsync(SomeDesk.Meera, ticket, "May I help?");
        (await line.FindTicketAsync(ticket.Id)).Owner.ShouldBe(TicketOwner.Person);

        await line.WritesAsync(Person.Asha, "1");
        line.LastTo(Person.Asha).ShouldEndWith("May I help?");
        (await line.FindTicketAsync(ticket.Id)).Status.ShouldBe(TicketStatus.Claimed);
        await line.Verb<GiveBackTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        await line.SettleAsync();
        line.LastTo(Person.Asha).ShouldContain("automatic line answers you again");
        line.LastTo(Person.Asha).ShouldContain("Mudra");
    }

    [EachDatabase]
    public async Task A_double_click_sends_once(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await ClaimedAsync(line);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => line.ReplyAsync(SomeDesk.Meera, ticket, "only once", key: "form-1")));
        await line.SettleAsync();

        outcomes.ShouldAllBe(outcome => outcome is ReplyOutcome.Sent);
        outcomes.OfType<ReplyOutcome.Sent>().Select(sent => sent.MessageIds.Single()).ToHashSet(StringComparer.Ordinal).ShouldHaveSingleItem();
        line.Carrier.Heard(Person.Asha).Count(message => message.Text.Contains("only once", StringComparison.Ordinal)).ShouldBe(1);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "only once", key: "form-2")).ShouldBeOfType<ReplyOutcome.Sent>();
    }

    [EachDatabase]
    public async Task Replies_leave_in_the_order_in_which_they_were_written_and_behind_the_dialogs(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await ClaimedAsync(line);
        foreach (var word in (string[])["one", "two", "three"])
            await line.ReplyAsync(SomeDesk.Meera, ticket, word);
        await line.SettleAsync();
        line.Carrier.Heard(Person.Asha).Select(message => message.Text).ShouldBe(["hello", "Meera, Jhansi centre: one", "two", "three"]);
    }

    [EachDatabase]
    public async Task Whoever_said_stop_cannot_be_written_to(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await ClaimedAsync(line);
        await line.WritesAsync(Person.Asha, "STOP");
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello")).ShouldBeRefused(DeskRefusal.Stopped);
    }

    [EachDatabase]
    public async Task After_a_day_whatsapp_takes_no_reply_and_sms_is_offered(Store store)
    {
        var sms = new LoopChannel("loop-sms") { Traits = ChannelTraits.Sms };
        var whatsapp = SomeDesk.Loop();
        await using var line = await Line.OpenAsync(store, SomeDesk.WithCentres(new LineOptions(whatsapp) { Channels = [whatsapp, sms] }));
        await line.Inbox.AcceptAsync(Some.Inbound("hello", Person.Asha, route: "loop-sms"), CancellationToken.None);
        line.Clock.Advance(TimeSpan.FromMinutes(5));
        var ticket = await line.OpenTicketAsync(Person.Asha);
        line.Clock.Advance(TimeSpan.FromHours(24));
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);

        var refused = (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello")).ShouldBeOfType<ReplyOutcome.Refused>();
        refused.Why.ShouldBe(DeskRefusal.WindowClosed);
        refused.Open.Single().To.Route.ShouldBe("loop-sms");
        (await line.Verb<ReplyToPerson>().RunAsync(SomeDesk.Meera, new(ticket.Id, "by sms then", "k") { Route = "loop-sms" })).ShouldBeOfType<ReplyOutcome.Sent>();
        await line.SettleAsync();
        sms.Carried.Last().Text.ShouldBe("by sms then");
    }

    [EachDatabase]
    public async Task What_is_no_reply_is_refused(Store store)
    {
        await using var line = await SomeDesk.OpenDeskAsync(store);
        var ticket = await ClaimedAsync(line);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "  \n ")).ShouldBeRefused(DeskRefusal.Empty);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, new string('x', 10_001))).ShouldBeRefused(DeskRefusal.TooLong);
        (await line.ReplyAsync(SomeDesk.Meera, ticket, "hello", key: "")).ShouldBeRefused(DeskRefusal.Empty);
        (await line.ReplyAsync(SomeDesk.Stranger, ticket, "hello")).ShouldBeRefused(DeskRefusal.NotFound);
        (await line.Verb<ReplyToPerson>().RunAsync(SomeDesk.Meera, new(ticket.Id, "hello", "k") { Route = "pigeon" })).ShouldBeRefused(DeskRefusal.NoAddress);

        var longest = (await line.ReplyAsync(SomeDesk.Meera, ticket, $"{new string('x', 9_998)}\0।")).ShouldBeOfType<ReplyOutcome.Sent>();
        longest.MessageIds.Length.ShouldBeGreaterThan(5);
    }

    [EachDatabase]
    public async Task A_villager_who_writes_in_the_very_moment_of_the_reply_is_heard_by_the_desk(Store store)
    {
        await using var line = await SomeDesk.OpenAsync(store);
        await line.WritesAsync(Person.Asha, "hello", "2", "9");
        var ticket = await line.TicketOfAsync(Person.Asha);
        await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id);
        var writes = Enumerable.Range(0, 12).Select(i => line.From(Person.Asha).TextAsync($"word {i}"));
        var replies = Enumerable.Range(0, 12).Select(i => line.ReplyAsync(SomeDesk.Meera, ticket, $"reply {i}"));
        await Task.WhenAll([.. writes, .. replies]);
        await line.SettleAsync();

        (await line.RowsAsync("select failure from inbox where failure is not null")).ShouldBeEmpty();
        var heard = line.Carrier.Heard(Person.Asha).Select(message => message.Text).Where(text => text.Contains("reply", StringComparison.Ordinal)).ToList();
        heard.Count.ShouldBe(12);
        (await line.RowsAsync("select name from ticket_events where name = 'wrote'")).Count.ShouldBe(12);
    }

    private static async Task<Ticket> ClaimedAsync(Line line)
    {
        var ticket = await line.OpenTicketAsync(Person.Asha);
        (await line.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, ticket.Id)).ShouldBeOfType<TicketDecision.Done>();
        return ticket;
    }
}
