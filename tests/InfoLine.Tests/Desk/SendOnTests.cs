using InfoLine.Desk;
using InfoLine.Dialogs.Rendering;
using InfoLine.Tests.Referrals;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>Staff find an office that helps a person, and send them there.</summary>
public sealed class SendOnTests
{
    private const string Bank = "20000000-0000-4000-8000-000000000001";
    private const string AcrossTheBorder = "20000000-0000-4000-8000-000000000003";

    [EachDatabase]
    public async Task An_office_is_asked_and_the_person_hears_number_and_time_in_their_language(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var page = await room.Stella.GetAsync($"{DeskRoom.PathOf(ticket)}/offices");
        foreach (var part in (string[])["Bank Niwari", "Institute Niwari", "It serves Niwari.", "Why others do not fit", "Office Jhansi", "It is for people of Uttar Pradesh.", "क्या हम निवाड़ी बैंक से पूछें?"])
            page.Html.ShouldContain(part);

        var sent = await SendAsync(room.Stella, ticket, Bank, ("agreed", "1"));
        sent.Location.ShouldBe($"{DeskRoom.PathOf(ticket)}?done=sent", sent.Html);
        var code = await room.Line.CodeAsync();
        (await room.HeardAsync(Person.Asha))[^1].ShouldBe($"इन्फोलाइन {code}: निवाड़ी बैंक से पूछा है। जवाब बुधवार शाम 5 बजे तक। फिर हम लिखेंगे।");
        (await room.Line.RowsAsync("select r.status || r.source || e.actor || s.user_name from referrals r join referral_events e on e.referral_id = r.id join staff s on s.id = e.actor_id where e.name = 'sent'"))
            .ShouldBe(["sentstaffstaffstella"]);
        (await room.Line.RowsAsync("select c.step || c.route || c.language || s.user_name from consents c join staff s on s.id = c.assisted_by")).ShouldBe(["deskdeskhistella"]);
        (await room.Line.RowsAsync("select t.words from consents c join consent_texts t on t.version = c.text_version where c.assisted_by is not null")).Single().ShouldContain("निवाड़ी बैंक");

        await room.Line.QuietAsync();
        room.Line.Last(Village.Bank).ShouldContain(code);
        room.Line.Last(Village.Bank).ShouldNotContain("सुनीता");
        var shown = (await room.Stella.GetAsync(DeskRoom.PathOf(ticket))).Html;
        foreach (var part in (string[])[code, "Bank Niwari", $"sent them to an office: {code}"])
            shown.ShouldContain(part);
        (await room.HeardAsync(Person.Asha)).Count(text => text.Contains(code, StringComparison.Ordinal)).ShouldBe(1);
        (await room.Room.DeedsAsync()).ShouldContain("desk.sent_on", StringComparer.Ordinal);

        // Only after its yes the office reads who it is.
        await room.Line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        room.Line.Last(Village.Bank).ShouldContain("सुनीता देवी");
    }

    [EachDatabase]
    public async Task Without_their_yes_nothing_goes_to_anybody(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var said = (await room.HeardAsync(Person.Asha)).Count;
        foreach (var (office, fields, says) in (List<(string, (string, string)[], string)>)
            [
                (Bank, [], "tick the box when they agree"), ("", [("agreed", "1")], "Choose an office."), (AcrossTheBorder, [("agreed", "1")], "no longer fits"),
                ("x' or 1=1 --", [("agreed", "1")], "no longer fits"), (Bank, [("agreed", "1"), ("need", "gold")], "no longer fits"),
            ])
        {
            var refused = await SendAsync(room.Stella, ticket, office, fields);
            refused.Status.ShouldBe(409, says);
            refused.Html.ShouldContain(says);
        }

        (await room.Line.RowsAsync("select id from referrals")).ShouldBeEmpty();
        (await room.Line.RowsAsync("select id from consents where assisted_by is not null")).ShouldBeEmpty();
        (await room.HeardAsync(Person.Asha)).Count.ShouldBe(said);
    }

    [EachDatabase]
    public async Task A_double_click_sends_once_and_a_second_referral_for_the_same_need_is_refused(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var page = await room.Stella.GetAsync($"{DeskRoom.PathOf(ticket)}/offices");
        (string, string)[] form = [("person", page.ValueOf("person")), ("need", "finance"), ("office", Bank), ("agreed", "1")];
        var clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/offices", page.Token, form)));
        clicks.ShouldAllBe(click => click.Status == 303);
        (await room.Line.RowsAsync("select id from referrals")).ShouldHaveSingleItem();

        await DeskRoom.DoAsync(room.Stella, ticket, "note", ("key", "k"), ("words", "asked again"));
        var again = await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/offices", page.Token, form);
        again.Html.ShouldContain("They are on the way to somebody for this already.");
        (await room.Stella.GetAsync($"{DeskRoom.PathOf(ticket)}/offices")).Html.ShouldContain("There is a referral for this already:");
    }

    [EachDatabase]
    public async Task A_referral_for_which_somebody_looks_by_hand_gets_the_office_that_staff_found(Store store)
    {
        await using var room = await OpenAsync(store);
        await room.Line.WritesAsync(Person.Asha, [.. Villager.Registers, "1", "2", "2", "1"]); // Neither of the two offices: somebody is to look.
        var code = await room.Line.CodeAsync();
        await room.Line.WritesAsync(Person.Asha, "9");
        var ticket = await room.Line.TicketOfAsync(Person.Asha);

        (await SendAsync(room.Stella, ticket, Bank)).Html.ShouldContain("tick the box when they agree");
        (await SendAsync(room.Stella, ticket, Bank, ("agreed", "1"))).Location.ShouldBe($"{DeskRoom.PathOf(ticket)}?done=sent");
        await room.Line.QuietAsync();
        (await room.Line.RowsAsync("select code || status from referrals")).ShouldBe([$"{code}sent"]); // The same one, under the number that she knows.
        room.Line.Last(Village.Bank).ShouldContain(code);
        (await room.HeardAsync(Person.Asha)).Count(text => text.Contains($"{code}: निवाड़ी बैंक से पूछा है", StringComparison.Ordinal)).ShouldBe(1);
        (await room.Line.RowsAsync("select s.user_name from consents c join staff s on s.id = c.assisted_by")).ShouldBe(["stella"]);
    }

    [EachDatabase]
    public async Task Where_the_window_is_closed_the_referral_itself_tells_the_person(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var said = (await room.HeardAsync(Person.Asha)).Count;
        room.Line.Clock.Advance(TimeSpan.FromHours(11));
        await room.Stella.GetAsync("/desk");
        room.Line.Clock.Advance(TimeSpan.FromHours(11));
        await room.Stella.GetAsync("/desk");
        room.Line.Clock.Advance(TimeSpan.FromHours(3));
        (await SendAsync(room.Stella, ticket, Bank, ("agreed", "1"))).Location.ShouldEndWith("?done=asked");
        await room.Line.QuietAsync();
        var heard = await room.HeardAsync(Person.Asha);
        heard.Skip(said).Single(text => text.Contains("पूछा", StringComparison.Ordinal)).ShouldContain("एक केंद्र से पूछा है");
    }

    [EachDatabase]
    public async Task An_office_that_cannot_be_written_to_becomes_words_to_send(Store store)
    {
        await using var room = await OpenAsync(store);
        await room.Line.Database.WriteAsync(connection => connection.ExecuteAsync("update directory_phone set type = 'voice' where service_id = $1", Bank));
        await room.Line.Database.WriteAsync(connection => connection.ExecuteAsync("insert into directory_imports (number, at, source, added, changed, withdrawn) select max(number) + 1, max(at), max(source), 0, 1, 0 from directory_imports"));
        var ticket = await RegisteredAsync(room);
        var page = await room.Stella.GetAsync($"{DeskRoom.PathOf(ticket)}/offices");
        page.Html.ShouldContain("We cannot write to this office");
        (await SendAsync(room.Stella, ticket, Bank, ("agreed", "1"))).Html.ShouldContain("the person has to go there");

        await DeskRoom.DoAsync(room.Stella, ticket, "claim");
        var words = await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/offices/words", page.Token, ("person", page.ValueOf("person")), ("need", "finance"), ("office", Bank));
        words.Location.ShouldBe($"{DeskRoom.PathOf(ticket)}#words");
        (await room.Stella.GetAsync(DeskRoom.PathOf(ticket))).Html.ShouldContain("निवाड़ी बैंक आपकी मदद कर सकता है। खुद वहाँ जाएँ");
        (await room.Line.RowsAsync("select id from referrals")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Nothing_of_another_centre_or_phone_is_there(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var page = await room.Stella.GetAsync($"{DeskRoom.PathOf(ticket)}/offices");
        (string, string)[] form = [("person", page.ValueOf("person")), ("need", "finance"), ("office", Bank), ("agreed", "1")];
        (await room.Meera.GetAsync($"{DeskRoom.PathOf(ticket)}/offices")).Status.ShouldBe(404);
        var token = (await room.Meera.GetAsync("/desk")).Token;
        (await room.Meera.PostAsync($"{DeskRoom.PathOf(ticket)}/offices", token, form)).Status.ShouldBe(404);
        (await room.Meera.PostAsync($"{DeskRoom.PathOf(ticket)}/offices/words", token, form)).Status.ShouldBe(404);
        (await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/offices", "", form)).Status.ShouldBe(400);

        // The person of another phone, through a ticket of one's own.
        var other = await room.Line.OpenTicketAsync(Person.Ravi, "niwari");
        (await room.Stella.GetAsync($"{DeskRoom.PathOf(other)}/offices")).Status.ShouldBe(404);
        (await room.Stella.PostAsync($"{DeskRoom.PathOf(other)}/offices", page.Token, form)).Status.ShouldBe(404);
        await DeskRoom.DoAsync(room.Stella, ticket, "close", ("subject", "x"), ("outcome", "answered"));
        (await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/offices", page.Token, form)).Html.ShouldContain("the ticket has moved on");
        (await room.Line.RowsAsync("select id from referrals")).ShouldBeEmpty();
    }

    internal static async Task<DeskRoom> OpenAsync(Store store)
    {
        var room = await WriteDownTests.OpenAsync(store, new(new LoopChannel { Traits = ChannelTraits.WhatsApp }));
        await Village.ImportAsync(room.Line);
        return room;
    }

    /// <summary>Asha has registered in Niwari by message and asks for a person there.</summary>
    internal static async Task<Ticket> RegisteredAsync(DeskRoom room)
    {
        await room.Line.WritesAsync(Person.Asha, Villager.Registers);
        await room.Line.WritesAsync(Person.Asha, "9");
        return await room.Line.TicketOfAsync(Person.Asha);
    }

    private static async Task<Seen> SendAsync(Visitor who, Ticket ticket, string office, params (string Name, string Value)[] fields)
    {
        var page = await who.GetAsync($"{DeskRoom.PathOf(ticket)}/offices");
        var need = fields.FirstOrDefault(field => field.Name == "need").Value ?? "finance";
        return await who.PostAsync($"{DeskRoom.PathOf(ticket)}/offices", page.Token, [("person", page.ValueOf("person")), ("need", need), ("office", office), .. fields.Where(field => field.Name != "need")]);
    }
}
