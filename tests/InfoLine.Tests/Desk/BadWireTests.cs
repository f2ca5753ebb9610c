using InfoLine.Desk;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Desk;

/// <summary>The page of a ticket on a line that breaks all the time.</summary>
public sealed class BadWireTests
{
    private const int Cuts = 100;

    /// <summary>As many as a conversation shows before one goes back.</summary>
    private const int OnScreen = 10;

    [SkippableFact]
    public async Task A_page_whose_wire_is_cut_a_hundred_times_shows_every_message_once_and_in_order()
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite, SomeDesk.Options() with { Echo = false });
        await using var browser = await StaffBrowser.OpenAsync(room.Room);
        await using var wire = new BadWire(room.Line.Address);
        await OpenConversationAsync(room, browser, wire);

        var written = new List<string>();
        for (var cut = 1; cut <= Cuts; cut++)
        {
            // By turns: before the message, while it is told, and when the page has heard of it and fetches it.
            await wire.StreamAsync();
            if (cut % 3 == 1)
                wire.Cut();
            var fetched = cut % 3 == 2 ? wire.CutAtFetchAsync() : Task.CompletedTask;
            written.Add($"Message {cut} of {Cuts}");
            await room.Line.From(Person.Asha).TextAsync(written[^1]);
            await fetched;
            if (cut % 3 == 0)
                wire.Cut();
            if (cut % OnScreen == 0)
                await Expect(browser.Page.Locator(".said.theirs .text")).ToHaveTextAsync(written.TakeLast(OnScreen));
        }

        await Expect(browser.Page.Locator("#live")).Not.ToHaveClassAsync("live off");
    }

    [SkippableFact]
    public async Task A_page_that_hears_nothing_any_more_connects_anew()
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite, SomeDesk.Options() with { Echo = false });
        await using var browser = await StaffBrowser.OpenAsync(room.Room);
        await browser.Page.Clock.InstallAsync();
        await using var wire = new BadWire(room.Line.Address);
        await OpenConversationAsync(room, browser, wire);
        await wire.StreamAsync();
        await Expect(browser.Page.Locator("#live")).ToBeVisibleAsync();

        wire.Mute();
        await room.Line.WritesAsync(Person.Asha, "Is anybody there?");
        await browser.Page.Clock.FastForwardAsync("46");
        await wire.StreamAsync();
        await Expect(browser.Page.Locator("#thread")).ToContainTextAsync("Is anybody there?");
    }

    [SkippableFact]
    public async Task A_list_asks_at_most_once_a_second_for_what_it_does_not_show()
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite);
        var ids = await ClaimTests.AddTicketsAsync(room.Line, 60, room.Jhansi);
        await using var browser = await StaffBrowser.OpenAsync(room.Room);
        await browser.Page.Context.AddCookiesAsync([DeskDayTests.CookieOf(room, room.Meera)]);
        await browser.Page.GotoAsync("/desk?view=closed");
        await Expect(browser.Page.Locator("#live")).ToBeVisibleAsync();
        var asked = new List<long>();
        browser.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("/desk?view=closed", StringComparison.Ordinal))
                asked.Add(Environment.TickCount64);
        };
        foreach (var id in ids)
            await room.Line.Verb<ClaimTicket>().RunAsync(SomeDesk.Supervisor, id);

        await Expect(browser.Page.Locator(".views a[href*='view=queue'] .count")).ToHaveCountAsync(0);
        asked.ShouldNotBeEmpty();
        asked.Zip(asked.Skip(1), (one, next) => next - one).ShouldAllBe(pause => pause >= 950, "The clocks of browser and test differ by little.");
    }

    private static async Task OpenConversationAsync(DeskRoom room, StaffBrowser browser, BadWire wire)
    {
        await room.Line.WritesAsync(Person.Asha, "hello", "2", "9");
        var ticket = await room.Line.TicketOfAsync(Person.Asha);
        await DeskRoom.DoAsync(room.Meera, ticket, "claim");
        await browser.Page.Context.AddCookiesAsync([DeskDayTests.CookieOf(room, room.Meera)]);
        await browser.Page.GotoAsync(new Uri(wire.Address, DeskRoom.PathOf(ticket)).ToString());
    }
}
