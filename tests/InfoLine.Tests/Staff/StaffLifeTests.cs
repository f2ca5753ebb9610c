using InfoLine.Pages;

namespace InfoLine.Tests.Staff;

/// <summary>The life of a member of staff, from the first link to the last session, through the pages.</summary>
public sealed class StaffLifeTests
{
    [EachDatabase]
    public async Task From_an_empty_database_to_a_signed_in_member_of_staff(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        (await asha.GetAsync("/staff")).Location.ShouldBe("/admin");
        (await asha.SendAsync("/admin/centres/new", ("name_hi", "झाँसी केंद्र"), ("name_en", "Jhansi centre"), ("phone", "+91 98765 43210"), ("language", "hi"), ("version", "0"))).Location.ShouldBe("/admin/centres");
        var centres = await asha.GetAsync("/admin/people/new");
        var centre = centres.ValueOf("centres");

        using var ravi = await room.JoinAsync(asha, "ravi", "staff", ("centres", centre));
        (await ravi.GetAsync("/staff")).Location.ShouldBe("/desk");
        (await ravi.GetAsync("/staff/me")).Html.ShouldContain("Name of ravi");
        (await ravi.GetAsync("/admin/people")).Status.ShouldBe(404);

        await ravi.SendAsync("/staff/me", "/staff/sign-out");
        (await ravi.IsInsideAsync()).ShouldBeFalse();
        (await ravi.SignInAsync("RAVI")).Location.ShouldBe("/staff");
        (await ravi.IsInsideAsync()).ShouldBeTrue();

        var log = (await asha.GetAsync("/admin/audit")).Html;
        log.ShouldContain("invited");
        log.ShouldContain("Jhansi centre");
        (await room.DeedsAsync()).ShouldBe(
            ["staff.administrator_made", "staff.authenticator_set", "centre.added", "staff.invited", "staff.link_made", "staff.password_set", "staff.signed_out", "staff.signed_in"]);
    }

    [EachDatabase]
    public async Task A_second_step_is_asked_for_and_a_code_counts_once(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var again = room.Visit();
        (await again.SignInAsync("asha", to: "/admin/audit")).Location.ShouldBe("/staff/code?to=%2Fadmin%2Faudit");
        (await again.GetAsync("/admin/people")).Location.ShouldBe("/staff/code");
        (await again.GetAsync("/staff/authenticator")).Location.ShouldBe("/staff/code");

        var code = asha.Phone!.Next();
        (await again.SendAsync("/staff/code", ("code", "000000"))).Status.ShouldBe(400);
        (await again.SendAsync("/staff/code", ("code", code), ("to", "/admin/audit"))).Location.ShouldBe("/admin/audit");
        (await again.IsInsideAsync()).ShouldBeTrue();

        using var overTheShoulder = room.Visit();
        await overTheShoulder.SignInAsync("asha");
        (await overTheShoulder.SendAsync("/staff/code", ("code", code))).Status.ShouldBe(400);
        (await overTheShoulder.IsInsideAsync()).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task A_code_on_paper_opens_the_second_step_once(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = room.Visit();
        await asha.SendAsync(room.FirstLink, ("display_name", "Asha"), ("user_name", "asha"), ("password", StaffRoom.Password), ("again", StaffRoom.Password));
        (await asha.GetAsync("/admin/people")).Location.ShouldBe("/staff/authenticator");
        var codes = await asha.SetUpAsync();
        codes.Count.ShouldBe(8);

        using var phoneless = room.Visit();
        await phoneless.SignInAsync("asha");
        (await phoneless.SendAsync("/staff/code", ("code", codes[3].ToUpperInvariant()))).Location.ShouldBe("/staff");
        (await phoneless.GetAsync("/staff/me")).Html.ShouldContain("left: 7");
        using var thief = room.Visit();
        await thief.SignInAsync("asha");
        (await thief.SendAsync("/staff/code", ("code", codes[3]))).Status.ShouldBe(400);
    }

    [EachDatabase]
    public async Task A_new_password_ends_every_session_but_the_one_that_set_it(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        using var elsewhere = room.Visit();
        await elsewhere.SignInAsync("ravi");

        (await ravi.SendAsync("/staff/me", "/staff/me/password", ("current", "wrong"), ("password", "monsoon over bhadohi"), ("again", "monsoon over bhadohi"))).Status.ShouldBe(400);
        (await ravi.SendAsync("/staff/me", "/staff/me/password", ("current", StaffRoom.Password), ("password", "monsoon over bhadohi"), ("again", "monsoon over bhadohi"))).Location.ShouldBe("/staff/me?done");
        (await ravi.IsInsideAsync()).ShouldBeTrue();
        (await elsewhere.IsInsideAsync()).ShouldBeFalse();
        (await elsewhere.SignInAsync("ravi")).Status.ShouldBe(400);
        (await elsewhere.SignInAsync("ravi", "monsoon over bhadohi")).Location.ShouldBe("/staff");
    }

    [EachDatabase]
    public async Task Whoever_is_disabled_is_out_at_the_next_request_and_stays_out(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        var page = $"/admin/people/{await room.IdOfAsync("ravi")}";
        (await asha.SendAsync(page, page + "/disable")).Location.ShouldEndWith("?done");
        (await ravi.GetAsync("/staff/me")).Location.ShouldBe("/staff/sign-in?to=%2Fstaff%2Fme");
        (await ravi.SignInAsync("ravi")).Status.ShouldBe(400);

        await asha.SendAsync(page, page + "/enable");
        (await ravi.IsInsideAsync()).ShouldBeFalse("the old session does not come back to life");
        (await ravi.SignInAsync("ravi")).Location.ShouldBe("/staff");
    }

    [EachDatabase]
    public async Task A_role_that_is_given_or_taken_counts_at_the_next_request(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        var page = $"/admin/people/{await room.IdOfAsync("ravi")}";
        var seen = await asha.GetAsync(page);
        (string, string)[] form = [("version", seen.ValueOf("version")), ("display_name", "Ravi"), ("roles", "staff"), ("roles", "administrator"), ("scope", "all"), ("language", "hi")];
        (await asha.PostAsync(page, seen.Token, form)).Location.ShouldEndWith("?done");

        (await ravi.GetAsync("/admin/people")).Location.ShouldBe("/staff/authenticator");
        await ravi.SetUpAsync();
        var list = await ravi.GetAsync("/admin/people");
        list.Status.ShouldBe(200);
        list.Html.ShouldContain("lang=\"hi\"");

        // The form of the other administrator has become old.
        (await asha.PostAsync(page, seen.Token, form)).Html.ShouldContain("Somebody else has changed this");
    }

    [EachDatabase]
    public async Task A_forgotten_password_and_a_lost_phone_are_mended_by_a_link(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var meena = await room.JoinAsync(asha, "meena", "supervisor");
        var page = $"/admin/people/{await room.IdOfAsync("meena")}";
        await asha.SendAsync(page, page + "/forget");
        var first = (await asha.SendAsync(page, page + "/link")).LinkIn("/staff/link/");
        var second = (await asha.SendAsync(page, page + "/link")).LinkIn("/staff/link/");
        (await meena.IsInsideAsync()).ShouldBeFalse();
        (await meena.GetAsync(first)).Status.ShouldBe(404, "there is a newer one");
        (await meena.SendAsync(second, ("password", "sugar cane and rain"), ("again", "sugar cane and rain"))).Location.ShouldBe("/staff");
        (await meena.GetAsync("/staff/me")).Location.ShouldBe("/staff/authenticator");
        await meena.SetUpAsync();
        (await meena.IsInsideAsync()).ShouldBeTrue();
    }

    [EachDatabase]
    public async Task Sessions_end_when_they_are_idle_old_or_ended_by_hand(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        using var elsewhere = room.Visit();
        await elsewhere.SignInAsync("ravi");
        var session = (await ravi.GetAsync("/staff/me")).ValueOf("session");
        await ravi.SendAsync("/staff/me", "/staff/me/sessions", ("session", session));
        (await elsewhere.IsInsideAsync()).ShouldBeFalse();

        room.Clock.Advance(TimeSpan.FromHours(11));
        (await ravi.IsInsideAsync()).ShouldBeTrue();
        room.Clock.Advance(TimeSpan.FromHours(11));
        (await ravi.IsInsideAsync()).ShouldBeTrue("it was used in between");
        room.Clock.Advance(TimeSpan.FromHours(13));
        (await ravi.IsInsideAsync()).ShouldBeFalse();

        await ravi.SignInAsync("ravi");
        for (var hours = 0; hours < 7 * 24; hours += 8)
        {
            (await ravi.IsInsideAsync()).ShouldBeTrue();
            room.Clock.Advance(TimeSpan.FromHours(8));
        }

        (await ravi.IsInsideAsync()).ShouldBeFalse("a week is the longest");
    }

    [EachDatabase]
    public async Task The_language_is_kept_for_the_person(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        (await asha.SendAsync("/staff/me", "/staff/language", ("language", "hi"), ("to", "/admin/people"))).Location.ShouldBe("/admin/people");
        (await asha.GetAsync("/admin/people")).Html.ShouldContain(">लोग</h1>");
        using var again = room.Visit();
        again.Http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-IN");
        (await again.GetAsync("/staff/sign-in")).Html.ShouldContain("lang=\"en\"");
        await again.SignInAsync("asha");
        (await again.SendAsync("/staff/code", ("code", asha.Phone!.Next()))).Location.ShouldBe("/staff");
        (await again.GetAsync("/staff/me")).Html.ShouldContain("lang=\"hi\"");
    }

    [EachDatabase]
    public async Task Two_administrators_cannot_shut_each_other_out(Store store)
    {
        await using var room = await StaffRoom.OpenAsync(store);
        using var asha = await room.AdministratorAsync();
        var own = $"/admin/people/{await room.IdOfAsync("asha")}";
        (await asha.SendAsync(own, own + "/disable")).Html.ShouldContain("There must be an administrator");
        var form = await asha.GetAsync(own);
        (await asha.PostAsync(own, form.Token, ("version", form.ValueOf("version")), ("display_name", "Asha"), ("roles", "staff"), ("scope", "all"), ("language", "en"))).Status.ShouldBe(400);
        (await asha.GetAsync("/admin/people")).Status.ShouldBe(200);

        using var meena = await room.JoinAsync(asha, "meena", "administrator");
        var other = $"/admin/people/{await room.IdOfAsync("meena")}";
        var (one, two) = (await asha.GetAsync(other), await meena.GetAsync(own));
        await Task.WhenAll(asha.PostAsync(other + "/disable", one.Token), meena.PostAsync(own + "/disable", two.Token));
        var left = await room.Database.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select user_name from staff where disabled_at is null"));
        left.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    [InlineData(null, false)]
    public void A_scope_holds_its_centres_and_nothing_else(string? centre, bool isInside)
    {
        new Scope(IsEverywhere: false, ["a"]).Includes(centre).ShouldBe(isInside);
        new Scope(IsEverywhere: true, []).Includes(centre).ShouldBeTrue();
    }
}
