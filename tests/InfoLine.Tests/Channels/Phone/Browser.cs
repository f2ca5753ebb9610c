using System.Reflection;
using InfoLine.Channels.Phone;
using Microsoft.Playwright;

namespace InfoLine.Tests.Channels.Phone;

/// <summary>A real browser with one page open at <c>/phone</c>. It notes every error that the page reports.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Variable = "INFOLINE_TEST_CHROMIUM";
    private const string Usual = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser, PhoneHost host, IPage page)
    {
        (_playwright, _browser, Host, Page) = (playwright, browser, host, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Errors.Add(message.Text);
        };
        page.PageError += (_, error) => Errors.Add(error);
        page.RequestFinished += (_, request) => Requested.Add(request.Url);
    }

    public PhoneHost Host { get; }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, among them everything that the content policy forbids.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>The addresses that the page asked for.</summary>
    public List<string> Requested { get; } = [];

    /// <summary>Opens the page. A test that calls it is skipped where there is no Chromium, unless INFOLINE_TEST_ALL forbids that.</summary>
    public static async Task<Browser> OpenAsync(int width = 1280, int height = 860, bool dark = false, string locale = "en-IN", PhoneDialogs? dialogs = null)
    {
        var chromium = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : Usual;
        var all = Environment.GetEnvironmentVariable("INFOLINE_TEST_ALL") == "1";
        Skip.If(!File.Exists(chromium) && !all, $"No Chromium: {chromium} is not there. infra/test installs it; {Variable} names another.");

        var host = await PhoneHost.StartAsync("--Phone:Enabled", "true");
        host.Dialogs = dialogs ?? host.Dialogs;
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        var opened = new Browser(playwright, browser, host, await context.NewPageAsync());
        await opened.Page.GotoAsync(host.Url + "/phone");
        await Assertions.Expect(opened.Page.Locator("#in-force")).Not.ToHaveTextAsync("");
        return opened;
    }

    /// <summary>The messages on a screen that came from the service.</summary>
    public ILocator Heard(string channel) => Page.Locator($"#{channel} .log .in");

    /// <summary>Types a message and waits until both screens have got an answer.</summary>
    public async Task SayAsync(string text)
    {
        var before = await Heard("sms").CountAsync();
        await Page.FillAsync("#text", text);
        await Page.PressAsync("#text", "Enter");
        await Assertions.Expect(Heard("sms")).Not.ToHaveCountAsync(before);
    }

    /// <summary>What axe-core finds wrong with the page as it stands: a line for each thing, empty when there is nothing.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityAsync()
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("axe.min.js")!; // Embedded by the project file.
        using var reader = new StreamReader(stream);

        // Run as a debugger would, because the page's own policy forbids foreign scripts.
        await Page.EvaluateAsync(await reader.ReadToEndAsync() + "; null");
        return await Page.EvaluateAsync<string[]>(
            "axe.run().then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.any.map(any => any.message)}`)))");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Host.DisposeAsync();
    }
}
