using InfoLine.Referrals;
using InfoLine.Tests.Referrals;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Desk;

/// <summary>A referral that went wrong, as the centre sees it in a real browser, on a phone and on a desktop, in both languages. Pictures lie beside the test's program.</summary>
public sealed class CaseDayTests
{
    private const string BankId = "10000000-0000-4000-8000-000000000001";

    [SkippableTheory]
    [InlineData("en", true, 360)]
    [InlineData("hi", false, 360)]
    [InlineData("en", false, 1100)]
    [InlineData("hi", true, 1100)]
    public async Task Her_no_stands_in_the_list_and_is_closed_with_what_was_found_out(string language, bool dark, int width)
    {
        await using var room = await DeskRoom.OpenAsync(Store.Sqlite, SomeDesk.Options() with { Echo = false });
        await using var browser = await StaffBrowser.OpenAsync(room.Room, width, 780, dark, $"{language}-IN");
        var (page, name, line) = (browser.Page, $"case-{language}-{width}", room.Line);
        foreach (var visitor in (Visitor[])[room.Stella, room.Sunita])
            await visitor.SendAsync("/desk", "/staff/language", ("language", language), ("to", "/desk"));
        await line.ImportAsync();
        var code = await line.AshaIsSentAsync();
        await LookAtOfficesAsync(room, browser, name);

        await line.WritesAndAllHearAsync(Village.Bank, $"A {code}");
        await line.WritesAndAllHearAsync(Village.Bank, $"C {code}");
        await line.PassAsync(TimeSpan.FromDays(3));
        await line.WritesAndAllHearAsync(Person.Asha, "3");
        var ticket = await line.TicketOfAsync(Person.Asha);
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/staff/sign-in?to=/desk");
        await browser.FillAsync(("user_name", "stella"), ("password", StaffRoom.Password));
        await Expect(page.Locator("#list .case")).ToContainTextAsync(code);
        await browser.LookAsync($"{name}-2-list");

        await page.GotoAsync("/desk?view=open");
        await page.ClickAsync(".start button");
        await Expect(page.Locator(".start p")).ToBeVisibleAsync();
        await Expect(page.Locator(".views [aria-current]")).ToHaveAttributeAsync("href", "/desk?view=open");

        await page.Locator("#list .open", new() { HasText = ticket.Code }).ClickAsync();
        await Expect(page.Locator("#thread .cases")).ToContainTextAsync(code);
        await browser.LookAsync($"{name}-3-ticket");
        await page.ClickAsync("#close summary");
        await page.FillAsync("#close-subject", "Bank");
        await page.SelectOptionAsync("[name=help]", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await browser.LookAsync($"{name}-4-closing");
        await page.ClickAsync("#close button");
        await Expect(page.Locator("form[action$='/reopen']")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-5-closed");
        (await line.RowsAsync("select outcome || ' ' || verified_by from referrals")).ShouldBe(["helped_fully staff"]);
        browser.Errors.ShouldBeEmpty();
    }

    private static async Task LookAtOfficesAsync(DeskRoom room, StaffBrowser browser, string name)
    {
        var referral = (await room.Line.RowsAsync("select id from referrals")).Single();
        await room.Line.Database.WriteAsync(async connection =>
        {
            await connection.ExecuteAsync("insert into provider_silences (provider_id, silences, paused_at) values ($1, 3, 0)", BankId);
            await ReferralCases.OpenAsync(connection, "case", referral, CaseReason.ProviderSilent, room.Line.Clock.GetUtcNow(), BankId);
            return 0;
        });
        var cookie = room.Sunita.Cookies.GetCookies(room.Room.Address)["infoline"]!; // Signed in.
        await browser.Page.Context.AddCookiesAsync([new() { Name = cookie.Name, Value = cookie.Value, Url = room.Room.Address.ToString() }]);
        await browser.Page.GotoAsync("/desk");
        await browser.LookAsync($"{name}-0-supervisor");
        await browser.Page.GotoAsync("/desk/offices");
        await Expect(browser.Page.Locator(".office")).ToContainTextAsync("98111");
        await browser.LookAsync($"{name}-1-offices");
        await browser.Page.FillAsync("[name=because]", "ok");
        await browser.Page.ClickAsync(".office button.main");
        await Expect(browser.Page.Locator("p.done")).ToBeVisibleAsync();
    }
}
