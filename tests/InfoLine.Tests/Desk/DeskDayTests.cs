using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Desk;

/// <summary>A day at a centre in a real browser, on a phone and on a desktop, in both languages. With INFOLINE_PICTURES=1 pictures of every page lie beside the test's program.</summary>
public sealed class DeskDayTests
{
    [SkippableTheory]
    [InlineData("en", false, 360)]
    [InlineData("hi", true, 360)]
    [InlineData("hi", false, 1280)]
    [InlineData("en", true, 1280)]
    public async Task Two_colleagues_and_a_supervisor_work_through_a_day(string language, bool dark, int width)
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite, SomeDesk.Options() with { Echo = false });
        await using var browser = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        await using var other = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        await SpeakAsync(room, language);
        var (page, name) = (browser.Page, $"desk-{language}-{width}");
        await SignInAsync(browser, "meera");
        await SignInAsync(other, "ravi");

        await Expect(page.Locator("#live")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-1-empty");
        await room.Line.WritesAsync(Person.Asha, [.. Villager.Registers.Select(said => said.Replace("ओरछा, निवाड़ी", "बबीना, झाँसी", StringComparison.Ordinal))]);
        await room.Line.WritesAsync(Person.Asha, "9");
        var ticket = await room.Line.TicketOfAsync(Person.Asha);
        await room.Line.WritesAsync(Person.Asha, "मुद्रा लोन के लिए कौन से कागज़ चाहिए?\nMera naam Sunita hai.");
        await room.OpenTicketAsync(Person.Ravi);
        await DeskRoom.DoAsync(room.Ravi, ticket, "note", ("key", "k"), ("words", "नोट: कल फ़ोन पर बात हुई।"));
        await Expect(page.Locator("#list .open")).ToHaveCountAsync(2);
        await page.ClickAsync(".filters summary");
        await browser.LookAsync($"{name}-2-list");

        await page.Locator("#list .open", new() { HasText = ticket.Code }).ClickAsync();
        await other.Page.GotoAsync(DeskRoom.PathOf(ticket));
        await Expect(page.Locator("#viewers")).ToContainTextAsync("Name of ravi");
        await browser.LookAsync($"{name}-3-ticket");
        await page.ClickAsync(".acts .deed button.main");
        await Expect(page.Locator("#words")).ToBeVisibleAsync();
        await Expect(other.Page.Locator(".acts .deed")).ToContainTextAsync("Name of meera");
        await other.LookAsync($"{name}-4-held");

        await page.Keyboard.PressAsync("Alt+KeyL");
        await Expect(page.Locator("#words")).ToBeFocusedAsync();
        await page.ClickAsync("#ready summary");
        await browser.LookAsync($"{name}-5-ready");
        await page.Locator("#ready button").First.ClickAsync();
        await Expect(page.Locator("#words")).Not.ToHaveValueAsync("");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".said.ours")).ToHaveCountAsync(1);
        await Expect(other.Page.Locator(".said.ours")).ToHaveCountAsync(1);
        await browser.LookAsync($"{name}-6-replied");

        await page.FillAsync("#words", "half a ");
        await room.Line.WritesAsync(Person.Asha, "धन्यवाद");
        await Expect(page.Locator("#thread")).ToContainTextAsync("धन्यवाद");
        await Expect(page.Locator("#words")).ToHaveValueAsync("half a ");
        await page.FillAsync("#words", "");

        await page.Keyboard.PressAsync("Alt+KeyP");
        await Expect(page.Locator("#note-words")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+KeyE");
        await Expect(page.Locator("#close-subject")).ToBeFocusedAsync();
        await browser.LookAsync($"{name}-7-closing");
        await page.FillAsync("#close-subject", "Mudra");
        await page.ClickAsync("#close button");
        await Expect(page.Locator("form[action$='/reopen']")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-8-closed");
        await page.GotoAsync("/desk?view=closed");
        await browser.LookAsync($"{name}-9-list-closed");

        await using var third = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        await third.Page.Context.AddCookiesAsync([CookieOf(room, room.Sunita)]);
        await third.Page.GotoAsync("/desk?view=open");
        await third.Page.CheckAsync("[name=tickets]");
        await third.Page.ClickAsync(".bulk details summary");
        await third.LookAsync($"{name}-10-bulk");
        await third.Page.FillAsync("#many-subject", "camp");
        await third.Page.ClickAsync(".bulk button.main");
        await Expect(third.Page.Locator("p.done")).ToBeVisibleAsync();
        await third.Page.GotoAsync("/desk/load");
        await third.LookAsync($"{name}-11-load");
        browser.Errors.ShouldBeEmpty();
        other.Errors.ShouldBeEmpty();
    }

    private static async Task SpeakAsync(DeskRoom room, string language)
    {
        foreach (var visitor in (Visitor[])[room.Meera, room.Ravi, room.Sunita])
            await visitor.SendAsync("/desk", "/staff/language", ("language", language), ("to", "/desk"));
    }

    private static async Task SignInAsync(StaffBrowser browser, string userName)
    {
        await browser.Page.GotoAsync("/staff/sign-in?to=/desk");
        await browser.FillAsync(("user_name", userName), ("password", StaffRoom.Password));
        await Expect(browser.Page.Locator("#list")).ToBeVisibleAsync();
    }

    internal static Microsoft.Playwright.Cookie CookieOf(DeskRoom room, Visitor visitor) => CookieOf(room.Room, visitor);

    internal static Microsoft.Playwright.Cookie CookieOf(StaffRoom room, Visitor visitor)
    {
        var cookie = visitor.Cookies.GetCookies(room.Address)["infoline"]!; // Signed in.
        return new() { Name = cookie.Name, Value = cookie.Value, Url = room.Address.ToString() };
    }
}
