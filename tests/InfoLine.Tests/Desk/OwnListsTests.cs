using System.Text.RegularExpressions;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;

namespace InfoLine.Tests.Desk;

/// <summary>Everybody at the desk keeps the lists that they need under names of their own.</summary>
public sealed partial class OwnListsTests
{
    [EachDatabase]
    public async Task A_list_is_kept_counted_called_otherwise_and_let_go(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        await room.OpenTicketAsync();
        await room.OpenTicketAsync(Person.Ravi);
        (await KeepAsync(room.Meera, "?view=open&reason=asked", "सवाल")).Location.ShouldBe("/desk?view=open&reason=asked");
        (await KeepAsync(room.Meera, "?view=open&reason=voice", "Voice notes")).Location.ShouldBe("/desk?view=open&reason=voice");
        await KeepAsync(room.Meera, "?view=closed", "Done");

        OwnOf((await room.Meera.GetAsync("/desk")).Html).ShouldBe(["Done ", "Voice notes ", "सवाल 2"]); // By name; what is empty or closed shows no number.
        OwnOf((await room.Ravi.GetAsync("/desk")).Html).ShouldBeEmpty();
        var shown = (await room.Meera.GetAsync("/desk?reason=voice&view=open")).Html;
        shown.ShouldContain("Rename or remove “Voice notes”");
        CurrentIn(shown).ShouldBe(["Voice notes"]);

        var id = (await room.Line.RowsAsync("select id from desk_lists where name = 'Voice notes'")).Single();
        (await room.Meera.SendAsync("/desk", $"/desk/lists/{id}/rename", ("name", "  आवाज़   वाले "))).Location.ShouldBe("/desk?view=open&reason=voice");
        OwnOf((await room.Meera.GetAsync("/desk")).Html).ShouldBe(["Done ", "आवाज़ वाले ", "सवाल 2"]);
        (await room.Meera.SendAsync("/desk", $"/desk/lists/{id}/delete")).Location.ShouldBe("/desk");
        OwnOf((await room.Meera.GetAsync("/desk")).Html).ShouldBe(["Done ", "सवाल 2"]);
    }

    [EachDatabase]
    public async Task A_count_is_the_number_of_tickets_that_the_list_shows(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        for (var i = 0; i < 6; i++)
        {
            var ticket = await room.OpenTicketAsync(Person.Number(i));
            await room.Line.Database.WriteAsync(connection => connection.ExecuteAsync(
                "update tickets set reason = $2, place = $3, centre_id = $4 where id = $1", ticket.Id, i % 2 == 0 ? "voice" : "asked", i % 3 == 0 ? null : i % 3 == 1 ? "jhansi.babina" : "jhansi", i == 5 ? room.Niwari : room.Jhansi));
        }

        string[] queries =
        [
            "?view=open", "?view=queue&reason=voice", "?view=open&district=jhansi", "?view=open&district=jhans", $"?view=open&centre={room.Jhansi}&reason=voice", $"?view=open&centre={room.Niwari}",
            $"?view=waiting&channel={room.Line.Carrier.Route}", "?view=open&channel=kannel", "?view=late", "?view=mine",
        ];
        foreach (var (number, query) in queries.Index())
            await KeepAsync(room.Meera, query, $"{number:00}");
        var counts = OwnOf((await room.Meera.GetAsync("/desk")).Html);
        foreach (var (number, query) in queries.Index())
        {
            var rows = Row().Count((await room.Meera.GetAsync($"/desk{query}")).Html);
            counts[number].ShouldBe($"{number:00} {(rows == 0 ? "" : rows)}", query);
        }
    }

    [EachDatabase]
    public async Task What_is_no_name_or_one_too_many_is_refused_in_a_sentence_and_stays_in_the_box(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        await KeepAsync(room.Meera, "?view=late", "Late ones");
        var letters = string.Concat(Enumerable.Repeat("खि", 40));
        foreach (var (name, sentence) in ((string, string)[])
            [
                ("", "Give the list a name."), ("   ", "Give the list a name."), ("\u200D\u200C", "Give the list a name."), ("\u202E", "Give the list a name."), ("...", "Give the list a name."),
                (new('x', 41), "may have 40 letters"), (letters + "क", "may have 40 letters"), ("a" + new string('\u0301', 500), "may have 40 letters"),
                ("Late ones", "of this name already"), (" late  ONES ", "of this name already"), ("Ｌａｔｅ ones", "of this name already"),
            ])
        {
            var refused = await KeepAsync(room.Meera, "?view=open", name);
            refused.Status.ShouldBe(400, name);
            refused.Html.ShouldContain(sentence, Case.Sensitive, name);
        }

        (await KeepAsync(room.Meera, "?view=open", new('x', 41))).ValueOf("name").ShouldBe(new string('x', 41));
        (await KeepAsync(room.Meera, "?view=open", letters)).Location.ShouldBe("/desk?view=open"); // Forty letters with their signs.
        for (var i = 2; i < 12; i++)
            (await KeepAsync(room.Meera, "?view=open", $"List {i}")).Status.ShouldBe(303);
        (await KeepAsync(room.Meera, "?view=open", "One more")).Html.ShouldContain("You have 12 lists");
        (await KeepAsync(room.Ravi, "?view=open", "One more")).Status.ShouldBe(303);

        (await KeepAsync(room.Ravi, "?view=%00&x=%22%3E%3Cscript%3E&q=words&after=y", "<script>alert(1)</script>")).Status.ShouldBe(303);
        (await room.Line.RowsAsync("select list from desk_lists where name like '<script%'")).ShouldBe(["?view=queue"]);
        (await room.Ravi.GetAsync("/desk")).Html.ShouldNotContain("<script>alert");
    }

    [EachDatabase]
    public async Task Nobody_reaches_the_lists_of_somebody_else(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        await KeepAsync(room.Meera, "?view=late", "Mine alone");
        await KeepAsync(room.Meera, "?view=open", "Another");
        var id = (await room.Line.RowsAsync("select id from desk_lists where name = 'Mine alone'")).Single();
        foreach (var wrong in (string[])[id, "nobody", new string('x', 500)])
        {
            (await room.Ravi.SendAsync("/desk", $"/desk/lists/{wrong}/rename", ("name", "Stolen"))).Status.ShouldBe(404, wrong);
            (await room.Ravi.SendAsync("/desk", $"/desk/lists/{wrong}/delete")).Status.ShouldBe(404, wrong);
        }

        (await room.Meera.SendAsync("/desk", $"/desk/lists/{id}/rename", ("name", "another"))).Html.ShouldContain("of this name already");
        (await room.Meera.SendAsync("/desk", $"/desk/lists/{id}/rename", ("name", "MINE ALONE"))).Status.ShouldBe(303); // Its own name is not taken.
        (await room.Meera.PostAsync("/desk/lists", "forged", ("name", "x"))).Status.ShouldBe(400);
        (await room.Line.RowsAsync("select name from desk_lists order by name")).ShouldBe(["Another", "MINE ALONE"]);
    }

    [EachDatabase]
    public async Task A_list_of_a_centre_that_is_no_longer_ones_own_is_empty(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        await room.OpenTicketAsync();
        await KeepAsync(room.Stella, $"?view=open&centre={room.Jhansi}", "Jhansi");
        OwnOf((await room.Stella.GetAsync("/desk")).Html).ShouldBe(["Jhansi "]);
        (await room.Stella.GetAsync($"/desk?view=open&centre={room.Jhansi}")).Html.ShouldContain("Nothing here");
    }

    [EachDatabase]
    public async Task One_of_them_may_open_first(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        await KeepAsync(room.Meera, "?view=open&reason=voice", "Voice notes");
        (await room.Meera.SendAsync("/desk?view=open&reason=voice", "/desk/start?view=open&reason=voice")).Location.ShouldBe("/desk");
        var opened = (await room.Meera.GetAsync("/desk")).Html;
        opened.ShouldContain("This list opens first.");
        CurrentIn(opened).ShouldBe(["Voice notes"]);
    }

    private static Task<Seen> KeepAsync(Visitor who, string query, string name) => who.SendAsync("/desk", $"/desk/lists{query}", ("name", name));

    private static List<string> OwnOf(string html) => OwnNav().Match(html) is { Success: true } nav
        ? [.. Link().Matches(nav.Value).Select(link => $"{System.Net.WebUtility.HtmlDecode(link.Groups["name"].Value).Trim()} {link.Groups["count"].Value}")]
        : [];

    private static List<string> CurrentIn(string html) => [.. Current().Matches(html).Select(link => System.Net.WebUtility.HtmlDecode(link.Groups["name"].Value).Trim())];

    [GeneratedRegex("""<nav class="tabs views named".*?</nav>""", RegexOptions.Singleline, 1000)]
    private static partial Regex OwnNav();

    [GeneratedRegex("""<a [^>]*>(?<name>[^<]*)(?:<span class="count">(?<count>\d+)</span>)?""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("""<a [^>]*aria-current="page">(?<name>[^<]*)""", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Current();

    [GeneratedRegex("""<li class="ticket""", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
