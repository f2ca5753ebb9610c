using InfoLine.Tests.Desk;
using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Reports;

/// <summary>The page of reports in a real browser, on a phone and on a desktop, in both languages and both lights. Pictures lie beside the test's program.</summary>
public sealed class ReportDayTests
{
    [SkippableTheory]
    [InlineData("en", false, 1280)]
    [InlineData("hi", true, 1280)]
    [InlineData("hi", false, 360)]
    [InlineData("en", true, 360)]
    public async Task The_report_is_read_split_and_printed_by_keyboard_alone(string language, bool dark, int width)
    {
        await using var world = await SmallProgramme.LiveAsync(Store.Sqlite);
        await using var room = await ReportRoom.OpenAsync(await world.LeaveAsync(), world.Clock);
        using var asha = await room.Room.AdministratorAsync();
        await asha.SendAsync("/staff/me", "/staff/language", ("language", language), ("to", "/staff/me"));
        await using var browser = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        var (page, name) = (browser.Page, $"report-{language}-{width}");
        await page.Context.AddCookiesAsync([DeskDayTests.CookieOf(room.Room, asha)]);

        await page.GotoAsync("/staff/me");
        await page.ClickAsync($"nav a[href='{ReportRoom.Page}']");
        await Expect(page.Locator("nav [aria-current]")).ToHaveAttributeAsync("href", ReportRoom.Page);
        await Expect(page.Locator("tr[data-name='referrals.accepted'] td").First).ToHaveTextAsync("3");
        await browser.LookAsync($"{name}-1-whole");
        (await page.Locator("script").CountAsync()).ShouldBe(0);

        await page.FocusAsync("#by");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tr[data-name='niwari']")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-2-by-district");

        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print, ColorScheme = Microsoft.Playwright.ColorScheme.Light });
        await Expect(page.Locator(".top")).ToBeHiddenAsync();
        await Expect(page.Locator("main form").First).ToBeHiddenAsync();
        await Expect(page.Locator("tr[data-name='niwari']")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });

        await page.ClickAsync(".as-of button");
        await Expect(page.Locator("main .warning")).ToBeVisibleAsync(); // Too soon.
        await browser.LookAsync($"{name}-3-too-soon");
        await page.GotoAsync($"{ReportRoom.Page}?from=2026-05-02&until=2026-05-01&by=village");
        await browser.LookAsync($"{name}-4-mend");
        browser.Errors.ShouldBeEmpty();
    }
}
