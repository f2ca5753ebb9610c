using System.Collections.Concurrent;
using InfoLine.Channels.Twilio;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoLine.Tests.Channels.Twilio;

/// <summary>The two webhooks on a real server, with a fake Twilio that calls them. What they accept is noted here in place of a database.</summary>
internal sealed class TwilioLine : IAsyncDisposable
{
    public const string PublicUrl = "https://line.example.org";

    private readonly WebApplication _app;
    private readonly TwilioClient _api;

    private TwilioLine(FakeTwilio twilio, TwilioOptions options)
    {
        Twilio = twilio;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024);
        _app = builder.Build();
        _api = new TwilioClient(options, TimeProvider.System);
        var contents = new TwilioContents(_api, TimeProvider.System, NullLogger.Instance);
        WhatsApp = TwilioSender.WhatsApp(options, TwilioSeats.Messages(options, _api), contents, TimeProvider.System, NullLogger.Instance);
        _app.MapTwilio(new TwilioWebhook(options, (message, _) => Store(Accepted, message), (receipt, _) => Store(Receipts, receipt), contents, NullLogger<TwilioWebhook>.Instance));
    }

    public FakeTwilio Twilio { get; }

    public HttpClient Client { get; } = new();

    public TwilioSender WhatsApp { get; }

    public ConcurrentQueue<Inbound> Accepted { get; } = [];

    public ConcurrentQueue<Receipt> Receipts { get; } = [];

    /// <summary>What storing runs into, or null.</summary>
    public Exception? Trouble { get; set; }

    public static async Task<TwilioLine> OpenAsync(params (string Key, string Value)[] settings)
    {
        var twilio = await FakeTwilio.StartAsync();
        var line = new TwilioLine(twilio, Options(twilio, settings));
        await line._app.StartAsync();
        line.Client.BaseAddress = new Uri(line._app.Urls.First());
        twilio.Serves(line.Client, PublicUrl);
        return line;
    }

    public static TwilioOptions Options(FakeTwilio twilio, params (string Key, string Value)[] settings)
    {
        var all = twilio.Settings(PublicUrl).Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        var report = new StartReport();
        var options = TwilioOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(all.GroupBy(one => one.Key, StringComparer.Ordinal).Select(group => group.Last())).Build(), report);
        report.Problems.ShouldBeEmpty();
        return options!;
    }

    public async ValueTask DisposeAsync()
    {
        await Twilio.DisposeAsync();
        await _app.DisposeAsync();
        _api.Dispose();
        Client.Dispose();
    }

    private Task Store<T>(ConcurrentQueue<T> rows, T row)
    {
        if (Trouble is not null)
            return Task.FromException(Trouble);
        rows.Enqueue(row);
        return Task.CompletedTask;
    }
}
