using System.Net;
using InfoLine.Channels.Twilio;
using InfoLine.Messaging;
using InfoLine.Storage;
using InfoLine.Tests.Carriers;
using Shouldly;
using Xunit;

namespace InfoLine.Tests.Channels.Twilio;

/// <summary>The channel in the real service, on a real database.</summary>
public sealed class TwilioServiceTests : IAsyncLifetime, IDisposable
{
    private const string PublicUrl = "https://line.example.org";
    private const string Villager = "+919812345678";

    private readonly string _folder = Directory.CreateTempSubdirectory("infoline-").FullName;
    private readonly HttpClient _client = new();
    private FakeTwilio _twilio = null!; // Started before each test.
    private WebApplication? _app;

    public async Task InitializeAsync() => _twilio = await FakeTwilio.StartAsync();

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        await _twilio.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_message_that_is_replayed_and_doubled_in_parallel_is_one_row()
    {
        await OpenAsync(_twilio.Settings(PublicUrl));
        var fields = _twilio.Message(Villager, "mudra");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _twilio.PostAsync("/channels/twilio/inbound", fields)));
        using var replay = await _twilio.PostAsync("/channels/twilio/inbound", fields);

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        replay.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync("select count(*) from inbox")).ShouldBe(1);
    }

    [Fact]
    public async Task A_person_without_a_number_has_a_row_too()
    {
        await OpenAsync(_twilio.Settings(PublicUrl));

        using var answer = await _twilio.SaysAsync("whatsapp:US.1234", "a\0\uFFFD १");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync("select count(*) from inbox where address = 'whatsapp:US.1234'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_receipt_for_nobodys_message_is_kept_and_gets_200()
    {
        await OpenAsync(_twilio.Settings(PublicUrl));

        using var answer = await _twilio.PostAsync("/channels/twilio/status?message=nobody:0", [new("MessageSid", "SM404"), new("MessageStatus", "delivered"), new("To", Villager)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync("select count(*) from receipts")).ShouldBe(1);
    }

    [Theory]
    [InlineData("POST", "/channels/twilio/inbound")]
    [InlineData("GET", "/channels/twilio/status")]
    public async Task Without_settings_the_routes_answer_503_and_the_start_says_why(string method, string path)
    {
        await OpenAsync([]);

        using var answer = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        _app!.Services.GetRequiredService<StartReport>().Lines.ShouldContain(line => line == "Twilio is off: Twilio:AccountSid is not set."); // OpenAsync has set it.
    }

    [Fact]
    public async Task Half_the_settings_stop_the_start()
    {
        var problem = await Should.ThrowAsync<BadSettingException>(() => OpenAsync([new("Twilio:AuthToken", "t"), new("Twilio:SmsFrom", "+15550001111"), new("PublicUrl", PublicUrl)]));

        problem.Message.ShouldBe("Twilio:AccountSid is missing: set it, or remove Twilio:AuthToken to turn Twilio off.");
    }

    [Fact]
    public async Task Both_routes_are_registered()
    {
        await OpenAsync(_twilio.Settings(PublicUrl));

        string.Join(" ", _app!.Services.GetServices<IChannel>().Select(channel => channel.Route)).ShouldBe("twilio-sms twilio-whatsapp"); // OpenAsync has set it.
    }

    private async Task OpenAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        string[] own = ["--urls=http://127.0.0.1:0", $"--Storage:Connection=Data Source={Path.Combine(_folder, "infoline.db")}", "--Logging:LogLevel:Default=None"];
        _app = await Program.ComposeAsync([.. own, .. settings.Select(setting => $"--{setting.Key}={setting.Value}")], builder => builder.AddTwilio());
        _app.MapTwilio();
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
        _twilio.Serves(_client, PublicUrl);
    }

    private Task<long> CountAsync(string sql) => _app!.Services.GetRequiredService<Database>() // OpenAsync has set it.
        .ReadAsync(async connection => (await connection.QueryAsync(row => row.GetInt64(0), sql))[0], CancellationToken.None);
}
