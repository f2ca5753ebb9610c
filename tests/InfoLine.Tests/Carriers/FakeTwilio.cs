using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace InfoLine.Tests.Carriers;

/// <summary>Twilio as far as we use it, in this process and over real HTTP: takes messages, lists them, keeps contents, signs webhooks, and misbehaves when told to.</summary>
/// <example><code>
/// await using var twilio = await FakeTwilio.StartAsync();
/// twilio.Serves(line, "https://line.example.org");           // an HttpClient to the service under test
/// await twilio.SaysAsync("whatsapp:+919812345678", "mudra");
/// var reply = await twilio.Phone("whatsapp:+919812345678").HearsAsync();
/// </code></example>
public sealed class FakeTwilio : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, FakePhone> _phones = new(StringComparer.Ordinal);
    private readonly FakeTwilioContents _contents = new();
    private readonly ConcurrentQueue<FakeTwilioTrouble> _troubles = new();
    private readonly ConcurrentDictionary<string, string> _media = new(StringComparer.Ordinal);
    private FakeTwilioWebhooks? _webhooks;
    private long _count;
    private int _attempts;
    private int _listings;

    private FakeTwilio(WebApplication app, TimeProvider clock)
    {
        _app = app;
        _clock = clock;
    }

    /// <summary>The made-up account.</summary>
    public string AccountSid => "AC0123456789abcdef0123456789abcdef";

    /// <summary>Its made-up token.</summary>
    public string AuthToken => "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    /// <summary>Our number on SMS.</summary>
    public string SmsNumber => "+15550001111";

    /// <summary>Our number on WhatsApp.</summary>
    public string WhatsAppNumber => "whatsapp:+15550002222";

    /// <summary>For <c>Twilio:ApiBaseUrl</c>.</summary>
    public string Url => _app.Urls.First();

    /// <summary>How receipts are sent.</summary>
    public FakeReceipts Receipts { get; set; }

    /// <summary>How often a send was tried, troubles included.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>How often somebody asked for the list of messages.</summary>
    public int Listings => Volatile.Read(ref _listings);

    /// <summary>How many contents were described.</summary>
    public int Contents => _contents.Count;

    /// <summary>True: the Content API answers 404 to everything.</summary>
    public bool HasNoContentApi { get; set; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeTwilio> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var twilio = new FakeTwilio(builder.Build(), clock ?? TimeProvider.System);
        twilio._app.Run(twilio.AnswerAsync);
        await twilio._app.StartAsync();
        return twilio;
    }

    /// <summary>The settings of a service that uses this Twilio for SMS and WhatsApp, with buttons.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings(string publicUrl) =>
    [
        new("PublicUrl", publicUrl),
        new("Twilio:AccountSid", AccountSid),
        new("Twilio:AuthToken", AuthToken),
        new("Twilio:ApiBaseUrl", Url),
        new("Twilio:SmsFrom", SmsNumber),
        new("Twilio:WhatsAppFrom", WhatsAppNumber),
        new("Twilio:RichWhatsApp", "true"),
        new("Twilio:SmsPerSecond", "100000"),
        new("Twilio:WhatsAppPerSecond", "100000"),
    ];

    /// <summary>Names the service that gets the webhooks.</summary>
    /// <param name="line">Reaches it; has a base address.</param>
    /// <param name="publicUrl">Its <c>PublicUrl</c>, which is signed.</param>
    public void Serves(HttpClient line, string publicUrl) => _webhooks = new FakeTwilioWebhooks(AuthToken, line, publicUrl.TrimEnd('/'));

    /// <summary>A person writes. <c>whatsapp:</c> before the address makes it WhatsApp.</summary>
    /// <param name="from">Who.</param>
    /// <param name="text">What.</param>
    /// <param name="more">Further fields, which replace those of the same name.</param>
    /// <returns>The service's answer.</returns>
    public Task<HttpResponseMessage> SaysAsync(string from, string text, params (string Key, string Value)[] more) =>
        PostAsync("/channels/twilio/inbound", Message(from, text, more));

    /// <summary>A person sends voice notes, pictures or files.</summary>
    /// <param name="from">Who.</param>
    /// <param name="media">What the fields say of each: its address, and what Twilio calls it.</param>
    public Task<HttpResponseMessage> SendsAsync(string from, params (string Address, string Type)[] media) => SaysAsync(
        from, "",
        [
            ("NumMedia", $"{media.Length}"),
            .. media.SelectMany((one, number) => new[] { ($"MediaUrl{number}", one.Address), ($"MediaContentType{number}", one.Type) }),
        ]);

    /// <summary>Takes note of something that somebody sent.</summary>
    /// <param name="storage">Where Twilio keeps it, and where it sends whoever asks with the right credentials.</param>
    /// <returns>The address that its webhook names.</returns>
    public string Media(string storage)
    {
        var path = $"/2010-04-01/Accounts/{AccountSid}/Messages/{NewSid("MM")}/Media/{NewSid("ME")}";
        _media[path] = storage;
        return Url + path;
    }

    /// <summary>A person presses a button or chooses a row of a message that they got.</summary>
    public Task<HttpResponseMessage> PressesAsync(FakeMessage message, FakeOption option) => message.IsList
        ? SaysAsync(message.To, option.Title, ("ListId", option.Id), ("ListTitle", option.Title), ("MessageType", "interactive"), ("OriginalRepliedMessageSid", message.Sid))
        : SaysAsync(message.To, option.Title, ("ButtonPayload", option.Id), ("ButtonText", option.Title), ("MessageType", "button"), ("OriginalRepliedMessageSid", message.Sid));

    /// <summary>Posts a form to the service, signed. Keys may repeat.</summary>
    public Task<HttpResponseMessage> PostAsync(string pathAndQuery, IEnumerable<KeyValuePair<string, string>> fields) => Webhooks.PostAsync(pathAndQuery, fields);

    /// <summary>Posts any bytes with any signature, or none.</summary>
    public Task<HttpResponseMessage> PostRawAsync(string pathAndQuery, byte[] body, string? signature, string contentType = FakeTwilioWebhooks.Form) =>
        Webhooks.PostRawAsync(pathAndQuery, body, signature, contentType);

    /// <summary>Posts a receipt for a message that was taken.</summary>
    public Task<HttpResponseMessage> ReceiptAsync(FakeMessage message, string status, params (string Key, string Value)[] more) =>
        Webhooks.ReceiptAsync(message, FakeTwilioForms.Receipt(this, message, status, more));

    /// <summary>Waits until all receipts under way have been answered.</summary>
    public Task ReceiptsSentAsync() => Webhooks.QuietAsync();

    /// <summary>The fields of a message as Twilio posts them.</summary>
    public Dictionary<string, string> Message(string from, string text, params (string Key, string Value)[] more) =>
        FakeTwilioForms.Message(this, NewSid("SM"), from, text, more);

    /// <summary>What the coming sends run into, one each, in this order; after these all is well.</summary>
    public void Answers(params ReadOnlySpan<FakeTwilioTrouble> troubles)
    {
        foreach (var trouble in troubles)
            _troubles.Enqueue(trouble);
    }

    /// <summary>The phone with this address.</summary>
    public FakePhone Phone(string address) => _phones.GetOrAdd(address, static known => new FakePhone(known));

    /// <summary>Everything that was taken, by phone.</summary>
    public IEnumerable<FakeMessage> Taken => _phones.Values.SelectMany(phone => phone.Heard);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private FakeTwilioWebhooks Webhooks => _webhooks ?? throw new InvalidOperationException("Call Serves first.");

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (http.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}")))
            await FakeTwilioJson.RefuseAsync(http, new FakeTwilioTrouble.Refusal(401, 20003, "Authenticate"));
        else if (path == $"/2010-04-01/Accounts/{AccountSid}/Messages.json")
            await (isPost ? TakeAsync(http) : ListAsync(http));
        else if (_media.TryGetValue(path, out var storage))
            http.Response.Redirect(storage, permanent: false, preserveMethod: true);
        else if (path == "/v1/Content" && !HasNoContentApi)
            await (isPost ? _contents.DescribeAsync(http, NewSid("HX")) : _contents.ListAsync(http));
        else
            await FakeTwilioJson.RefuseAsync(http, new FakeTwilioTrouble.Refusal(404, 20404, $"The requested resource {path} was not found"));
    }

    private async Task TakeAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        Interlocked.Increment(ref _attempts);
        if (!_troubles.TryDequeue(out var trouble))
            trouble = FakeTwilioTrouble.None;
        if (trouble is FakeTwilioTrouble.Refusal or FakeTwilioTrouble.Page or FakeTwilioTrouble.Silence or FakeTwilioTrouble.Reset { Accepts: false })
        {
            await MisbehaveAsync(http, trouble);
            return;
        }

        if (Mistake(form) is { } mistake)
        {
            await FakeTwilioJson.RefuseAsync(http, mistake);
            return;
        }

        var message = Deliver(form);
        var reporting = _webhooks is null || message.StatusCallback is null
            ? Task.CompletedTask
            : _webhooks.ReportAsync(message, Plan().Select(status => FakeTwilioForms.Receipt(this, message, status)));
        if (Receipts == FakeReceipts.Early)
            await reporting;
        if (trouble is FakeTwilioTrouble.Reset)
            http.Abort();
        else
            await FakeTwilioJson.AnswerAsync(http, 201, json => FakeTwilioJson.Write(json, AccountSid, message, "queued"));
    }

    private static async Task MisbehaveAsync(HttpContext http, FakeTwilioTrouble trouble)
    {
        switch (trouble)
        {
            case FakeTwilioTrouble.Refusal refusal:
                await FakeTwilioJson.RefuseAsync(http, refusal);
                break;
            case FakeTwilioTrouble.Page page:
                http.Response.StatusCode = page.Status;
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html><body><h1>Bad gateway</h1></body></html>");
                break;
            case FakeTwilioTrouble.Silence:
                var gaveUp = new TaskCompletionSource();
                await using (http.RequestAborted.Register(gaveUp.SetResult))
                    await gaveUp.Task;
                break;
            default:
                http.Abort();
                break;
        }
    }

    private static FakeTwilioTrouble.Refusal? Mistake(IFormCollection form) => form switch
    {
        _ when string.IsNullOrEmpty(form["To"]) => new(400, 21604, "A 'To' phone number is required."),
        _ when string.IsNullOrEmpty(form["From"]) && string.IsNullOrEmpty(form["MessagingServiceSid"]) => new(400, 21603, "A 'From' phone number is required."),
        _ when string.IsNullOrEmpty(form["Body"]) && string.IsNullOrEmpty(form["ContentSid"]) => new(400, 21602, "Message body is required."),
        _ when form["Body"].ToString().Length > 1600 => new(400, 21617, "The concatenated message body exceeds the 1600 character limit."),
        _ => null,
    };

    private FakeMessage Deliver(IFormCollection form)
    {
        var from = form["From"].ToString() is { Length: > 0 } number ? number : form["MessagingServiceSid"].ToString();
        var message = new FakeMessage(NewSid("SM"), form["To"].ToString(), from, form["Body"].ToString(), _clock.GetUtcNow())
        {
            StatusCallback = form["StatusCallback"],
            ValidityPeriod = form["ValidityPeriod"],
        };
        if (form["ContentSid"].ToString() is { Length: > 0 } content)
            message = _contents.Fill(message, content, form["ContentVariables"].ToString());
        Phone(message.To).Receive(message);
        return message;
    }

    private string NewSid(string prefix) => prefix + Interlocked.Increment(ref _count).ToString("x32", CultureInfo.InvariantCulture);

    private async Task ListAsync(HttpContext http)
    {
        Interlocked.Increment(ref _listings);
        var query = http.Request.Query;
        http.Response.Headers.Date = _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var pageSize = int.TryParse(query["PageSize"], out var size) ? size : 50;
        var found = (query["To"].ToString() is { Length: > 0 } to ? Phone(to).Heard : Taken)
            .Where(message => (Day(query["DateSent>"]) is not { } first || message.CreatedAt >= first)
                && (Day(query["DateSent<"]) is not { } last || message.CreatedAt < last.AddDays(1))
                && (Day(query["DateSent"]) is not { } day || message.CreatedAt.Date == day.Date))
            .Reverse().Take(pageSize).ToList();
        await FakeTwilioJson.AnswerAsync(http, 200, json =>
        {
            json.WriteNumber("page", 0);
            json.WriteNumber("page_size", pageSize);
            json.WriteNull("next_page_uri");
            json.WriteStartArray("messages");
            foreach (var message in found)
            {
                json.WriteStartObject();
                FakeTwilioJson.Write(json, AccountSid, message, "sent");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static DateTimeOffset? Day(string? written) =>
        DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private string[] Plan() => Receipts switch
    {
        FakeReceipts.InOrder or FakeReceipts.Early => ["sent", "delivered"],
        FakeReceipts.Doubled => ["sent", "sent", "delivered", "delivered"],
        FakeReceipts.Reversed => ["delivered", "sent"],
        _ => [],
    };
}
