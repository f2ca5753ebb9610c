using InfoLine.Channels.Phone;
using InfoLine.Dialogs.Compile;
using static Microsoft.Playwright.Assertions;

namespace InfoLine.Tests.Channels.Phone;

/// <summary>The page with the dialogs that we ship, as the manual shows it. With INFOLINE_PICTURES=1 the manual's pictures are taken anew.</summary>
public sealed class PhonePictures
{
    private static readonly string Root = FindRoot();

    [SkippableTheory]
    [InlineData("phone", "en", false, 1280, 900)]
    [InlineData("phone-360", "hi", false, 360, 740)]
    [InlineData("phone-dark", "hi", true, 1280, 900)]
    [InlineData("phone-360-dark", "en", true, 360, 740)]
    public async Task A_conversation_in_own_words_fits_the_screen(string name, string ui, bool dark, int width, int height)
    {
        await using var browser = await Browser.OpenAsync(width, height, dark, ui == "hi" ? "hi-IN" : "en-IN", Shipped());
        var page = browser.Page;
        await page.SelectOptionAsync("#person", "hi");
        await browser.SayAsync("mudra me kitna paisa milta hai");
        await browser.SayAsync("aur byaj kitna");
        if (width < 700)
            await page.ClickAsync("#tab-whatsapp");
        await page.FillAsync("#text", "कागज़ क्या लगेंगे");
        await Expect(browser.Heard("whatsapp").First).ToContainTextAsync("50,000 रुपये");
        await Expect(browser.Heard("whatsapp").Last).ToContainTextAsync("ब्याज");

        // Nothing is cut off at the side, neither on the page nor in a bubble.
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await page.EvaluateAsync<int>("[...document.querySelectorAll('.log, .log p, button')].filter(part => part.scrollWidth > part.clientWidth + 1).length")).ShouldBe(0);
        await page.EvaluateAsync("document.fonts.ready.then(() => null)");
        (await page.EvaluateAsync<bool>("document.fonts.check('16px \"Noto Sans Devanagari\"', 'मुद्रा')")).ShouldBeTrue();
        await page.ScreenshotAsync(new() { Path = Path.Combine(FolderOf(name), $"{name}.png") });
        await browser.SayAsync("मुद्रा");
        await page.Locator("#whatsapp .opens").First.ClickAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), $"{name}-list.png") });
        browser.Errors.ShouldBeEmpty();
    }

    // Only the two that the manual shows are kept; all of them are there to be looked at after a test run.
    private static string FolderOf(string name) => Environment.GetEnvironmentVariable("INFOLINE_PICTURES") == "1" && !name.EndsWith("dark", StringComparison.Ordinal)
        ? Path.Combine(Root, "docs", "images")
        : Pictures();

    private static string Pictures() => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    private static PhoneDialogs Shipped()
    {
        var folder = Path.Combine(Root, "dialogs");
        var dialogs = PhoneHost.Compile(Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => new FlowSource(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file))));
        return dialogs with { Flows = dialogs.Flows.With(SharedMatchers.Train(dialogs.Flows.Topics, CancellationToken.None)) };
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InfoLine.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below the repository.");
    }
}
