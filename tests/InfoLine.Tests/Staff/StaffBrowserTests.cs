using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Staff;

/// <summary>The pages in a real browser: a phone and a desktop, in both languages and both lights.</summary>
public sealed class StaffBrowserTests
{
    [SkippableTheory]
    [InlineData("en", false, 1280)]
    [InlineData("hi", true, 1280)]
    [InlineData("hi", false, 360)]
    [InlineData("en", true, 360)]
    public async Task An_administrator_comes_invites_and_looks_around(string language, bool dark, int width)
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        await using var browser = await StaffBrowser.OpenAsync(room, width, 780, dark, $"{language}-IN");
        var (page, name) = (browser.Page, $"staff-{language}-{width}{(dark ? "-dark" : "")}");

        await page.GotoAsync(room.FirstLink);
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await browser.LookAsync($"{name}-1-first");
        await browser.FillAsync(("display_name", language == "hi" ? "आशा देवी" : "Asha Devi"), ("user_name", "asha"), ("password", "short"), ("again", "short"));
        await Expect(page.Locator("[role=alert]")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-2-mend");
        await browser.FillAsync(("password", StaffRoom.Password), ("again", StaffRoom.Password));

        await Expect(page.Locator(".qr")).ToBeVisibleAsync();
        await browser.LookAsync($"{name}-3-second-step");
        await page.ClickAsync("summary");
        var phone = new Phone((await page.InnerTextAsync(".secret")).Replace(" ", "", StringComparison.Ordinal), room.Clock);
        await browser.FillAsync(("code", phone.Next()));
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(8);
        await browser.LookAsync($"{name}-4-codes");

        await page.ClickAsync("main a.main");
        await browser.LookAsync($"{name}-5-people");
        await page.GotoAsync("/admin/centres");
        await browser.LookAsync($"{name}-6-no-centres");
        await page.ClickAsync("main a.main");
        await browser.LookAsync($"{name}-7-centre");
        await page.Locator("details").First.EvaluateAsync("node => { node.open = true }");
        await page.CheckAsync("[name=places] >> nth=1");
        await browser.FillAsync(("name_hi", "बबीना सूचना केंद्र"), ("name_en", "Babina information centre"), ("phone", "+91 98765 43210"));
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await browser.LookAsync($"{name}-8-centres");

        await page.GotoAsync("/admin/people/new");
        await browser.LookAsync($"{name}-9-invite");
        await page.CheckAsync("[name=centres]");
        await browser.FillAsync(("display_name", "रवि कुमार"), ("user_name", "ravi.kumar"));
        await Expect(page.Locator(".secret")).ToContainTextAsync(room.Address + "staff/link/");
        await browser.LookAsync($"{name}-10-invitation");
        await page.GotoAsync("/admin/people");
        await browser.LookAsync($"{name}-11-people");
        await page.GotoAsync("/staff/me");
        await browser.LookAsync($"{name}-12-me");

        await page.GotoAsync("/admin/audit");
        await browser.LookAsync($"{name}-13-audit");
        await page.SelectOptionAsync("[name=what]", "centre.");
        await Expect(page.Locator("#entries tbody tr")).ToHaveCountAsync(1);
        page.Url.ShouldContain("what=centre");
        browser.Errors.ShouldBeEmpty();

        await page.ClickAsync(".own form[action='/staff/sign-out'] button");
        await browser.LookAsync($"{name}-14-sign-in");
        await browser.FillAsync(("user_name", "asha"), ("password", StaffRoom.Password));
        await browser.LookAsync($"{name}-15-code");
        await browser.FillAsync(("code", phone.Next()));
        await Expect(page).ToHaveURLAsync(new Uri(room.Address, "/admin/people").ToString());
    }

    [SkippableFact]
    public async Task Somebody_signs_in_with_the_keyboard_alone_and_changes_the_language()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        using var asha = await room.AdministratorAsync();
        using var ravi = await room.JoinAsync(asha, "ravi", "staff");
        await using var browser = await StaffBrowser.OpenAsync(room);
        var (page, keyboard) = (browser.Page, browser.Page.Keyboard);
        await page.GotoAsync("/staff/me");
        await keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Tab");
        await Expect(page.Locator("[name=user_name]")).ToBeFocusedAsync();
        await keyboard.TypeAsync("ravi");
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(StaffRoom.Password);
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Name of ravi");
        await Expect(page.Locator(".top nav a")).ToHaveTextAsync("Desk");

        await page.ClickAsync("button[lang=hi]");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "hi");
        page.Url.ShouldEndWith("/desk");
        await page.GotoAsync("/staff/me");
        await Expect(page.Locator("body")).ToContainTextAsync("पासवर्ड बदलें");
        browser.Errors.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_first_page_is_small_stands_still_and_asks_this_host_only()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite);
        await using var browser = await StaffBrowser.OpenAsync(room, 360, 740, locale: "hi-IN");
        var page = browser.Page;
        await page.AddInitScriptAsync("window.shift = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) window.shift += one.value; }).observe({ type: 'layout-shift', buffered: true });");
        await page.GotoAsync("/staff/sign-in", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        await page.EvaluateAsync("document.fonts.ready.then(() => null)");
        var sent = await page.EvaluateAsync<System.Text.Json.JsonElement>(
            "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')].map(one => [one.name, one.encodedBodySize])");
        var parts = sent.EnumerateArray().Select(one => (Url: one[0].GetString()!, Bytes: one[1].GetInt32())).ToList(); // A name is never null.
        parts.Count.ShouldBeGreaterThan(1);
        parts.ShouldAllBe(part => part.Url.StartsWith(room.Address.ToString(), StringComparison.Ordinal));
        parts.Where(part => !part.Url.EndsWith(".woff2", StringComparison.Ordinal)).Sum(part => part.Bytes).ShouldBeLessThanOrEqualTo(8 * 1024);
        (await page.EvaluateAsync<double>("window.shift")).ShouldBeLessThan(0.05);
    }

    [SkippableFact]
    public async Task A_browser_takes_the_cookies_of_https_from_its_own_machine()
    {
        await using var room = await StaffRoom.OpenAsync(Store.Sqlite, "--PublicUrl", "https://line.example.org");
        await using var browser = await StaffBrowser.OpenAsync(room);
        await browser.Page.GotoAsync(room.FirstLink);
        await browser.FillAsync(("display_name", "Asha"), ("user_name", "asha"), ("password", StaffRoom.Password), ("again", StaffRoom.Password));
        await Expect(browser.Page.Locator(".qr")).ToBeVisibleAsync();
        var cookies = await browser.Page.Context.CookiesAsync();
        cookies.ShouldAllBe(cookie => cookie.Name.StartsWith("__Host-", StringComparison.Ordinal) && cookie.Secure && cookie.HttpOnly);
    }
}
