using System.Diagnostics;
using System.Text.Json;
using InfoLine.Benchmarks.Report;
using InfoLine.Benchmarks.Service;
using Microsoft.Playwright;

namespace InfoLine.Benchmarks.Desk;

/// <summary>The first page of a day, in Chromium with an empty cache on a slow line: how many bytes, and how long until one can work with it.</summary>
internal static class FirstPages
{
    private const int BytesPerSecond = 50_000;
    private const int DelayMilliseconds = 400;
    private const double GoalBytes = 60 * 1024;
    private const double GoalSeconds = 3;
    private const int Runs = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Measures the page to sign in, the list and a conversation.</summary>
    /// <param name="line">A line with tickets that is not running.</param>
    /// <param name="colleague">Somebody who is signed in.</param>
    /// <param name="ticket">A ticket that is theirs.</param>
    public static async Task<List<Figure>> MeasureAsync(Line line, Member colleague, string ticket)
    {
        var chromium = Environment.GetEnvironmentVariable("INFOLINE_TEST_CHROMIUM") is { Length: > 0 } set ? set : "/usr/bin/chromium";
        if (!File.Exists(chromium))
            return [new("Desk: first pages on a slow line", "not measured: no Chromium")];

        // Browsers keep cookies for https only from https; so here the line is reached as it listens.
        var address = Child.FreePort();
        var open = line with { Address = address, PublicUrl = $"http://{address}" };
        using var service = open.Start();
        await AnswersAsync(service, open);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        var figures = new List<Figure>();
        foreach (var (name, path, usable) in (List<(string, string, string)>)
            [
                ("sign-in, until the name can be typed", "/staff/sign-in", "[name=user_name]"),
                ("the list, until a ticket can be opened", "/desk", "#list .open"),
                ("a conversation, until a reply can be typed", $"/desk/tickets/{ticket}", "#words"),
            ])
        {
            var pages = new List<(long Bytes, double Seconds)>();
            for (var run = 0; run < Runs; run++)
                pages.Add(await OpenAsync(browser, open.PublicUrl, colleague.Session, path, usable));
            var (bytes, seconds) = (pages.Max(page => page.Bytes), pages.Select(page => page.Seconds).Order().ElementAt(Runs / 2));
            figures.Add(new(
                $"Desk: first page on an empty cache at {BytesPerSecond / 1000} kB/s and {DelayMilliseconds} ms, {name}", $"{bytes / 1024.0:0.0} KB, {seconds:0.0} s", "",
                $"≤ {GoalBytes / 1024:0} KB without fonts, ≤ {GoalSeconds:0} s", bytes <= GoalBytes && seconds <= GoalSeconds));
        }

        return figures;
    }

    private static async Task<(long Bytes, double Seconds)> OpenAsync(IBrowser browser, string url, string session, string path, string usable)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, Locale = "hi-IN" });
        if (path != "/staff/sign-in")
            await context.AddCookiesAsync([new() { Name = "infoline", Value = session, Url = url }]);
        var page = await context.NewPageAsync();
        var devtools = await context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = DelayMilliseconds,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
        var fonts = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        devtools.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
        {
            if (sent?.GetProperty("type").GetString() == "Font")
                fonts.Add(Id(sent.Value));
        };
        devtools.Event("Network.loadingFinished").OnEvent += (_, done) =>
        {
            if (done is { } one && !fonts.Contains(Id(one)))
                bytes += (long)one.GetProperty("encodedDataLength").GetDouble();
        };
        var clock = Stopwatch.StartNew();
        await page.GotoAsync(url + path, new() { WaitUntil = WaitUntilState.Commit });
        var place = page.Locator(usable).First;
        await (usable.StartsWith('#') && usable.EndsWith("open", StringComparison.Ordinal) ? place.FocusAsync() : place.FillAsync("नमस्ते"));
        var seconds = clock.Elapsed.TotalSeconds;

        // The stream of events keeps the line busy for ever: what belongs to the page is there when it has loaded.
        await page.WaitForLoadStateAsync(LoadState.Load);

        // Inputs take words before the styles have come, but nobody sees them.
        var painted = 0.0;
        for (; painted == 0; await Task.Delay(20))
            painted = await page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0") / 1000;
        return (bytes, Math.Max(seconds, painted));
    }

    private static string Id(JsonElement happened) => happened.GetProperty("requestId").GetString() ?? "";

    private static async Task AnswersAsync(Child service, Line line)
    {
        using var http = new HttpClient();
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"{line.PublicUrl}/staff/sign-in"));
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!service.HasEnded && clock.Elapsed < Patience)
            {
                // Not yet.
            }
        }
    }
}
