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
    private const string PublicUrl = "https://line.example.org";

    private readonly HttpClient _client = new();

    private TwilioCarrier(FakeTwilio twilio, string route)
    {
        Twilio = twilio;
        Route = route;
    }

    public FakeTwilio Twilio { get; }

    public string Route { get; }

    /// <summary>The settings of the service, as on its command line.</summary>
    public ImmutableArray<string> Settings => [.. Twilio.Settings(PublicUrl).SelectMany(setting => new[] { "--" + setting.Key, setting.Value ?? "" })];

    public static async Task<TwilioCarrier> StartAsync(TimeProvider clock, string route = "twilio-sms") => new(await FakeTwilio.StartAsync(clock), route);

    public void Join(Line line)
    {
        _client.BaseAddress = line.Address;
        Twilio.Serves(_client, PublicUrl);
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
