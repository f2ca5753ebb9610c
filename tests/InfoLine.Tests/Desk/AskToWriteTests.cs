using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>What staff can do when WhatsApp takes no free words any more, and the drafts that wait meanwhile.</summary>
public sealed class AskToWriteTests
{
    [EachDatabase]
    public async Task After_a_day_they_are_asked_to_write_once_and_the_reply_waits_until_they_do(Store store)
    {
        var channel = new AskingChannel();
        await using var room = await DeskRoom.OpenAsync(store, new(channel));
        var ticket = await HeldAfterADayAsync(room);
        var page = await room.Meera.GetAsync(DeskRoom.PathOf(ticket));
        page.Html.ShouldContain("Ask them on WhatsApp to write");
        page.Html.ShouldNotContain($"{DeskRoom.PathOf(ticket)}/reply\" class");

        var clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.Meera.PostAsync($"{DeskRoom.PathOf(ticket)}/ask", page.Token, ("words", "Bring your PAN card."))));
        clicks.ShouldAllBe(click => click.Status == 303);
        await room.Line.SettleAsync();
        var asked = channel.Carried.Where(message => message.Template is not null).ShouldHaveSingleItem();
        (asked.Template, asked.Language).ShouldBe((ApprovedWords.ReplyWaits, "en"));
        var waiting = await room.Meera.GetAsync(DeskRoom.PathOf(ticket));
        foreach (var part in (string[])["They were asked on", "Bring your PAN card.</textarea>", "a reply from your information centre is ready", "handed to the carrier", "asked them to write, so that the reply can go"])
            waiting.Html.ShouldContain(part);
        waiting.Html.ShouldNotContain("Ask them on WhatsApp to write");
        (await room.Line.FindTicketAsync(ticket.Id)).ShouldSatisfyAllConditions(
            one => one.Status.ShouldBe(TicketStatus.Answered), one => one.LeaseUntil.ShouldBeNull(), one => one.Handler.ShouldNotBeNull());
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k9"), ("words", "still closed"))).Status.ShouldBe(409);

        await room.Line.WritesAsync(Person.Asha, "yes?");
        var open = await room.Meera.GetAsync(DeskRoom.PathOf(ticket));
        open.Html.ShouldContain("These are the words that you kept.");
        open.Html.ShouldContain("WhatsApp takes your words until");
        open.Html.ShouldContain("Bring your PAN card.</textarea>");
        (await room.Ravi.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldNotContain("Bring your PAN card.");
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k2"), ("words", "Bring your PAN card."))).Status.ShouldBe(303);
        (await room.HeardAsync(Person.Asha))[^1].ShouldBe("Name, Jhansi centre: Bring your PAN card.");
        (await room.Line.RowsAsync("select words from ticket_drafts")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task One_that_did_not_arrive_can_be_asked_again_and_is_work(Store store)
    {
        var channel = new AskingChannel { Answer = (_, message) => Task.FromResult<SendOutcome?>(message.Template is null ? null : new SendOutcome.Failed("63016", "No.")) };
        await using var room = await DeskRoom.OpenAsync(store, new(channel));
        var ticket = await HeldAfterADayAsync(room);
        (await DeskRoom.DoAsync(room.Meera, ticket, "ask", ("words", "Bring your PAN card."))).Status.ShouldBe(303);
        await room.Line.SettleAsync();
        (await room.Meera.GetAsync("/desk?view=failed")).Html.ShouldContain(DeskRoom.PathOf(ticket));
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("Ask them on WhatsApp to write");
        channel.Answer = (_, _) => Task.FromResult<SendOutcome?>(null);
        room.Line.Clock.Advance(TimeSpan.FromSeconds(1));
        (await DeskRoom.DoAsync(room.Meera, ticket, "ask")).Status.ShouldBe(303);
        await room.Line.SettleAsync();
        channel.Carried.ShouldContain(message => message.Template != null);
    }

    [EachDatabase]
    public async Task Whoever_may_not_is_refused_and_keeps_their_words(Store store)
    {
        var channel = new AskingChannel();
        await using var room = await DeskRoom.OpenAsync(store, new(channel));
        var ticket = await room.OpenTicketAsync();
        (await DeskRoom.DoAsync(room.Meera, ticket, "ask", ("words", "x"))).Html.ShouldContain("Take it first");
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        (await DeskRoom.DoAsync(room.Meera, ticket, "ask", ("words", "my words"))).Html.ShouldContain("the ticket has moved on");
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("my words</textarea>");
        (await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/ask", (await room.Stella.GetAsync("/desk")).Token, ("words", "x"))).Status.ShouldBe(404);
        (await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/draft", (await room.Stella.GetAsync("/desk")).Token, ("words", "x"))).Status.ShouldBe(404);

        await room.Line.WritesAsync(Person.Asha, "STOP");
        await DayPassesAsync(room);
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        (await DeskRoom.DoAsync(room.Meera, ticket, "ask", ("words", "x"))).Html.ShouldContain("They have said STOP");
        await room.Line.SettleAsync();
        channel.Carried.ShouldNotContain(message => message.Template != null);
    }

    [EachDatabase]
    public async Task A_reply_can_be_kept_for_later_and_emptied(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        await DeskRoom.DoAsync(room.Meera, ticket, "draft", ("words", "half a </textarea><script>alert(1)</script>"));
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("half a &lt;/textarea&gt;&lt;script&gt;");
        await DeskRoom.DoAsync(room.Meera, ticket, "draft", ("words", " \r\n"));
        (await room.Line.RowsAsync("select words from ticket_drafts")).ShouldBeEmpty();
        await DeskRoom.DoAsync(room.Meera, ticket, "draft", ("words", "she called"));
        await room.Line.Database.WriteAsync(async connection =>
        {
            await room.Line.Verb<DeskTurns>().WriteAsync(connection, new DeskChange.Forgotten(ticket.To, "m", PersonId: null, Messages: true), room.Line.Clock.GetUtcNow());
            return 0;
        });
        (await room.Line.RowsAsync("select words from ticket_drafts")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Without_a_template_an_sms_is_offered_to_the_number_that_is_known(Store store)
    {
        var sms = new LoopChannel("loop-sms") { Traits = ChannelTraits.Sms };
        var whatsapp = SomeDesk.Loop();
        await using var room = await DeskRoom.OpenAsync(store, new LineOptions(whatsapp) { Channels = [whatsapp, sms] });
        var ticket = await room.OpenTicketAsync();
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldNotContain("loop-sms");
        ticket = await HeldAfterADayAsync(room, ticket);
        var page = await room.Meera.GetAsync(DeskRoom.PathOf(ticket));
        foreach (var part in (string[])["No approved message is set up", "Send an SMS instead.", "value=\"loop-sms\""])
            page.Html.ShouldContain(part);
        (await DeskRoom.DoAsync(room.Meera, ticket, "ask", ("words", "x"))).Status.ShouldBe(409);
        (await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k2"), ("words", "by sms then"), ("route", "loop-sms"))).Status.ShouldBe(303);
        await room.Line.SettleAsync();
        sms.Carried.Single().ShouldSatisfyAllConditions(one => one.Text.ShouldEndWith("by sms then"), one => one.To.Address.ShouldBe(Person.Asha.Phone));
        (await room.Line.RowsAsync("select contact_id from addresses")).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [EachDatabase]
    public async Task Without_any_way_the_page_says_to_call(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var ticket = await HeldAfterADayAsync(room);
        var page = (await room.Meera.GetAsync(DeskRoom.PathOf(ticket))).Html;
        page.ShouldContain("Call them, or wait until they write.");
        page.ShouldContain($"tel:&#x2B;{Person.Asha.Phone[1..]}");
        page.ShouldNotContain("id=\"words\"");
    }

    /// <summary>A ticket that Meera has, a day after the villager wrote.</summary>
    private static async Task<Ticket> HeldAfterADayAsync(DeskRoom room, Ticket? opened = null)
    {
        var ticket = opened ?? await room.OpenTicketAsync();
        await DayPassesAsync(room);
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        return ticket;
    }

    // Sessions of staff end when nobody looks for half a day.
    private static async Task DayPassesAsync(DeskRoom room)
    {
        foreach (var hours in (int[])[11, 11, 3])
        {
            await room.Meera.GetAsync("/desk");
            await room.Ravi.GetAsync("/desk");
            await room.Stella.GetAsync("/desk");
            room.Line.Clock.Advance(TimeSpan.FromHours(hours));
        }
    }
}

/// <summary>WhatsApp with a message in English that its carrier has approved; in Hindi too where a test wants it.</summary>
internal sealed class AskingChannel : LoopChannel, IAsksToWrite
{
    public AskingChannel() => Traits = ChannelTraits.WhatsApp;

    public bool InHindiToo { get; init; }

    public bool CanAsk(string? language) => language == "en" || InHindiToo;
}
