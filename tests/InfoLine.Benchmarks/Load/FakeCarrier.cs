using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace InfoLine.Benchmarks.Load;

/// <summary>Twilio's message resource as far as the load needs it: takes a message, lists what it took. Lean, because it shares the cores with what is measured.</summary>
internal sealed class FakeCarrier : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, List<Taken>> _taken = new();
    private readonly WebApplication _app;
    private readonly IHears _hears;
    private readonly Random? _pauses;
    private long _count;
    private long _lookups;

    private FakeCarrier(WebApplication app, IHears hears, int? seed)
    {
        _app = app;
        _hears = hears;
#pragma warning disable CA5394 // A seeded chance is wanted.
        _pauses = seed is { } fixedSeed ? new Random(fixedSeed) : null;
#pragma warning restore CA5394
    }

    /// <summary>For <c>Twilio:ApiBaseUrl</c>.</summary>
    public string Url => _app.Urls.First();

    /// <summary>How often it was asked what it has taken.</summary>
    public long Lookups => Volatile.Read(ref _lookups);

    /// <summary>Starts on a free port.</summary>
    /// <param name="hears">Hears of every message.</param>
    /// <param name="pauseSeed">When set, the answer comes up to 20 ms after the message was taken: time for the sender to die in.</param>
    public static async Task<FakeCarrier> StartAsync(IHears hears, int? pauseSeed = null)
    {
        var builder = WebApplication.CreateSlimBuilder([Program.NoReload]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var carrier = new FakeCarrier(builder.Build(), hears, pauseSeed);
        carrier._app.Run(carrier.AnswerAsync);
        await carrier._app.StartAsync();
        return carrier;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http) => HttpMethods.IsPost(http.Request.Method) ? TakeAsync(http) : ListAsync(http);

    private async Task TakeAsync(HttpContext http)
    {
        var read = await http.Request.BodyReader.ReadAtLeastAsync((int)(http.Request.ContentLength ?? 0));
        var form = Encoding.ASCII.GetString(read.Buffer);
        http.Request.BodyReader.AdvanceTo(read.Buffer.End);
        var sender = Webhooks.SenderOf(Field(form, "To="));
        var text = Field(form, "Body=");
        var sid = $"SM{Interlocked.Increment(ref _count):x32}";
        var phone = _taken.GetOrAdd(sender, static _ => []);
        lock (phone)
            phone.Add(new(sid, text, DateTimeOffset.UtcNow));
        _hears.Hear(sender, text);

        if (_pauses is not null)
            await Task.Delay(NextPause(_pauses));
        await AnswerAsync(http.Response, 201, Encoding.ASCII.GetBytes($$"""{"sid":"{{sid}}","status":"queued"}"""));
    }

    private Task ListAsync(HttpContext http)
    {
        Interlocked.Increment(ref _lookups);
        var phone = _taken.GetOrAdd(Webhooks.SenderOf(http.Request.Query["To"].ToString()), static _ => []);
        Taken[] newest;
        lock (phone)
            newest = [.. phone.AsEnumerable().Reverse().Take(100)];
        return AnswerAsync(http.Response, 200, JsonSerializer.SerializeToUtf8Bytes(new
        {
            messages = newest.Select(taken => new
            {
                sid = taken.Sid,
                body = taken.Text,
                direction = "outbound-api",
                date_created = taken.At.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture),
            }),
        }));
    }

    private static Task AnswerAsync(HttpResponse response, int status, byte[] json)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json).AsTask();
    }

    private static int NextPause(Random pauses)
    {
#pragma warning disable CA5394 // As above.
        lock (pauses)
            return pauses.Next(0, 21);
#pragma warning restore CA5394
    }

    private static string Field(string form, string key)
    {
        var start = form.StartsWith(key, StringComparison.Ordinal) ? 0 : form.IndexOf("&" + key, StringComparison.Ordinal) + 1;
        var end = form.IndexOf('&', start);
        return Uri.UnescapeDataString(form[(start + key.Length)..(end < 0 ? form.Length : end)].Replace('+', ' '));
    }

    private sealed record Taken(string Sid, string Text, DateTimeOffset At);
}

/// <summary>Hears what the carrier delivers.</summary>
internal interface IHears
{
    /// <summary>A message has come.</summary>
    /// <param name="sender">To whom: see <see cref="Webhooks.SenderOf"/>.</param>
    /// <param name="text">What it says.</param>
    void Hear(int sender, ReadOnlySpan<char> text);
}
