using System.Collections.Immutable;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Carriers;

/// <summary>People who write and listen by way of the fake Twilio: by SMS, or by WhatsApp.</summary>
/// <example><code>
/// await using var carrier = await TwilioCarrier.StartAsync(clock, "twilio-whatsapp");
/// await using var line = await Line.OpenAsync(store, new() { Clock = clock, Carrier = carrier, Settings = carrier.Settings });
/// </code></example>
public sealed class TwilioCarrier : ITestCarrier, IAsyncDisposable
{
    private readonly string _publicUrl;
    private HttpClient _client = new();

    private TwilioCarrier(FakeTwilio twilio, string route, string publicUrl)
    {
        _publicUrl = publicUrl;
        Twilio = twilio;
        Route = route;
    }

    public FakeTwilio Twilio { get; }

    public string Route { get; }

    /// <summary>The settings of the service, as on its command line.</summary>
    public ImmutableArray<string> Settings => [.. Twilio.Settings(_publicUrl).SelectMany(setting => new[] { "--" + setting.Key, setting.Value ?? "" })];

    /// <summary>Starts it.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="route">By which people write.</param>
    /// <param name="publicUrl">What it calls. With https the pages of staff want a proxy before them.</param>
    public static async Task<TwilioCarrier> StartAsync(TimeProvider clock, string route = "twilio-sms", string publicUrl = "https://line.example.org") =>
        new(await FakeTwilio.StartAsync(clock), route, publicUrl);

    public void Join(Line line)
    {
        // Another one than before a crash: it listens elsewhere.
        _client.Dispose();
        _client = new() { BaseAddress = line.Address };
        Twilio.Serves(_client, _publicUrl);
    }

    public async Task TextAsync(Person from, string text, string? messageId = null)
    {
        using var answer = await Twilio.SaysAsync(AddressOf(from), text, messageId is null ? [] : [("MessageSid", messageId)]);
        answer.EnsureSuccessStatusCode();
    }

    public IEnumerable<Outgoing> Heard(Person person) => Twilio.Phone(AddressOf(person)).Heard
        .Select(message => new Outgoing(message.Sid, new ContactAddress(Route, message.To, person.Phone), message.Body, [], OptionStyle.None) { PlainText = message.Body });

    public async ValueTask DisposeAsync()
    {
        await Twilio.DisposeAsync();
        _client.Dispose();
    }

    private string AddressOf(Person person) => Route == "twilio-whatsapp" ? "whatsapp:" + person.Phone : person.Phone;
}
