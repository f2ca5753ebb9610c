using System.Collections.Concurrent;
using System.Text;
using InfoLine.Messaging;

namespace InfoLine.Tests.Operations;

/// <summary>Traces and figures leave over OTLP, to a collector that speaks it over HTTP.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task One_trace_follows_a_message_from_the_door_to_the_receipt()
    {
        await using var collector = await Collector.StartAsync();
        string id;
        await using (var line = await Line.OpenAsync(Store.Sqlite, new() { Settings = ["--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address] }))
        {
            var accepted = await line.Inbox.AcceptAsync(new Inbound(new(line.Carrier.Route, Person.Asha.Phone, Person.Asha.Phone), "SM1", InboundKind.Text, "secret words"), CancellationToken.None);
            id = accepted.InboxId;
            await line.To(Person.Asha).HearsAsync("secret words");
            await line.SettleAsync();
            await line.Outbox.RecordAsync(new(line.Carrier.Route, $"{id}:0", null, DeliveryStatus.Delivered, null, "delivered"), CancellationToken.None);
            await line.StopAsync(); // What is not sent yet goes out now.
        }

        var traces = collector.Heard("/v1/traces");
        traces.ShouldContain(Convert.FromHexString(id)); // The id of the trace is that of the row.
        foreach (var stop in (string[])["accept", "turn", "send", "receipt"])
            traces.ShouldContain(Encoding.ASCII.GetBytes(stop));
        traces.ShouldNotContain(Encoding.UTF8.GetBytes("secret words"));
        traces.ShouldNotContain(Encoding.ASCII.GetBytes(Person.Asha.Phone));
        collector.Heard("/v1/metrics").ShouldContain("infoline_messages_accepted"u8.ToArray());
    }

    [Fact]
    public async Task A_collector_that_is_not_there_holds_nobody_up()
    {
        await using var line = await Line.OpenAsync(Store.Sqlite, new() { Settings = ["--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"] });
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "not an address")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    public async Task An_address_that_is_none_stops_the_start(string key, string value)
    {
        var refusal = await Should.ThrowAsync<BadSettingException>(() => Program.ComposeAsync(
            ["--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", $"--{key}", value, "--Storage:Connection", "Data Source=never-made.db"]));
        refusal.Message.ShouldStartWith($"{key}: ");
    }

    /// <summary>Keeps what it is sent.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, byte[] Body)> heard) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var heard = new ConcurrentQueue<(string, byte[])>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                heard.Enqueue((context.Request.Path, body.ToArray()));
                context.Response.StatusCode = StatusCodes.Status200OK;
            });
            await app.StartAsync();
            return new(app, heard);
        }

        public Bytes Heard(string path) => new([.. heard.Where(one => one.Path == path).SelectMany(one => one.Body)]);

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }

    /// <summary>Protobuf keeps names and ids as they are, so they can be looked for in its bytes.</summary>
    private sealed class Bytes(byte[] all)
    {
        public void ShouldContain(byte[] part) => all.AsSpan().IndexOf(part).ShouldBeGreaterThanOrEqualTo(0);

        public void ShouldNotContain(byte[] part) => all.AsSpan().IndexOf(part).ShouldBe(-1);
    }
}
