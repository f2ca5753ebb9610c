using InfoLine.Desk;
using InfoLine.Pages;
using InfoLine.Staff;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Desk;

/// <summary>Two services on one database, by the machine's clock: what happens at one of them is seen at the other, though nothing wakes it.</summary>
public sealed class TwoProcessesTests
{
    [OnPostgres]
    public async Task What_one_process_does_is_told_by_the_other(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var one = await OpenAsync(database);
        await using var other = await OpenAsync(database);
        var ids = await ClaimTests.AddTicketsAsync(one, 2);
        using var ravi = await JoinAsync(other, "ravi");
        using var stream = await EventStream.OpenAsync(ravi, new(other.Address, "/desk/events?since=0"));
        (await stream.NextAsync("news")).Value.ShouldBe("[]");
        foreach (var id in ids)
        {
            await one.Verb<ClaimTicket>().RunAsync(SomeDesk.Meera, id);
            (await stream.NextAsync("news")).Value.ShouldBe($"[\"{id}\"]");
        }
    }

    [OnPostgres]
    public async Task Who_looks_at_a_ticket_in_one_process_is_seen_in_the_other_until_they_leave(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var one = await OpenAsync(database);
        await using var other = await OpenAsync(database);
        var id = (await ClaimTests.AddTicketsAsync(one, 1)).Single();
        using var meera = await JoinAsync(one, "meera");
        using var ravi = await JoinAsync(other, "ravi");
        using var ofRavi = await EventStream.OpenAsync(ravi, new(other.Address, $"/desk/events?ticket={id}"));
        (await ofRavi.NextAsync("viewers")).Value.ShouldBe("[]");
        using (var ofMeera = await EventStream.OpenAsync(meera, new(one.Address, $"/desk/events?ticket={id}")))
        {
            (await ofRavi.NextAsync("viewers")).Value.ShouldBe("[\"Name of meera\"]");
            for (var heard = "[]"; heard == "[]";)
                heard = (await ofMeera.NextAsync("viewers")).Value;
        }

        (await ofRavi.NextAsync("viewers")).Value.ShouldBe("[]");
    }

    [OnPostgres]
    public async Task What_a_process_that_died_has_said_of_who_looks_lapses(Store store)
    {
        await using var database = await TestDatabase.NewAsync(store);
        await using var open = await database.OpenAsync();
        var now = new FakeClock().GetUtcNow();
        var (died, alive) = (new ViewerRows("died"), new ViewerRows("alive"));
        await died.WriteAsync(open, [("t", "meera")], now);
        (await alive.ReadOthersAsync(open, now.AddSeconds(29))).ShouldBe([("t", "meera")]);
        (await died.ReadOthersAsync(open, now)).ShouldBeEmpty();
        (await alive.ReadOthersAsync(open, now.AddSeconds(30))).ShouldBeEmpty();
        await alive.WriteAsync(open, [("t", "ravi")], now.AddSeconds(30));
        (await open.ReadAsync(connection => connection.QueryAsync(row => row.GetString(0), "select staff_id from ticket_viewers"))).ShouldBe(["ravi"]);
    }

    private static Task<Line> OpenAsync(TestDatabase database) => Line.OpenAsync(database, new LineOptions
    {
        Adjust = builder =>
        {
            SomeDesk.ConnectCentres(builder);
            builder.Services.Replace(ServiceDescriptor.Singleton(TimeProvider.System));
        },
    });

    private static async Task<HttpClient> JoinAsync(Line line, string name)
    {
        var member = new StaffMember
        {
            Id = name,
            UserName = name,
            UserKey = name.ToUpperInvariant(),
            DisplayName = $"Name of {name}",
            Stamp = name,
            Roles = Roles.Staff,
            Scope = new(IsEverywhere: true, []),
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        (await line.Database.WriteAsync(connection => StaffRows.InsertAsync(connection, member))).ShouldBeTrue();
        var key = await line.Verb<StaffSessions>().OpenAsync(member, "Chrome", isConfirmed: true);
        var browser = new HttpClient();
        browser.DefaultRequestHeaders.Add("Cookie", $"infoline={key}");
        return browser;
    }
}
