using InfoLine.Dialogs.Places;
using InfoLine.Staff;

namespace InfoLine.Tests.Staff;

/// <summary>What whoever runs the machine relies on: links, restarts, headers, places.</summary>
public sealed class OperatorTests
{
    [EachDatabase]
    public async Task A_link_for_one_more_administrator_is_made_beside_the_running_service(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var room = await StaffRoom.OpenAsync(database);
        using var asha = await room.AdministratorAsync();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        (await AdminLinkCommand.RunAsync(database.Connection, "https://line.example.org", room.Clock.GetUtcNow(), output, errors)).ShouldBe(0);
        errors.ToString().ShouldBeEmpty();
        var link = output.ToString().TrimEnd().Split('\n')[^1];
        link.ShouldStartWith("https://line.example.org/staff/link/");

        using var meena = room.Visit();
        var path = new Uri(link).AbsolutePath;
        (await meena.SendAsync(path, ("display_name", "Meena"), ("user_name", "meena"), ("password", StaffRoom.Password), ("again", StaffRoom.Password))).Location.ShouldBe("/staff");
        await meena.SetUpAsync();
        (await meena.GetAsync("/admin/audit")).Html.ShouldContain("operator of the machine");
        (await meena.GetAsync(path)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Without_a_database_there_is_a_sentence_instead_of_a_link()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var nowhere = $"Data Source={Path.Combine(AppContext.BaseDirectory, "no-such-folder", "infoline.db")}";
        (await AdminLinkCommand.RunAsync(nowhere, "http://127.0.0.1:5080", DateTimeOffset.UnixEpoch, output, errors)).ShouldBe(1);
        errors.ToString().ShouldStartWith("Storage:Connection: ");
        output.ToString().ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task After_a_restart_everybody_is_still_signed_in_and_no_link_is_offered(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        Visitor asha;
        string token;
        await using (var room = await StaffRoom.OpenAsync(database))
        {
            asha = await room.AdministratorAsync();
            token = (await asha.GetAsync("/staff/me")).Token;
        }

        await using var again = await StaffRoom.OpenAsync(database);
        again.Services.GetRequiredService<StartReport>().Links.ShouldBeEmpty();
        asha.GoTo(again);
        (await asha.IsInsideAsync()).ShouldBeTrue();
        (await asha.PostAsync("/staff/language", token, ("language", "en"), ("to", "/staff/me"))).Location.ShouldBe("/staff/me", "forms from before are still good");
        asha.Dispose();
    }

    [Fact]
    public async Task Pages_behind_https_say_so_and_every_answer_has_its_own_nonce()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite, "--PublicUrl", "https://line.example.org");
        using var visitor = room.Visit();
        var (one, two) = (await visitor.GetAsync("/staff/sign-in"), await visitor.GetAsync("/staff/sign-in"));
        one.Answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=");
        one.Answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        one.Answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        one.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue(); // There, or the test has failed already.
        var policy = one.Answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        (two.Answer.Headers.GetValues("Content-Security-Policy").Single() == policy).ShouldBeFalse();
        one.Answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_centre_can_serve_the_districts_and_blocks_of_the_dialogs()
    {
        var places = new PlaceIndex(
        [
            new() { Id = "up", Kind = PlaceKind.State, Names = ["उत्तर प्रदेश", "Uttar Pradesh"] },
            new() { Id = "jhansi", Kind = PlaceKind.District, Names = ["झाँसी", "Jhansi"], Parent = "up" },
            new() { Id = "jhansi.babina", Kind = PlaceKind.Block, Names = ["बबीना", "Babina"], Parent = "jhansi" },
            new() { Id = "jhansi.city", Kind = PlaceKind.Town, Names = ["झाँसी शहर", "Jhansi city"], Parent = "jhansi" },
        ]);
        var district = CentrePlaces.Of(places, ["hi", "en"]).ShouldHaveSingleItem();
        district.Name.ShouldBe(new("Jhansi", "झाँसी"));
        district.Blocks.ShouldHaveSingleItem().ShouldBe(new Block("jhansi.babina", new("Babina", "बबीना")));
    }
}
