using InfoLine.Channels.Twilio;
using InfoLine.Messaging.Media;
using InfoLine.Tests.Carriers;
using InfoLine.Tests.Registration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Messaging;

/// <summary>The line with a Twilio that keeps what people send in a storage of its own, and what has become of it in the database.</summary>
public sealed class MediaLine : IAsyncDisposable
{
    private bool _ownsLine;

    private MediaLine(TwilioCarrier carrier, FakeStorage storage) => (Carrier, Storage) = (carrier, storage);

    public TwilioCarrier Carrier { get; }

    public FakeTwilio Twilio => Carrier.Twilio;

    public FakeStorage Storage { get; }

    public required FakeClock Clock { get; init; }

    public Line Line { get; private set; } = null!; // Set by OpenAsync.

    public LineOptions Options => new()
    {
        Clock = Clock,
        Carrier = Carrier,
        Settings = [.. Carrier.Settings, "--Twilio:MediaHosts", $"{Storage.Url} *.inside.localhost"],
    };

    public static async Task<MediaLine> StartAsync()
    {
        var clock = new FakeClock();
        return new(await TwilioCarrier.StartAsync(clock, "twilio-whatsapp", "http://line.example.org"), await FakeStorage.StartAsync()) { Clock = clock };
    }

    public static async Task<MediaLine> OpenAsync(Store store, TimeSpan? patience = null, params string[] settings)
    {
        var media = await StartAsync();
        media._ownsLine = true;
        media.Line = await Line.OpenAsync(store, media.Options with { Settings = [.. media.Options.Settings, .. settings], Adjust = patience is { } limit ? builder => HaveLess(builder, limit) : null });
        return media;
    }

    /// <summary>Looks at a line that somebody else has opened.</summary>
    public void Use(Line line) => Line = line;

    /// <summary>The address that a webhook names for something that is in the storage.</summary>
    public string Keep(string name, byte[] body) => Twilio.Media(Storage.Keep(name, body));

    /// <summary>Somebody sends things by WhatsApp.</summary>
    public async Task SendAsync(Person from, params (string Address, string Type)[] media)
    {
        using var answer = await Twilio.SendsAsync($"whatsapp:{from.Phone}", media);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Lets time pass until nothing waits any more, never in the middle of a fetch.</summary>
    public async Task SettleAsync()
    {
        while (true)
        {
            var next = 0L;
            await Line.UntilAsync(
                async () =>
                {
                    var due = await Line.RowsAsync("select due_at from media where due_at is not null order by due_at");
                    next = due.Count == 0 ? 0 : long.Parse(due[0]);
                    var now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
                    return due.TrueForAll(at => long.Parse(at) > now && long.Parse(at) != now + (long)MediaClaims.Lease.TotalMilliseconds);
                },
                "the fetches of this moment");
            if (next == 0)
                return;
            Clock.Advance(DateTimeOffset.FromUnixTimeMilliseconds(next) - Clock.GetUtcNow());
        }
    }

    /// <summary>State, reason and type of everything that came, in order.</summary>
    public Task<List<string>> ResultsAsync() => Line.RowsAsync("select state || ' ' || coalesce(reason, '-') || ' ' || kind || ' ' || type from media order by id");

    public async ValueTask DisposeAsync()
    {
        if (_ownsLine)
            await Line.DisposeAsync();
        await Carrier.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private static void HaveLess(WebApplicationBuilder builder, TimeSpan patience)
    {
        builder.Services.RemoveAll<IGivesMedia>();
        builder.Services.AddSingleton<IGivesMedia>(all => new TwilioMediaSource(all.GetRequiredService<TwilioOptions>(), patience));
    }
}
