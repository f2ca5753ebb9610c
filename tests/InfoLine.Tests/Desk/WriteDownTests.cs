using InfoLine.Desk;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>What staff write down for a person: the questions of the dialogs, their checks, their consent, and what the conversation makes of it.</summary>
public sealed class WriteDownTests
{
    private static readonly (string, string)[] Sunita =
    [
        ("q.register-name", "Sunita Devi"), ("q.register-place", "Babina, Jhansi"), ("q.register-idea", "tailoring"), ("q.register-stage", "running"),
        ("q.register-need", "finance loan=more"),
    ];

    [EachDatabase]
    public async Task Somebody_new_is_written_down_with_their_consent_and_told_so(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        var page = await room.Meera.GetAsync($"{DeskRoom.PathOf(ticket)}/person");
        foreach (var part in (string[])["what is your name?", "InfoLine notes your name, village and work", "Yes, I am 18 or more", "It is running", "I read the notice to them"])
            page.Html.ShouldContain(part);
        var kept = await KeepAsync(room.Meera, ticket, null, [("agreed", "1"), .. Sunita]);
        kept.Location.ShouldBe($"{DeskRoom.PathOf(ticket)}?done=told", kept.Html);

        (await room.Line.RowsAsync("select name || district || block || sector || stage || need || language from people")).ShouldBe(["Sunita Devijhansijhansi.babinacraftsrunningfinanceen"]);
        (await room.Line.RowsAsync("select c.step || c.route || c.language || s.user_name from consents c join people p on p.id = c.person_id join staff s on s.id = c.assisted_by"))
            .ShouldBe(["register.noticedeskenmeera"]);
        (await room.Line.RowsAsync("select t.words from consents c join consent_texts t on t.version = c.text_version")).Single().ShouldStartWith("InfoLine notes your name");
        (await room.HeardAsync(Person.Asha))[^1].ShouldStartWith("InfoLine: noted.");
        var shown = (await room.Meera.GetAsync(kept.Location)).Html;
        foreach (var part in (string[])["Kept. They have been told.", "Sunita Devi", "wrote down what they told", "InfoLine: noted."])
            shown.ShouldContain(part);
        (await room.Room.DeedsAsync()).ShouldContain("desk.registered", StringComparer.Ordinal);
        (await room.Line.FindTicketAsync(ticket.Id)).PersonId.ShouldBe((await room.Line.RowsAsync("select id from people")).Single());
    }

    [EachDatabase]
    public async Task What_is_wrong_is_told_beside_its_question_and_nothing_is_kept(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await KeepsNothingAsync(room, ticket, "Read the notice to them and tick", Sunita);
        await KeepsNothingAsync(room, ticket, "nobody can be registered without", ("agreed", "1"), ("q.register-place", "Babina"));
        await KeepsNothingAsync(room, ticket, "a number that must stay secret", ("agreed", "1"), ("q.register-name", "Sunita ABCPE1234F"));
        await KeepsNothingAsync(room, ticket, "Please write the 10 digits", [("agreed", "1"), .. Sunita, ("q.register-phone", "12345")]);
        await KeepsNothingAsync(room, ticket, "This is no answer to the question", [("agreed", "1"), .. Sunita[..3], ("q.register-stage", "flying")]);
        await KeepsNothingAsync(room, ticket, "under 18 we note nothing", ("agreed", "1"), Sunita[0], ("q.register-age", "17"));
        await KeepsNothingAsync(room, ticket, "Please write your name", ("agreed", "1"), ("q.register-name", new string('x', 201)));

        var which = await KeepsNothingAsync(room, ticket, "There are several places of this name", [("agreed", "1"), Sunita[0], ("q.register-place", "Badagaon")]);
        which.Html.ShouldContain("place.register-place");
        which.Html.ShouldContain("value=\"Sunita Devi\"");
        var kept = await KeepAsync(room.Meera, ticket, null, ("agreed", "1"), Sunita[0], ("q.register-place", "Badagaon"), ("place.register-place", "jhansi.badagaon"));
        kept.Status.ShouldBe(303, kept.Html);
        (await room.Line.RowsAsync("select block from people")).ShouldBe(["jhansi.badagaon"]);
    }

    [EachDatabase]
    public async Task A_correction_keeps_the_rest_and_brings_along_what_follows_from_it(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var id = (await room.Line.RowsAsync("select id from people")).Single();
        var page = await room.Meera.GetAsync($"{DeskRoom.PathOf(ticket)}/person?who={id}");
        page.Html.ShouldNotContain("I read the notice");
        page.ValueOf("q.register-idea").ShouldBe("tailoring");
        (await room.Line.RowsAsync("select sector from people")).ShouldBe(["crafts"]);

        // As a browser sends it: everything that stands there, the old sector too.
        var kept = await KeepAsync(
            room.Meera, ticket, id, ("q.register-name", "Sunita Devi"), ("was.register-name", "Sunita Devi"), ("q.register-idea", "pickle"), ("was.register-idea", "tailoring"),
            ("q.register-sector", "crafts"), ("was.register-sector", "crafts"));
        kept.Location.ShouldEndWith("?done=told", customMessage: kept.Html);
        (await room.Line.RowsAsync("select sector || stage || district from people")).ShouldBe(["foodrunningjhansi"]);
        (await room.Line.RowsAsync("select detail from audit where what = 'desk.corrected'")).ShouldBe(["idea sector"]);
        (await room.Line.RowsAsync("select id from consents")).Count.ShouldBe(1);

        (await KeepAsync(room.Meera, ticket, id, ("q.register-stage", ""), ("was.register-stage", "running"))).Status.ShouldBe(303);
        (await room.Line.RowsAsync("select coalesce(stage, 'none') from people")).ShouldBe(["none"]);
    }

    [EachDatabase]
    public async Task Of_two_windows_the_second_hears_that_it_has_changed_and_a_double_click_counts_once(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        var first = await room.Meera.GetAsync($"{DeskRoom.PathOf(ticket)}/person");
        (string, string)[] form = [("person", first.ValueOf("person")), ("new", "1"), ("version", "0"), ("agreed", "1"), .. Sunita];
        var clicks = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => room.Meera.PostAsync($"{DeskRoom.PathOf(ticket)}/person", first.Token, form)));
        clicks.ShouldAllBe(click => click.Status == 303);
        (await room.HeardAsync(Person.Asha)).Count(text => text.StartsWith("InfoLine: noted.", StringComparison.Ordinal)).ShouldBe(1);
        var id = (await room.Line.RowsAsync("select id from people")).ShouldHaveSingleItem();

        var (one, two) = (await room.Meera.GetAsync(PathOf(ticket, id)), await room.Ravi.GetAsync(PathOf(ticket, id)));
        (await PostAsync(room.Meera, one, ticket, ("q.register-name", "Sunita Kumari"), ("was.register-name", "Sunita Devi"))).Status.ShouldBe(303);
        var late = await PostAsync(room.Ravi, two, ticket, ("q.register-name", "Sunita Devi"), ("was.register-name", "Sunita Devi"), ("q.register-stage", "idea"), ("was.register-stage", "running"));
        late.Status.ShouldBe(409);
        late.Html.ShouldContain("was changed meanwhile");
        late.ValueOf("q.register-name").ShouldBe("Sunita Kumari");
        (await room.Line.RowsAsync("select stage from people")).ShouldBe(["running"]);
        (await PostAsync(room.Ravi, late, ticket, ("q.register-stage", "idea"), ("was.register-stage", "running"))).Status.ShouldBe(303);
        (await room.Line.RowsAsync("select name || stage from people")).ShouldBe(["Sunita Kumariidea"]);
    }

    [EachDatabase]
    public async Task Nothing_of_another_centre_or_phone_is_there(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await RegisteredAsync(room);
        var id = (await room.Line.RowsAsync("select id from people")).Single();
        var other = await room.OpenTicketAsync(Person.Ravi);
        (await room.Stella.GetAsync(PathOf(ticket, id))).Status.ShouldBe(404);
        var token = (await room.Stella.GetAsync("/desk")).Token;
        (string, string)[] form = [("person", id), ("new", "0"), ("version", "1"), ("q.register-name", "Mine")];
        (await room.Stella.PostAsync($"{DeskRoom.PathOf(ticket)}/person", token, form)).Status.ShouldBe(404);
        (await room.Meera.PostAsync($"{DeskRoom.PathOf(ticket)}/person", "", form)).Status.ShouldBe(400);
        (await room.Meera.GetAsync(PathOf(other, id))).Status.ShouldBe(404);
        var page = await room.Meera.GetAsync($"{DeskRoom.PathOf(other)}/person");
        foreach (var isNew in (string[])["0", "1"])
            (await room.Meera.PostAsync($"{DeskRoom.PathOf(other)}/person", page.Token, [("person", id), ("new", isNew), ("version", "0"), ("agreed", "1"), ("q.register-name", "Mine")])).Status.ShouldNotBe(303);
        (await room.Meera.PostAsync($"{DeskRoom.PathOf(other)}/person", page.Token, [("person", "x'--"), ("new", "1"), ("agreed", "1"), ("q.register-name", "Mine")])).Status.ShouldBe(409);
        (await room.Line.RowsAsync("select name from people")).ShouldBe(["Sunita Devi"]);

        await DeskRoom.DoAsync(room.Ravi, ticket, "claim");
        (await KeepAsync(room.Meera, ticket, id, ("q.register-name", "Mine"))).Html.ShouldContain("Name of ravi has this ticket");
        (await room.Line.RowsAsync("select name from people")).ShouldBe(["Sunita Devi"]);
    }

    [EachDatabase]
    public async Task Whoever_registers_by_message_is_not_asked_again_what_staff_have_written_down(Store store)
    {
        await using var room = await OpenAsync(store);
        await room.Line.WritesAsync(Person.Asha, "hello", "2", "register", "1", "Sunita Devi", "1", "34");
        var ticket = await room.Line.OpenTicketOfAsync(Person.Asha, "jhansi");
        var asked = (await room.HeardAsync(Person.Asha))[^1];
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        await DeskRoom.DoAsync(room.Meera, ticket, "reply", ("key", "k"), ("words", "Where do you live?"));
        var page = await room.Meera.GetAsync($"{DeskRoom.PathOf(ticket)}/person");
        page.Html.ShouldContain("They agreed by message on");
        page.ValueOf("q.register-name").ShouldBe("Sunita Devi");
        (await KeepAsync(room.Meera, ticket, null, ("q.register-place", "Babina, Jhansi"), ("q.register-idea", "tailoring"))).Location.ShouldEndWith("?done=told");
        (await room.Line.RowsAsync("select c.route || coalesce(c.assisted_by, '-') from consents c join people p on p.id = c.person_id")).ShouldBe(["loop-"]);

        await DeskRoom.DoAsync(room.Meera, ticket, "give-back");
        var next = (await room.HeardAsync(Person.Asha))[^1];
        string.Equals(next, asked, StringComparison.Ordinal).ShouldBeFalse();
        next.ShouldNotContain("Where do you live");
        await room.Line.WritesAsync(Person.Asha, "no such thing", "9");
        (await room.Line.RowsAsync("select name || district from people")).ShouldBe(["Sunita Devijhansi"]);
    }

    [EachDatabase]
    public async Task Whoever_talks_with_the_line_hears_the_next_open_question_at_once(Store store)
    {
        await using var room = await OpenAsync(store);
        await room.Line.WritesAsync(Person.Asha, "hello", "2", "register", "1");
        var ticket = await room.Line.OpenTicketOfAsync(Person.Asha, "jhansi");
        (await room.HeardAsync(Person.Asha))[^1].ShouldContain("what is your name?");
        (await KeepAsync(room.Meera, ticket, null, Sunita[0])).Status.ShouldBe(303);
        var heard = await room.HeardAsync(Person.Asha);
        heard[^1].ShouldStartWith("InfoLine: noted.");
        heard[^1].ShouldContain("You are?");
        await room.Line.WritesAsync(Person.Asha, "1");
        (await room.HeardAsync(Person.Asha))[^1].ShouldNotContain("You are?");
        (await room.Line.RowsAsync("select name from people")).ShouldBe(["Sunita Devi"]);
    }

    [EachDatabase]
    public async Task Whoever_said_stop_is_written_down_and_not_written_to(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        await room.Line.WritesAsync(Person.Asha, "STOP");
        var before = (await room.HeardAsync(Person.Asha)).Count;
        (await KeepAsync(room.Meera, ticket, null, [("agreed", "1"), .. Sunita])).Location.ShouldEndWith("?done=kept");
        (await room.HeardAsync(Person.Asha)).Count.ShouldBe(before);
        (await room.Line.RowsAsync("select name from people")).ShouldBe(["Sunita Devi"]);
    }

    [EachDatabase]
    public async Task What_people_tell_never_becomes_part_of_the_sheet(Store store)
    {
        await using var room = await OpenAsync(store);
        var ticket = await room.OpenTicketAsync();
        foreach (string hostile in BadInputTests.Hostile)
        {
            var page = await KeepAsync(room.Meera, ticket, null, ("q.register-name", hostile), ("q.register-place", hostile), ("q.register-stage", hostile));
            page.Status.ShouldBeOneOf(400, 409);
            foreach (var tag in (string[])["<script>alert", "<img src=x", "<svg/onload"])
                page.Html.ShouldNotContain(tag);
        }
    }

    internal static Task<DeskRoom> OpenAsync(Store store, LineOptions? options = null) => DeskRoom.OpenAsync(store, (options ?? SomeDesk.Options()) with { Echo = false });

    /// <summary>Opens a sheet and sends it, as far as it is given.</summary>
    internal static async Task<Seen> KeepAsync(Visitor who, Ticket ticket, string? personId, params (string, string)[] fields) =>
        await PostAsync(who, await who.GetAsync(PathOf(ticket, personId)), ticket, fields);

    /// <summary>Somebody whom Meera has written down.</summary>
    internal static async Task<Ticket> RegisteredAsync(DeskRoom room)
    {
        var ticket = await room.OpenTicketAsync();
        (await KeepAsync(room.Meera, ticket, null, [("agreed", "1"), .. Sunita])).Status.ShouldBe(303);
        return ticket;
    }

    private static string PathOf(Ticket ticket, string? personId) => $"{DeskRoom.PathOf(ticket)}/person?who={personId ?? "new"}";

    private static Task<Seen> PostAsync(Visitor who, Seen page, Ticket ticket, params (string, string)[] fields) => who.PostAsync(
        $"{DeskRoom.PathOf(ticket)}/person", page.Token, [("person", page.ValueOf("person")), ("new", page.ValueOf("new")), ("version", page.ValueOf("version")), .. fields]);

    private static async Task<Seen> KeepsNothingAsync(DeskRoom room, Ticket ticket, string says, params (string, string)[] fields)
    {
        var page = await KeepAsync(room.Meera, ticket, null, fields);
        page.Status.ShouldBe(409, says);
        page.Html.ShouldContain(says);
        page.Html.ShouldContain("class=\"beside\"");
        (await room.Line.RowsAsync("select id from people")).ShouldBeEmpty(says);
        (await room.Line.RowsAsync("select id from consents")).ShouldBeEmpty(says);
        return page;
    }
}
