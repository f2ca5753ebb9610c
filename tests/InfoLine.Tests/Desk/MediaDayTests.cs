using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;
using InfoLine.Tests.Staff;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Desk;

/// <summary>A villager sends a voice note and a picture; somebody at the centre hears and sees them in a real browser, on a phone and on a desktop, in both languages.</summary>
public sealed class MediaDayTests
{
    [SkippableTheory]
    [InlineData("hi", true, 360)]
    [InlineData("en", false, 1280)]
    public async Task What_a_villager_says_and_shows_is_heard_and_seen(string language, bool dark, int width)
    {
        await using var desk = await MediaDesk.OpenAsync(Store.Sqlite);
        await using var browser = await StaffBrowser.OpenAsync(desk.Room.Room, width, 780, dark, $"{language}-IN");
        await desk.Room.Meera.SendAsync("/desk", "/staff/language", ("language", language), ("to", "/desk"));
        var (page, name) = (browser.Page, $"media-{language}-{width}");
        await page.Context.AddCookiesAsync([DeskDayTests.CookieOf(desk.Room, desk.Room.Meera)]);
        var asked = new List<string>();
        page.Request += (_, request) => asked.AddRange(request.Url.Contains("/media/", StringComparison.Ordinal) ? [request.Url] : []);

        var ticket = await desk.OpenAsync(("application/pdf", []), ("audio/amr", SomeMedia.Amr()), ("image/png", SomeMedia.Png()));
        await page.GotoAsync(DeskRoom.PathOf(ticket));
        await Expect(page.Locator("#live")).ToBeVisibleAsync();
        await Expect(page.Locator(".media")).ToHaveCountAsync(3);

        // It is on its way; then it is there, without a reload, and nothing on the page has moved.
        var release = new TaskCompletionSource();
        var voice = SomeMedia.Ogg();
        await desk.Media.SendAsync(Person.Asha, (desk.Media.Twilio.Media(desk.Media.Storage.Answers("slow", async http =>
        {
            await release.Task;
            await http.Response.Body.WriteAsync(voice);
        })), "audio/ogg"));
        await page.EvaluateAsync("window.mark = 1");
        await desk.Room.Line.SettleAsync();
        await WriteAsync(desk, "है क्या?");
        await Expect(page.Locator(".media")).ToHaveCountAsync(4);
        await browser.LookAsync($"{name}-1-waits");
        var top = await TopAsync(page);
        release.SetResult();
        await Expect(page.Locator("audio")).ToHaveCountAsync(1);
        (await TopAsync(page)).ShouldBe(top, 1);
        (await page.EvaluateAsync<int>("window.mark")).ShouldBe(1);
        await browser.LookAsync($"{name}-2-there");
        asked.ShouldBeEmpty();

        // The picture comes when it is asked for, by keyboard too, into the frame that was kept for it.
        top = await TopAsync(page);
        await page.Locator("[data-picture]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-picture] img")).ToHaveJSPropertyAsync("naturalWidth", 640);
        (await TopAsync(page)).ShouldBe(top);
        asked.Count.ShouldBe(1);
        await browser.LookAsync($"{name}-3-seen");

        // Somebody listens; what arrives meanwhile shows, and interrupts nobody.
        await page.EvaluateAsync("document.querySelector('audio').play().then(() => null)");
        await Expect(page.Locator("audio")).Not.ToHaveJSPropertyAsync("currentTime", 0);
        await WriteAsync(desk, "धन्यवाद");
        await Expect(page.Locator("#thread")).ToContainTextAsync("धन्यवाद");
        (await page.EvaluateAsync<bool>("document.querySelector('audio').paused")).ShouldBeFalse();
        (await page.EvaluateAsync<double>("document.querySelector('audio').currentTime")).ShouldBeGreaterThan(0);
        await Expect(page.Locator("[data-picture] img")).ToHaveCountAsync(1);

        await page.Locator("[data-picture]").ClickAsync();
        await Expect(page.Locator(".whole img")).ToHaveJSPropertyAsync("naturalWidth", 640);
        await browser.LookAsync($"{name}-4-whole");
        await page.GotoAsync("/desk");
        await browser.LookAsync($"{name}-5-list");
        await desk.Room.Meera.SendAsync("/desk", "/staff/language", ("language", language == "hi" ? "en" : "hi"), ("to", "/desk"));
        await page.GotoAsync(DeskRoom.PathOf(ticket));
        await browser.LookAsync($"{name}-6-in-the-other-language");
        browser.Errors.ShouldBeEmpty();
    }

    // With the echo in place of the dialogs the desk hears of a message by this.
    private static async Task WriteAsync(MediaDesk desk, string words)
    {
        await desk.Room.Line.WritesAsync(Person.Asha, words);
        var ticket = await desk.Room.Line.TicketOfAsync(Person.Asha);
        await DeskRoom.DoAsync(desk.Room.Ravi, ticket, "note", ("key", words), ("words", "नोट"));
    }

    private static Task<double> TopAsync(Microsoft.Playwright.IPage page) => page.EvaluateAsync<double>("document.querySelector('.acts').getBoundingClientRect().top + scrollY");
}
