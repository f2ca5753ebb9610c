using InfoLine.Tests.Referrals;
using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Desk;

/// <summary>What staff do for a person, in a real browser, on a phone and on a desktop, in both languages. With INFOLINE_PICTURES=1 pictures lie beside the test's program.</summary>
public sealed class DeskPersonDayTests
{
    [SkippableTheory]
    [InlineData("en", false, 360)]
    [InlineData("hi", true, 360)]
    [InlineData("hi", false, 1100)]
    [InlineData("en", true, 1100)]
    public async Task Somebody_is_written_down_sent_to_an_office_and_asked_to_write(string language, bool dark, int width)
    {
        await using var room = await WriteDownTests.OpenAsync(Store.Sqlite, new(new AskingChannel { InHindiToo = true }));
        await Village.ImportAsync(room.Line);
        await using var browser = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        await room.Stella.SendAsync("/desk", "/staff/language", ("language", language), ("to", "/desk"));
        var (page, name) = (browser.Page, $"person-{language}-{width}");
        await page.GotoAsync("/staff/sign-in?to=/desk");
        await browser.FillAsync(("user_name", "stella"), ("password", StaffRoom.Password));
        await Expect(page.Locator("#list")).ToBeVisibleAsync();

        var ravi = await room.Line.OpenTicketAsync(Person.Ravi, "niwari");
        await page.GotoAsync(DeskRoom.PathOf(ravi));
        await browser.LookAsync($"{name}-1-unknown");
        await page.ClickAsync(".person a.main");
        await browser.LookAsync($"{name}-2-sheet");
        await page.CheckAsync("#agreed");
        await page.FillAsync("[name='q.register-name']", "Ramesh ABCPE1234F");
        await page.FillAsync("[name='q.register-place']", "Niwari");
        await page.FillAsync("[name='q.register-phone']", "12345");
        await page.ClickAsync("form.card button.main");
        await Expect(page.Locator(".beside")).ToHaveCountAsync(2);
        await browser.LookAsync($"{name}-3-mend");
        await page.FillAsync("[name='q.register-name']", "रमेश कुमार");
        await page.FillAsync("[name='q.register-phone']", "98000 00002");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("p.done")).ToBeVisibleAsync();
        await Expect(page.Locator(".person")).ToContainTextAsync("रमेश कुमार");
        await browser.LookAsync($"{name}-4-kept");

        var ticket = await SendOnTests.RegisteredAsync(room);
        await page.GotoAsync(DeskRoom.PathOf(ticket));
        await page.ClickAsync(".person a[href*='/offices']");
        await browser.LookAsync($"{name}-5-offices");
        await page.Locator(".offices summary").First.ClickAsync();
        await page.Locator(".offices [name=agreed]").First.CheckAsync();
        await browser.LookAsync($"{name}-6-agreed");
        await page.Locator(".offices button.main").First.ClickAsync();
        await Expect(page.Locator("p.done")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-7-sent");

        await page.ClickAsync(".acts .deed button.main");
        await Expect(page.Locator("#words")).ToBeVisibleAsync();
        await room.Line.Database.WriteAsync(connection => connection.ExecuteAsync("update addresses set last_inbound_at = last_inbound_at - 100000000"));
        await page.ReloadAsync();
        await page.FillAsync("#words", "कल केंद्र आएँ।");
        await browser.LookAsync($"{name}-8-closed");
        await page.ClickAsync("button[formaction$='/ask']");
        await Expect(page.Locator("button[formaction$='/ask']")).ToHaveCountAsync(0);
        await Expect(page.Locator("#words")).ToHaveValueAsync("कल केंद्र आएँ।");
        await browser.LookAsync($"{name}-9-asked");
        browser.Errors.ShouldBeEmpty();
    }
}
