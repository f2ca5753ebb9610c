using System.Net;
using System.Net.Http.Headers;
using InfoLine.Pages;

namespace InfoLine.Tests.Staff;

/// <summary>What people and programs send who mean no good, or were unlucky.</summary>
public sealed class BadInputTests
{
    private static readonly string[] Inside = ["/staff", "/staff/me", "/staff/authenticator", "/staff/code", "/admin", "/admin/people", "/admin/people/new", "/admin/people/x", "/admin/centres", "/admin/centres/new", "/admin/audit"];

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' or 1=1 --", "{{7*7}}", "javascript:alert(1)", "\u202Egnirts", "a\u0000b", "😀😀", "<svg/onload=alert(1)>", "%00%0a", "\r\nSet-Cookie: a=b",
    ];

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("/%0d%0aSet-Cookie:a=b", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("", false)]
    [InlineData("desk", false)]
    [InlineData("/desk?q=1&r=/x", true)]
    [InlineData("/admin/people/0199", true)]
    [InlineData("/ä", false)]
    public void Only_paths_of_our_own_are_gone_to(string asked, bool isOurs) => LocalPath.Or(asked, "/staff").ShouldBe(isOurs ? asked : "/staff");

    [Fact]
    public async Task Nobody_is_sent_to_another_host_after_signing_in()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        foreach (var to in (string[])["https://evil.example/", "//evil.example", "/\\evil.example"])
        {
            using var visitor = room.Visit();
            (await visitor.SignInAsync("ravi", to: to)).Location.ShouldBe("/staff");
            (await visitor.SendAsync("/staff/me", "/staff/language", ("language", "en"), ("to", to))).Location.ShouldBe("/staff");
        }
    }

    [Fact]
    public async Task Pages_are_shut_to_strangers_and_forms_to_other_sites()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var asha = await room.AdministratorAsync();
        using var stranger = room.Visit();
        foreach (var path in Inside)
        {
            var seen = await stranger.GetAsync(path);
            seen.Location.ShouldStartWith("/staff/sign-in?to=", Case.Sensitive, path);
            seen.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        }

        var page = $"/admin/people/{await room.IdOfAsync("asha")}";
        var token = (await asha.GetAsync(page)).Token;
        var strangersToken = (await stranger.GetAsync("/staff/sign-in")).Token;
        foreach (var forged in (string[])["", "x", token[..^4] + "AAAA", strangersToken, new('a', 10_000)])
        {
            var refused = await asha.PostAsync(page + "/disable", forged);
            refused.Status.ShouldBe(400);
            refused.Html.ShouldContain("The form is too old");
        }

        using var json = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        (await asha.Http.PostAsync(asha.AddressOf(page + "/disable"), json)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await asha.PostAsync("/staff/sign-out", "x")).Status.ShouldBe(400);
        (await asha.IsInsideAsync()).ShouldBeTrue("none of it did anything");
        (await asha.GetAsync(page + "/disable")).Status.ShouldBe(405);
    }

    [EachDatabase]
    public async Task Links_that_are_forged_late_or_used_open_nothing(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var visitor = room.Visit();
        foreach (var forged in (string[])["x", new('0', 40), room.FirstLink["/staff/link/".Length..], "a'b", new('a', 5000)])
            (await visitor.GetAsync("/staff/link/" + forged)).Status.ShouldBe(404);

        var link = await StaffRoom.InviteAsync(asha, "ravi", "staff");
        var form = await visitor.GetAsync(link);
        form.Html.ShouldContain("Name of ravi");
        (await visitor.PostAsync(link, form.Token, ("password", StaffRoom.Password), ("again", StaffRoom.Password))).Location.ShouldBe("/staff");
        using var other = room.Visit();
        (await other.PostAsync(link, (await other.GetAsync("/staff/sign-in")).Token, ("password", "another long one"), ("again", "another long one"))).Status.ShouldBe(404);

        var late = await StaffRoom.InviteAsync(asha, "meena", "staff");
        room.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        (await other.GetAsync(late)).Status.ShouldBe(404);
    }

    [EachDatabase]
    public async Task Of_two_who_open_a_link_at_once_one_gets_in(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        var (one, two) = (room.Visit(), room.Visit());
        var forms = await Task.WhenAll(one.GetAsync(room.FirstLink), two.GetAsync(room.FirstLink));
        var answers = await Task.WhenAll(
            one.PostAsync(room.FirstLink, forms[0].Token, ("display_name", "One"), ("user_name", "one"), ("password", StaffRoom.Password), ("again", StaffRoom.Password)),
            two.PostAsync(room.FirstLink, forms[1].Token, ("display_name", "Two"), ("user_name", "two"), ("password", StaffRoom.Password), ("again", StaffRoom.Password)));
        answers.Count(answer => answer.Location == "/staff").ShouldBe(1);
        answers.Count(answer => answer.Status is 400 or 404).ShouldBe(1);
        (await room.DeedsAsync()).ShouldBe(["staff.administrator_made"]);
    }

    [Theory]
    [InlineData("short", "again", "at least 10")]
    [InlineData("aaaaaaaaaaaa", null, "easy to guess")]
    [InlineData("12345678901", null, "easy to guess")]
    [InlineData("xx-someone-xx", null, "easy to guess")]
    [InlineData("neem tree by the well", "neem tree by the wall", "not the same")]
    [InlineData("", "", "at least 10")]
    public async Task A_bad_password_is_refused_and_the_link_stays_good(string password, string? again, string because)
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var visitor = room.Visit();
        var refused = await visitor.SendAsync(room.FirstLink, ("display_name", "Asha"), ("user_name", "someone"), ("password", password), ("again", again is null or "again" ? password : again));
        refused.Status.ShouldBe(400);
        refused.Html.ShouldContain(because);
        (await visitor.GetAsync(room.FirstLink)).Status.ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_text_is_shown_as_text_or_refused(string text)
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var asha = await room.AdministratorAsync();
        var invited = await asha.SendAsync("/admin/people/new", ("user_name", "ravi"), ("display_name", text), ("roles", "staff"), ("scope", "some"), ("language", "en"));
        invited.Status.ShouldBeOneOf(200, 400);
        var centre = await asha.SendAsync("/admin/centres/new", ("name_en", text), ("name_hi", text), ("language", "hi"), ("version", "0"));
        centre.Status.ShouldBeOneOf(303, 400);
        foreach (var path in (string[])["/admin/people", "/admin/centres", "/admin/audit", "/admin/people/new"])
        {
            var html = (await asha.GetAsync(path)).Html;
            html.ShouldNotContain("<script>alert", Case.Insensitive);
            html.ShouldNotContain("<img src=x", Case.Insensitive);
            html.ShouldNotContain("<svg/onload", Case.Insensitive);
        }

        (await asha.SignInAsync(text)).Status.ShouldBeOneOf(400, 303);
        foreach (var path in (string[])["/admin/people/", "/admin/centres/", "/staff/link/"])
            (await asha.GetAsync(path + Uri.EscapeDataString(text))).Status.ShouldBeOneOf(404, 400);
        (await asha.GetAsync($"/admin/audit?by={Uri.EscapeDataString(text)}&about={Uri.EscapeDataString(text)}&before={Uri.EscapeDataString(text)}")).Status.ShouldBe(200);
    }

    [EachDatabase]
    public async Task Ten_thousand_characters_in_every_field_break_nothing(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        var much = new string('x', 10_000);
        var before = await room.DeedsAsync();
        (await asha.SendAsync("/admin/people/new", ("user_name", much), ("display_name", much), ("roles", much), ("scope", much), ("centres", much), ("language", much))).Status.ShouldBe(400);
        (await asha.SendAsync("/admin/centres/new", ("name_en", much), ("name_hi", much), ("phone", much), ("places", much), ("language", much), ("version", much))).Status.ShouldBe(400);
        (await asha.SendAsync("/staff/me", "/staff/me/password", ("current", much), ("password", much), ("again", much))).Status.ShouldBe(400);
        (await asha.SendAsync("/staff/authenticator", ("offer", much), ("code", much), ("current", much))).Status.ShouldBe(400);
        (await asha.SendAsync("/staff/me", "/staff/language", ("language", much), ("to", "/" + much))).Location.ShouldBe("/staff");
        using var stranger = room.Visit();
        (await stranger.SignInAsync(much, much, much)).Status.ShouldBe(400);
        (await stranger.SignInAsync("asha")).Location.ShouldBe("/staff/code");
        (await stranger.SendAsync("/staff/code", ("code", much))).Status.ShouldBe(400);
        (await room.DeedsAsync()).ShouldBe(before);
        (await asha.Http.PostAsync(asha.AddressOf("/staff/language"), new StringContent(new('x', 100_000), new MediaTypeHeaderValue("application/x-www-form-urlencoded")))).StatusCode
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("ab")]
    [InlineData("आशा")]
    [InlineData("<b>")]
    [InlineData("asha")]
    [InlineData("ASHA")]
    public async Task A_user_name_that_cannot_be_had_is_refused_in_words(string userName)
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var asha = await room.AdministratorAsync();
        var refused = await asha.SendAsync("/admin/people/new", ("user_name", userName), ("display_name", "Ravi"), ("roles", "staff"), ("scope", "some"), ("language", "en"));
        refused.Status.ShouldBe(400);
        refused.Html.ShouldContain("href=\"#user_name\"");
    }

    [Fact]
    public async Task Choices_that_no_page_offers_are_refused()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var asha = await room.AdministratorAsync();
        (string, string)[][] forms =
        [
            [("roles", "king"), ("scope", "all"), ("language", "en")],
            [("roles", "staff"), ("scope", "some"), ("centres", "no-such-centre"), ("language", "en")],
            [("roles", "staff"), ("scope", "all"), ("language", "fr")],
        ];
        foreach (var form in forms)
            (await asha.SendAsync("/admin/people/new", [("user_name", "ravi"), ("display_name", "Ravi"), .. form])).Status.ShouldBe(400);
        (await asha.SendAsync("/admin/centres/new", ("name_en", "A"), ("name_hi", "अ"), ("places", "atlantis"), ("language", "hi"), ("version", "0"))).Status.ShouldBe(400);
        (await asha.SendAsync("/admin/centres/new", ("name_en", "A"), ("name_hi", "अ"), ("phone", "call me"), ("language", "hi"), ("version", "0"))).Status.ShouldBe(400);
        (await asha.SendAsync($"/admin/people/{await room.IdOfAsync("asha")}", $"/admin/people/{await room.IdOfAsync("asha")}/promote")).Status.ShouldBe(404);
    }
}
