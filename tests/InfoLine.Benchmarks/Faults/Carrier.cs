using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Faults;

/// <summary>Twilio's message resource with bad days: takes messages, lists them, is slow, refuses, falls silent, breaks off.</summary>
internal sealed class Carrier : IAsyncDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, List<Taken>> _taken = new(StringComparer.Ordinal);
    private readonly WebApplication _app;
    private readonly Record _record;
    private readonly Random _chance;
    private long _count;
    private long _lookups;
    private long _troubles;

    private Carrier(WebApplication app, Record record, int seed)
    {
        _app = app;
        _record = record;
#pragma warning disable CA5394 // A seeded chance is wanted.
        _chance = new Random(seed);
#pragma warning restore CA5394
    }

    /// <summary>For <c>Twilio:ApiBaseUrl</c>.</summary>
    public string Url => _app.Urls.First();

    /// <summary>How it behaves.</summary>
    public Manners Manners { get; set; } = new();

    /// <summary>Hears of each message that was taken, before the service hears of it.</summary>
    public Func<Taken, Task> Took { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Hears of each message after the service was told that it was taken.</summary>
    public Func<Taken, Task> Told { get; set; } = static _ => Task.CompletedTask;

    /// <summary>How often it was asked what it has taken.</summary>
    public long Lookups => Volatile.Read(ref _lookups);

    /// <summary>How often it misbehaved.</summary>
    public long Troubles => Volatile.Read(ref _troubles);

    /// <summary>Starts on a free port.</summary>
    public static async Task<Carrier> StartAsync(Record record, int seed)
    {
        var builder = WebApplication.CreateSlimBuilder([Program.NoReload]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var carrier = new Carrier(builder.Build(), record, seed);
        carrier._app.Run(http => HttpMethods.IsPost(http.Request.Method) ? carrier.TakeAsync(http) : carrier.ListAsync(http));
        await carrier._app.StartAsync();
        return carrier;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        var (trouble, taken, pause) = Throw();
        if (trouble != Trouble.None)
            Interlocked.Increment(ref _troubles);
        switch (trouble)
        {
            case Trouble.Throttles:
                http.Response.Headers.RetryAfter = "1";
                await AnswerAsync(http, 429, new { code = 20429, message = "Too Many Requests", status = 429 });
                return;
            case Trouble.IsUnavailable:
                if (taken)
                    await KeepAsync(form);
                await AnswerAsync(http, 503, new { code = 20503, message = "Service unavailable", status = 503 });
                return;
            case Trouble.FallsSilent:
                if (taken)
                    await KeepAsync(form);
                await Task.Delay(Silence, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                http.Abort();
                return;
            case Trouble.BreaksOff:
                await KeepAsync(form);
                http.Abort();
                return;
        }

        var message = await KeepAsync(form);
        await Task.Delay(pause);
        await AnswerAsync(http, 201, new { sid = message.Sid, status = "queued" });
        await Told(message);
    }

    private async Task<Taken> KeepAsync(IFormCollection form)
    {
        var to = form["To"].ToString();
        var message = new Taken($"SM{Interlocked.Increment(ref _count):x32}", to, form["Body"].ToString(), form["StatusCallback"].ToString(), DateTimeOffset.UtcNow);
        var phone = _taken.GetOrAdd(to, static _ => []);
        lock (phone)
        {
            phone.Add(message);
            _record.Hear(Webhooks.SenderOf(to), message.Text);
        }

        await Took(message);
        return message;
    }

    private Task ListAsync(HttpContext http)
    {
        Interlocked.Increment(ref _lookups);
        var phone = _taken.GetOrAdd(http.Request.Query["To"].ToString(), static _ => []);
        Taken[] newest;
        lock (phone)
            newest = [.. phone.AsEnumerable().Reverse().Take(100)];
        return AnswerAsync(http, 200, new
        {
            messages = newest.Select(taken => new
            {
                sid = taken.Sid,
                body = taken.Text,
                direction = "outbound-api",
                date_created = taken.At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture),
            }),
        });
    }

    private (Trouble Trouble, bool Taken, TimeSpan Pause) Throw()
    {
        lock (_chance)
        {
#pragma warning disable CA5394 // As above.
            return (Manners.At(_chance.NextDouble()), _chance.Next(2) == 0, Manners.SlowestAnswer * _chance.NextDouble());
#pragma warning restore CA5394
        }
    }

    private static Task AnswerAsync<T>(HttpContext http, int status, T answer)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(answer);
    }
}

/// <summary>A message that the carrier has.</summary>
/// <param name="Sid">The carrier's id.</param>
/// <param name="To">The phone.</param>
/// <param name="Text">What it says.</param>
/// <param name="Callback">Where receipts go.</param>
/// <param name="At">When it was taken.</param>
internal sealed record Taken(string Sid, string To, string Text, string Callback, DateTimeOffset At);

/// <summary>How a carrier behaves: which share of the tries ends how, each from 0 to 1.</summary>
internal sealed record Manners
{
    /// <summary>429: it has not taken the message.</summary>
    public double Throttles { get; init; }

    /// <summary>503: it has taken the message, or not, half each.</summary>
    public double IsUnavailable { get; init; }

    /// <summary>No answer within the caller's patience: it has taken the message, or not, half each.</summary>
    public double FallsSilent { get; init; }

    /// <summary>It takes the message and breaks the connection.</summary>
    public double BreaksOff { get; init; }

    /// <summary>A good answer comes after up to so long: time for the sender to die in.</summary>
    public TimeSpan SlowestAnswer { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>What happens at a throw of the dice between 0 and 1.</summary>
    public Trouble At(double dice)
    {
        (double Share, Trouble Trouble)[] troubles =
            [(Throttles, Trouble.Throttles), (IsUnavailable, Trouble.IsUnavailable), (FallsSilent, Trouble.FallsSilent), (BreaksOff, Trouble.BreaksOff)];
        foreach (var (share, trouble) in troubles)
        {
            if (dice < share)
                return trouble;
            dice -= share;
        }

        return Trouble.None;
    }
}

/// <summary>What goes wrong with one try.</summary>
internal enum Trouble
{
    None,
    Throttles,
    IsUnavailable,
    FallsSilent,
    BreaksOff,
}
