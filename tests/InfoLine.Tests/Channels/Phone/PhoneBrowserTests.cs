using System.Text.RegularExpressions;
using InfoLine.Channels.Phone;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Transcripts;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Channels.Phone;

/// <summary>The page in a real browser, as a writer uses it.</summary>
public sealed partial class PhoneBrowserTests
{
    [SkippableTheory]
    [InlineData(360, 640)]
    [InlineData(1280, 860)]
    public async Task A_writer_asks_about_mudra_in_hindi_on_both_screens(int width, int height)
    {
        await using var browser = await Browser.OpenAsync(width, height);
        var page = browser.Page;
        await browser.SayAsync("mudra");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("Which language?");
        if (width < 700)
            await page.ClickAsync("#tab-whatsapp");
        await page.ClickAsync("#whatsapp .options button:has-text('हिंदी में'), #whatsapp .options button:has-text('In Hindi')");
        foreach (var channel in (string[])["sms", "whatsapp"])
            await Expect(browser.Heard(channel).Last).ToContainTextAsync("क्या जानना है?");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("1 कितना पैसा");
        await Expect(page.Locator("#total")).ToContainTextAsync("3 segments");

        // The list opens, and choosing from it is the number 1 on SMS.
        await page.Locator("#whatsapp .opens").Last.ClickAsync();
        await page.ClickAsync(".sheet button:has-text('कितना पैसा')");
        await Expect(browser.Heard("whatsapp").Last).ToContainTextAsync("बैंक से पूछें");
        await Expect(page.Locator("#sms .own p").Last).ToHaveTextAsync("1");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        browser.Errors.ShouldBeEmpty();
        browser.Requested.ShouldAllBe(address => address.StartsWith(browser.Host.Url));
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Everything_is_within_reach_of_the_keyboard()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, keyboard) = (browser.Page, browser.Page.Keyboard);
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await keyboard.TypeAsync("mudra");
        await keyboard.PressAsync("Enter");
        await Expect(browser.Heard("whatsapp")).ToHaveCountAsync(1);

        await keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator(".options button").First).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Enter");
        await Expect(browser.Heard("whatsapp").Last).ToContainTextAsync("क्या जानना है?");

        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowUp");
        await keyboard.PressAsync("Enter");
        await Expect(page.Locator(".rows button").First).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Escape");
        await Expect(page.Locator(".sheet")).ToBeHiddenAsync();
        await Expect(page.Locator(".opens")).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Enter");
        await Expect(browser.Heard("whatsapp").Last).ToContainTextAsync("छोटे कारोबार");
        browser.Errors.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task After_the_clock_went_forward_the_line_asks_whether_to_go_on()
    {
        await using var browser = await Browser.OpenAsync();
        await browser.Page.SelectOptionAsync("#person", "en");
        await browser.SayAsync("mudra");
        await browser.Page.ClickAsync("[data-wait='1h']");
        await Expect(browser.Page.Locator("#sms .clock")).ToHaveTextAsync("11:00");
        await browser.SayAsync("1");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("Shall we go on?");
        await Expect(browser.Heard("whatsapp").Last).ToContainTextAsync("Ask the bank.");

        await browser.Page.ClickAsync("[data-wait='3d']");
        await Expect(browser.Heard("whatsapp").Filter(new() { HasText = "You asked about MUDRA." })).ToHaveCountAsync(1);
        await Expect(browser.Page.Locator("#whatsapp .chip", new() { HasText = "template" })).Not.ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_conversation_copied_as_a_test_compiles_and_passes()
    {
        await using var browser = await Browser.OpenAsync();
        var page = browser.Page;
        await browser.SayAsync("mudra");
        await page.Locator("#whatsapp .options button").Last.ClickAsync();
        await browser.SayAsync("2");
        await page.ClickAsync("#copy");
        await page.FillAsync("#test-name", "Somebody asks who gets it");
        await page.RunAndWaitForResponseAsync(() => page.PressAsync("#test-name", "Tab"), "**/phone/test");
        await Expect(page.Locator("#tests textarea")).ToHaveValueAsync(NamedTest());
        await page.ClickAsync("#tests button.main");
        await Expect(page.Locator("#tests button.main")).ToHaveTextAsync("Copied");
        var yaml = await page.EvaluateAsync<string>("navigator.clipboard.readText()");

        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#tests button:not(.main)"));
        download.SuggestedFilename.ShouldBe("conversation.chat.yaml");
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldBe(yaml);

        var today = DateOnly.FromDateTime(PhoneHost.Today.Date);
        var compiled = FlowCompiler.Compile([.. PhoneHost.Sources, new(download.SuggestedFilename, yaml)], today);
        compiled.Problems.ShouldBeEmpty();
        var results = TranscriptPlayer.PlayAll(compiled.Flows!, compiled.Transcripts, today).ToList();
        results.Select(result => result.Channel).ShouldBe(["sms", "whatsapp"]);
        results.SelectMany(result => result.Failures).ShouldBeEmpty();
        browser.Errors.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Changed_dialogs_are_noticed_and_mistakes_are_shown()
    {
        await using var browser = await Browser.OpenAsync();
        var page = browser.Page;
        await page.SelectOptionAsync("#person", "en");
        await browser.SayAsync("mudra");

        var renewed = PhoneHost.Sources.Select(source => source with { Text = source.Text.Replace("What do you want to know?", "What can we tell you?", StringComparison.Ordinal) });
        browser.Host.Dialogs = PhoneHost.Compile(renewed) with { Since = PhoneHost.Today.AddHours(1) };
        await browser.SayAsync("repeat");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("What can we tell you?");
        await Expect(page.Locator("#notice")).ToContainTextAsync("09:30");
        await Expect(browser.Heard("sms").First).ToContainTextAsync("What do you want to know?");

        var broken = FlowCompiler.Compile([.. PhoneHost.Sources, new("broken.yaml", "flow: broken\nsteps:\n  start:\n    say: { en: Hi, hi: हाय }\n    go: nowhere\n")], new(2026, 11, 22));
        browser.Host.Dialogs = browser.Host.Dialogs with { Problems = broken.Problems };
        await page.EvaluateAsync("window.dispatchEvent(new Event('focus'))");
        await Expect(page.Locator("#mistakes li").First).ToContainTextAsync("broken.yaml:");
        await browser.SayAsync("repeat");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("What can we tell you?");

        // Played again, the whole conversation speaks the new words.
        await page.ClickAsync("#again");
        await Expect(browser.Heard("sms").First).ToContainTextAsync("What can we tell you?");
        browser.Errors.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_same_conversation_can_be_heard_in_another_language()
    {
        await using var browser = await Browser.OpenAsync();
        await browser.Page.SelectOptionAsync("#person", "en");
        await browser.SayAsync("mudra");
        await browser.SayAsync("1");
        await browser.Page.SelectOptionAsync("#person", "hi");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("काम के हिसाब से");
        await Expect(browser.Heard("sms")).ToHaveCountAsync(2);
        await browser.Page.ReloadAsync();
        await Expect(browser.Heard("whatsapp").Last).ToContainTextAsync("काम के हिसाब से");
    }

    [SkippableFact]
    public async Task Old_buttons_can_be_pressed_and_other_things_sent()
    {
        await using var browser = await Browser.OpenAsync();
        var page = browser.Page;
        await browser.SayAsync("hello");
        await page.Locator("#whatsapp .options button").First.ClickAsync();
        await Expect(browser.Heard("whatsapp")).ToHaveCountAsync(2);
        await page.Locator("#whatsapp .options button").First.ClickAsync();
        await Expect(page.Locator("#sms .chip").Last).ToContainTextAsync("not on SMS");
        foreach (var kind in (string[])["voice", "picture", "location", "sticker", "missed_call"])
            await page.ClickAsync($"[data-send='{kind}']");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("We saw your call.");
        await page.CheckAsync("#desk");
        await page.ClickAsync(".keys button:has-text('9')");
        await Expect(browser.Heard("sms").Last).ToContainTextAsync("Somebody will write.");
        browser.Errors.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task The_counter_counts_as_the_service_does()
    {
        await using var browser = await Browser.OpenAsync();
        string[] texts =
        [
            "a", "mudra", "मुद्रा", new('x', 160), new('x', 161), new('x', 306), new('x', 307), "€uro {5}", new string('x', 152) + "€" + new string('y', 20),
            new('म', 70), new('म', 71), new string('म', 66) + "🙏" + "मुद्रा", new string('म', 200), "“quoted”", "é à ñ Ω", "`", "\n",
        ];
        foreach (var text in texts)
        {
            var counted = await browser.Page.EvaluateAsync<System.Text.Json.JsonElement>("async text => (await import('/phone/sms.js')).count(text)", text);
            var length = SmsCount.Of(text);
            new SmsCount(
                counted.GetProperty("encoding").GetString()!, counted.GetProperty("units").GetInt32(), counted.GetProperty("segments").GetInt32(), counted.GetProperty("left").GetInt32())
                .ShouldBe(length, text);
        }

        await browser.Page.FillAsync("#text", "मुद्रा");
        await Expect(browser.Page.Locator("#count")).ToHaveTextAsync("1 SMS · 6/70 UCS-2 · 64 left");
        await browser.Page.FillAsync("#price", "0.25");
        await browser.SayAsync("mudra");
        await Expect(browser.Page.Locator("#cost")).ToContainTextAsync("0.25");
    }

    [SkippableTheory]
    [InlineData("en", false, 1280)]
    [InlineData("hi", true, 1280)]
    [InlineData("hi", false, 360)]
    [InlineData("en", true, 360)]
    public async Task The_page_is_accessible_in_both_languages_and_lights(string ui, bool dark, int width)
    {
        await using var browser = await Browser.OpenAsync(width, 780, dark, ui == "hi" ? "hi-IN" : "en-IN");
        var page = browser.Page;
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", ui);
        await page.SelectOptionAsync("#person", ui);
        await browser.SayAsync("mudra");
        await page.Locator("[data-wait='3d']").DispatchEventAsync("click");
        await browser.SayAsync("1");
        await browser.SayAsync("2");
        (await browser.AccessibilityAsync()).ShouldBeEmpty();
        if (width < 700)
        {
            await page.ClickAsync("#tab-whatsapp");
            (await browser.AccessibilityAsync()).ShouldBeEmpty();
            await page.ClickAsync("#tab-details");
            (await browser.AccessibilityAsync()).ShouldBeEmpty();
        }

        await page.ClickAsync("#copy");
        await page.Locator("#tests textarea").First.WaitForAsync();
        (await browser.AccessibilityAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        browser.Errors.ShouldBeEmpty();
    }

    [GeneratedRegex("^chat: \"Somebody asks who gets it\"\n", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedTest();
}
