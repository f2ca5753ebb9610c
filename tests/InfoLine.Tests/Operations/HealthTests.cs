using System.Net;
using System.Net.Sockets;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Operations;

public sealed class HealthTests
{
    [EachDatabase]
    public async Task A_healthy_service_says_so_part_by_part(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        using var http = new HttpClient { BaseAddress = line.Address };
        (await http.GetStringAsync("/health/live")).ShouldBe("live\n");
        (await http.GetStringAsync("/health/ready")).ShouldBe("database: ok\ndialogs: ok\nturns: ok\nsending: ok\n");
    }

    [EachDatabase]
    public async Task A_service_whose_sending_has_ended_is_not_ready(Store store)
    {
        await using var line = await Line.OpenAsync(store, new() { Without = [typeof(OutboxWorker)] });
        using var http = new HttpClient { BaseAddress = line.Address };
        using var answer = await http.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("sending: not running");
    }

    [EachDatabase]
    public async Task A_service_without_its_database_lives_but_is_not_ready_and_shows_no_stack(Store store)
    {
        await using var line = await Line.OpenAsync(store);
        using var http = new HttpClient { BaseAddress = line.Address };
        await line.Database.DisposeAsync();
        (await http.GetStringAsync("/health/live")).ShouldBe("live\n");
        using var answer = await http.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("database: does not answer\n");
    }

    [Fact]
    public async Task A_database_that_can_be_read_but_not_written_is_not_ready()
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var http = new HttpClient { BaseAddress = line.Address };
        await line.Database.WriteAsync(async connection =>
        {
            await connection.RunScriptAsync("pragma query_only = on"); // As after a full disk, reading goes on.
            return true;
        });
        using var answer = await http.GetAsync("/health/ready");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldStartWith("database: does not answer\n");
    }

    [Fact]
    public async Task Metrics_count_what_happened_and_name_nobody()
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var http = new HttpClient { BaseAddress = line.Address };
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        var text = await http.GetStringAsync("/metrics");
        text.ShouldContain("infoline_messages_accepted_total{route=\"loop\",kind=\"Text\"} 1\n");
        text.ShouldContain("infoline_sends_total{route=\"loop\",outcome=\"Accepted\"} 1\n");
        text.ShouldContain("infoline_accept_to_handled_seconds_bucket{le=\"0.005\"} 1\n");
        text.ShouldContain("infoline_waiting{queue=\"inbox\"} 0\n");
        text.ShouldNotContain(Person.Asha.Phone);
        text.ShouldNotContain("hello");
    }

    [Fact]
    public async Task Metrics_count_the_segments_that_a_carrier_bills_by_route_and_language()
    {
        var loop = new LoopChannel { Traits = ChannelTraits.Sms };
        loop.Answer = (number, _) => Task.FromResult<SendOutcome?>(number == 2 ? new SendOutcome.RetryAt(DateTimeOffset.UnixEpoch, "busy") : null);
        await using var line = await Line.OpenAsync(Store.Sqlite, new(loop));
        using var http = new HttpClient { BaseAddress = line.Address };
        await line.From(Person.Asha).TextAsync(new string('a', 161));
        await line.To(Person.Asha).HearsAsync("a");
        await line.From(Person.Ravi).TextAsync(new string('क', 70));
        await line.UntilAsync(() => Task.FromResult(loop.Tries == 2), "the try that the carrier does not take");
        await line.SettleAsync();
        (await http.GetStringAsync("/metrics")).ShouldContain("infoline_segments_total{route=\"loop\",language=\"en\"} 2\n");
        line.Clock.Advance(TimeSpan.FromSeconds(2));
        await line.To(Person.Ravi).HearsAsync("क");
        await line.SettleAsync();
        (await http.GetStringAsync("/metrics")).ShouldContain("infoline_segments_total{route=\"loop\",language=\"en\"} 3\n");
    }

    [Fact]
    public async Task Metrics_of_a_channel_without_segments_count_none()
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var http = new HttpClient { BaseAddress = line.Address };
        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        (await http.GetStringAsync("/metrics")).ShouldNotContain("infoline_segments_total{");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("Bearer wrong", HttpStatusCode.NotFound)]
    [InlineData("Bearer secret", HttpStatusCode.OK)]
    public async Task Metrics_with_a_token_open_to_that_token_only(string? authorization, HttpStatusCode status)
    {
        await using var line = await Line.OpenAsync(Store.Sqlite, new() { Settings = ["--Metrics:Token", "secret"] });
        using var http = new HttpClient { BaseAddress = line.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("/metrics", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/api/messages", HttpStatusCode.NotFound)]
    [InlineData("/channels/twilio/inbound", HttpStatusCode.NotFound)]
    public async Task The_port_of_the_metrics_shows_what_operators_read_and_nothing_else(string path, HttpStatusCode status)
    {
        var port = FreePort();
        await using var line = await Line.OpenAsync(Store.Sqlite, new() { Settings = ["--Metrics:Port", $"{port}"] });
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        using var answer = await http.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task Metrics_without_settings_are_closed_to_what_comes_through_a_proxy(string header, string value)
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var http = new HttpClient { BaseAddress = line.Address };
        http.DefaultRequestHeaders.Add(header, value);
        using var answer = await http.GetAsync("/metrics");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
