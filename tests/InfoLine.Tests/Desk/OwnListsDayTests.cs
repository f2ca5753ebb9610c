using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Desk;

/// <summary>Named lists in a real browser, by keyboard, on a phone and on a desktop, in both languages.</summary>
public sealed class OwnListsDayTests
{
    [SkippableTheory]
    [InlineData("en", true, 360)]
    [InlineData("hi", false, 1280)]
    public async Task A_list_is_kept_found_again_and_called_otherwise(string language, bool dark, int width)
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite);
        await using var browser = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        await room.OpenTicketAsync();
        var (page, name) = (browser.Page, $"lists-{language}-{width}");
        await room.Meera.SendAsync("/desk", "/staff/language", ("language", language), ("to", "/desk"));
        await page.Context.AddCookiesAsync([DeskDayTests.CookieOf(room, room.Meera)]);

        await page.GotoAsync("/desk?view=open&reason=asked");
        await KeepAsync(page, "जो व्यक्ति से बात चाहते हैं");
        await Expect(page.Locator("nav.named [aria-current=page]")).ToContainTextAsync("1");
        foreach (var (query, title) in ((string, string)[])[("view=open&reason=voice", "Voice notes"), ("view=late&district=jhansi", "झाँसी, देर वाले"), ("view=snoozed", "Put off by somebody back on Monday")])
        {
            await page.GotoAsync($"/desk?{query}");
            await KeepAsync(page, title);
        }

        await page.GotoAsync("/desk?view=failed");
        await page.ClickAsync("#named summary");
        await browser.LookAsync($"{name}-1-keep");
        await page.FillAsync("#name", "voice NOTES");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#name")).ToHaveAttributeAsync("aria-invalid", "true");
        await browser.LookAsync($"{name}-2-taken");

        await page.Locator("nav.named a", new() { HasText = "Voice notes" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#named summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await browser.LookAsync($"{name}-3-change");
        await page.FillAsync("#name", "Voices");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("nav.named [aria-current=page]")).ToHaveTextAsync("Voices");
        await page.ClickAsync("#named summary");
        await page.ClickAsync("#named form[action$='/delete'] button");
        await Expect(page.Locator("nav.named a")).ToHaveCountAsync(3);
        browser.Errors.ShouldBeEmpty();
    }

    private static async Task KeepAsync(Microsoft.Playwright.IPage page, string name)
    {
        await page.ClickAsync("#named summary");
        await page.FillAsync("#name", name);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("nav.named [aria-current=page]")).ToContainTextAsync(name);
    }
}
