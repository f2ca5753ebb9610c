using System.Reflection;
using Microsoft.Playwright;

namespace InfoLine.Tests.Staff;

/// <summary>A real browser at the pages of staff. It notes every error that a page reports.</summary>
public sealed class StaffBrowser : IAsyncDisposable
{
    private const string Variable = "INFOLINE_TEST_CHROMIUM";
    private const string Usual = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private StaffBrowser(IPlaywright playwright, IBrowser browser, StaffRoom room, IPage page)
    {
        (_playwright, _browser, Room, Page) = (playwright, browser, room, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                Errors.Add(message.Text);
        };
        page.PageError += (_, error) => Errors.Add(error);
    }

    public StaffRoom Room { get; }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, among them everything that the content policy forbids.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Opens the browser. A test that calls it is skipped where there is no Chromium, unless INFOLINE_TEST_ALL forbids that.</summary>
    public static async Task<StaffBrowser> OpenAsync(StaffRoom room, int width = 1280, int height = 860, bool dark = false, string locale = "en-IN")
    {
        var chromium = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : Usual;
        var all = Environment.GetEnvironmentVariable("INFOLINE_TEST_ALL") == "1";
        Skip.If(!File.Exists(chromium) && !all, $"No Chromium: {chromium} is not there. infra/test installs it; {Variable} names another.");

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = room.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return new(playwright, browser, room, await context.NewPageAsync());
    }

    /// <summary>Looks at the page as it stands: no barrier, nothing cut off at the side. With INFOLINE_PICTURES=1 a picture of it lies beside the test's program afterwards.</summary>
    public async Task LookAsync(string picture)
    {
        await Page.EvaluateAsync("document.fonts.ready.then(() => null)");
        if (Environment.GetEnvironmentVariable("INFOLINE_PICTURES") == "1")
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures(), $"{picture}.png"), FullPage = true });
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Page.ViewportSize!.Width, picture); // Set when it was opened.
        (await AccessibilityAsync()).ShouldBeEmpty(picture);
        Errors.ShouldBeEmpty(picture);
    }

    /// <summary>Fills the inputs of the main form by their names, and sends it.</summary>
    public async Task FillAsync(params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            await Page.FillAsync($"main [name={name}]", value);
        await Page.ClickAsync("main button.main");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private async Task<string[]> AccessibilityAsync()
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.min.js")!; // Embedded by the project file.
        using var reader = new StreamReader(stream);

        // Run as a debugger would, because the page's own policy forbids foreign scripts.
        await Page.EvaluateAsync(await reader.ReadToEndAsync() + "; null");
        return await Page.EvaluateAsync<string[]>(
            "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.any.map(any => any.message)}`)))");
    }

    private static string Pictures() => Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;
}
