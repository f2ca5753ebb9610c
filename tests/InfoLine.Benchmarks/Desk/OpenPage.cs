using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace InfoLine.Benchmarks.Desk;

/// <summary>A page that somebody has open, and that keeps itself up to date as <c>desk.js</c> does: news of what it shows are fetched at once, other news after a moment.</summary>
/// <param name="browsers">Fetches.</param>
/// <param name="who">Who looks.</param>
/// <param name="path">The page.</param>
/// <param name="ticketId">The ticket that it shows; null for a list.</param>
/// <param name="saw">Hears of everything that the page shows.</param>
internal sealed partial class OpenPage(Browsers browsers, Member who, string path, string? ticketId, Action<string> saw)
{
    // As in htmx: while one answer is awaited, the next request waits for it, and any more are that one.
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private string _html = "";
    private int _isWaiting;

    /// <summary>How often it has fetched.</summary>
    public int Fetches { get; private set; }

    /// <summary>Opens the page; it stays open until told otherwise.</summary>
    /// <param name="opened">Hears when it is there.</param>
    /// <param name="over">Closes it.</param>
    public async Task StayAsync(Action opened, CancellationToken over)
    {
        _html = await browsers.GetAsync(who, path);
        var since = Events().Match(_html).Groups["path"].Value.Replace("&amp;", "&", StringComparison.Ordinal);
        using var stream = await browsers.ListenAsync(who, since);
        opened();
        try
        {
            await Task.WhenAll(ListenAsync(stream, over), FetchAsync(over));
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task ListenAsync(StreamReader stream, CancellationToken over)
    {
        var name = "";
        while (await stream.ReadLineAsync(over) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal) && name == "news" && JsonSerializer.Deserialize<string[]>(line[6..]) is { Length: > 0 } tickets)
                Renew(tickets, over);
        }

        throw new InvalidOperationException("A stream ended before its page was closed.");
    }

    private void Renew(string[] tickets, CancellationToken over)
    {
        if (ticketId is not null || tickets.Any(id => _html.Contains($"/{id}\"", StringComparison.Ordinal)))
            _asked.Writer.TryWrite(true);
        else if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
            _ = RenewLaterAsync(over);
    }

    private async Task RenewLaterAsync(CancellationToken over)
    {
#pragma warning disable CA5394 // A chance is wanted, not a secret.
        await Task.Delay(1_000 + Random.Shared.Next(1_000), over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
#pragma warning restore CA5394
        Volatile.Write(ref _isWaiting, 0);
        _asked.Writer.TryWrite(true);
    }

    private async Task FetchAsync(CancellationToken over)
    {
        await foreach (var _ in _asked.Reader.ReadAllAsync(over))
        {
            _html = await browsers.GetAsync(who, path, ticketId is null ? "list" : "thread");
            Fetches++;
            saw(_html);
        }
    }

    [GeneratedRegex("data-events=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Events();
}
