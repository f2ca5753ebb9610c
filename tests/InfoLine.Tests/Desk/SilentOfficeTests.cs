using InfoLine.Referrals;
using InfoLine.Tests.Registration;

namespace InfoLine.Tests.Desk;

/// <summary>Offices that leave requests without an answer are work for supervisors.</summary>
public sealed class SilentOfficeTests
{
    [EachDatabase]
    public async Task A_supervisor_sees_it_calls_it_and_has_it_asked_again(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var one = await AddCaseAsync(room, "office-1", "referral-1");
        await AddCaseAsync(room, "office-2", "referral-1"); // Two offices may be silent about one referral.
        var page = await room.Sunita.GetAsync("/desk/offices");
        page.Html.ShouldContain("3 requests without an answer");
        page.Html.ShouldContain($"/desk/offices/{one}");
        (await room.Sunita.GetAsync("/desk")).Html.ShouldContain("Offices that do not answer");

        var empty = await room.Sunita.SendAsync("/desk/offices", $"/desk/offices/{one}", ("because", "  "), ("then", "ask"));
        (empty.Status, empty.Html.Contains("Write something first", StringComparison.Ordinal)).ShouldBe((409, true));
        var kept = await room.Sunita.SendAsync("/desk/offices", $"/desk/offices/{one}", ("because", new string('x', 201)), ("then", "ask"));
        kept.Html.ShouldContain("xxx\"");
        (await room.Sunita.SendAsync("/desk/offices", $"/desk/offices/{one}", ("because", "The clerk was ill"), ("then", "ask"))).Location.ShouldBe("/desk/offices?done=1");
        (await room.Sunita.SendAsync("/desk/offices", $"/desk/offices/{one}", ("because", "twice"), ("then", "ask"))).Html.ShouldContain("already");

        (await room.Sunita.GetAsync("/desk/offices")).Html.ShouldNotContain($"/desk/offices/{one}");
        (await PausedAsync(room)).ShouldBe(["office-2"]);
        (await room.Line.RowsAsync("select closed_because from referral_cases where closed_at is not null")).ShouldBe(["The clerk was ill"]);
        (await room.Room.DeedsAsync()).Count(deed => deed == "desk.office_closed").ShouldBe(1);
    }

    [EachDatabase]
    public async Task It_can_be_left_out_and_only_supervisors_decide(Store store)
    {
        await using var room = await DeskRoom.OpenAsync(store);
        var one = await AddCaseAsync(room, "office-1", "referral-1");
        (await room.Meera.GetAsync("/desk/offices")).Status.ShouldBe(404);
        var token = (await room.Meera.GetAsync("/desk")).Token;
        (await room.Meera.PostAsync($"/desk/offices/{one}", token, ("because", "x"), ("then", "ask"))).Status.ShouldBe(404);
        await room.Sunita.SendAsync("/desk/offices", $"/desk/offices/{one}", ("because", "Closed for good"), ("then", "leave"));
        (await PausedAsync(room)).ShouldBe(["office-1"]);
        (await room.Sunita.GetAsync("/desk/offices")).Html.ShouldContain("Every office answers");
    }

    private static Task<List<string>> PausedAsync(DeskRoom room) => room.Line.RowsAsync("select provider_id from provider_silences where paused_at is not null");

    private static Task<string> AddCaseAsync(DeskRoom room, string office, string referral) => room.Line.Database.WriteAsync(async connection =>
    {
        var id = $"case-{office}";
        await ReferralStore.AddAsync(connection, Referrals.SomeReferral.Draft with { Id = referral, Code = "3G4H6" });
        await connection.ExecuteAsync("insert into provider_silences (provider_id, silences, paused_at) values ($1, 3, 0)", office);
        await ReferralCases.OpenAsync(connection, id, referral, CaseReason.ProviderSilent, room.Line.Clock.GetUtcNow(), office);
        return id;
    });
}
