using System.Collections.Immutable;
using System.Text;
using InfoLine.Channels.Phone;
using InfoLine.Dialogs.Compile;
using InfoLine.Dialogs.Tests.Compile;

namespace InfoLine.Tests.Channels.Phone;

/// <summary>A service with nothing but the simulated phone, on a real port. A test can change its dialogs while it runs.</summary>
public sealed class PhoneHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Today = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private PhoneHost(WebApplication app, PhoneDialogs dialogs)
    {
        _app = app;
        Dialogs = dialogs;
        Http = new HttpClient();
    }

    /// <summary>The dialogs in force.</summary>
    public PhoneDialogs Dialogs { get; set; }

    public HttpClient Http { get; }

    public string Url => _app.Urls.Single();

    public StartReport Report { get; private init; } = new();

    /// <summary>A few flows of our own: MUDRA with a list, its amount with buttons, and a reminder.</summary>
    public static ImmutableArray<FlowSource> Sources => SomeDialogs.With(new FlowSource("mudra.yaml", MudraFlow));

    public static PhoneDialogs Compile(params IEnumerable<FlowSource> sources)
    {
        var compiled = FlowCompiler.Compile(sources, DateOnly.FromDateTime(Today.Date));
        return new(compiled.Flows ?? throw new InvalidOperationException(string.Join('\n', compiled.Problems)), Today, []);
    }

    public static async Task<PhoneHost> StartAsync(params string[] settings)
    {
        var dialogs = Compile(Sources);
        var builder = WebApplication.CreateBuilder(["--environment", "Production", "--urls", "http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        builder.AddPhone();
        var report = builder.Report();
        var app = builder.Build();
        PhoneHost? host = null;
        app.MapPhone(() => host?.Dialogs ?? dialogs);
        await app.StartAsync();
        host = new(app, dialogs) { Report = report };
        return host;
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) => Http.PostAsync(Url + path, new StringContent(json, Encoding.UTF8, "application/json"));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private const string MudraFlow = """
        flow: mudra
        title: { en: MUDRA loan, hi: मुद्रा लोन }
        keywords: { en: [mudra], hi: [मुद्रा] }
        remind: [24h]
        reminder: { en: You asked about MUDRA., hi: आपने मुद्रा के बारे में पूछा था। }
        steps:
          start:
            ask: { en: "MUDRA is a bank loan. What do you want to know?", hi: "मुद्रा बैंक का लोन है। क्या जानना है?" }
            choices:
              - { en: How much, hi: कितना पैसा, go: amount }
              - { en: Who gets it, hi: किसे मिलेगा, go: who }
              - { en: Papers, hi: कागज़, go: papers }
              - { en: Fees, hi: फ़ीस, go: fees }
          amount:
            ask: { en: "It depends on your work. Ask the bank.", hi: "काम के हिसाब से। बैंक से पूछें।" }
            choices:
              - { en: Papers, hi: कागज़, go: papers }
              - { en: Other questions, hi: दूसरे सवाल, go: start }
          who:
            ask: { en: "Somebody with a small business.", hi: "छोटे कारोबार वाले को।" }
            choices:
              - { en: Other questions, hi: दूसरे सवाल, go: start }
          papers:
            ask: { en: "Bring proof of name and address.", hi: "नाम और पते का सबूत लाएँ।" }
            choices:
              - { en: Other questions, hi: दूसरे सवाल, go: start }
          fees:
            ask: { en: "Ask the bank before you sign.", hi: "दस्तखत से पहले बैंक से पूछें।" }
            choices:
              - { en: Other questions, hi: दूसरे सवाल, go: start }
        """;
}
