using System.Net;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.Twilio;

/// <summary>The channel in the real service, with its database, its turns and its outbox.</summary>
public sealed class TwilioServiceTests
{
    [EachDatabase]
    public async Task A_message_that_is_doubled_in_parallel_and_replayed_is_one_turn_and_one_reply(Store store)
    {
        await using var carrier = await TwilioCarrier.StartAsync(new FakeClock());
        await using var line = await OpenAsync(store, carrier);
        var fields = carrier.Twilio.Message(Person.Asha.Phone, "hello");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => carrier.Twilio.PostAsync("/channels/twilio/inbound", fields)));
        await line.To(Person.Asha).HearsAsync("hello");
        using var replay = await carrier.Twilio.PostAsync("/channels/twilio/inbound", fields);

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        replay.StatusCode.ShouldBe(HttpStatusCode.OK);
        await line.To(Person.Asha).HearsNothingAsync();
    }

    [EachDatabase]
    public async Task A_person_without_a_number_is_answered(Store store)
    {
        await using var carrier = await TwilioCarrier.StartAsync(new FakeClock());
        await using var line = await OpenAsync(store, carrier);

        using var answer = await carrier.Twilio.SaysAsync("whatsapp:US.1234", "a\0\uFFFD १");

        (await carrier.Twilio.Phone("whatsapp:US.1234").HearsAsync()).Body.ShouldContain("१");
    }

    [EachDatabase]
    public async Task After_a_broken_connection_Twilio_is_asked_and_the_phone_hears_it_once(Store store)
    {
        var clock = new FakeClock();
        await using var carrier = await TwilioCarrier.StartAsync(clock, "twilio-whatsapp");
        await using var line = await OpenAsync(store, carrier, clock);
        carrier.Twilio.Answers(FakeTwilioTrouble.ResetAfterAccepting);
        await line.From(Person.Asha).TextAsync("first");
        await line.To(Person.Asha).HearsAsync("first");
        await line.SettleAsync();

        clock.Advance(TimeSpan.FromSeconds(15));
        await line.UntilAsync(() => Task.FromResult(carrier.Twilio.Listings == 1), "a look at Twilio's list");

        await line.To(Person.Asha).HearsNothingAsync();
        carrier.Twilio.Attempts.ShouldBe(1);
    }

    [EachDatabase]
    public async Task What_Twilio_never_got_is_sent_once_more(Store store)
    {
        var clock = new FakeClock();
        await using var carrier = await TwilioCarrier.StartAsync(clock);
        await using var line = await OpenAsync(store, carrier, clock);
        carrier.Twilio.Answers(FakeTwilioTrouble.ResetBeforeAccepting, FakeTwilioTrouble.TooMany(retryAfterSeconds: 30));
        await line.From(Person.Asha).TextAsync("first");
        await line.To(Person.Asha).HearsNothingAsync();

        clock.Advance(TimeSpan.FromSeconds(15));
        await line.UntilAsync(() => Task.FromResult(carrier.Twilio.Listings == 1), "a look at Twilio's list");
        await line.To(Person.Asha).HearsNothingAsync();
        clock.Advance(TimeSpan.FromSeconds(5));
        await line.UntilAsync(() => Task.FromResult(carrier.Twilio.Attempts == 2), "the second try");
        await line.To(Person.Asha).HearsNothingAsync();
        clock.Advance(TimeSpan.FromSeconds(31));

        await line.To(Person.Asha).HearsAsync("first");
        await line.To(Person.Asha).HearsNothingAsync();
        carrier.Twilio.Attempts.ShouldBe(3);
    }

    [Theory]
    [InlineData(FakeReceipts.InOrder)]
    [InlineData(FakeReceipts.Doubled)]
    [InlineData(FakeReceipts.Reversed)]
    [InlineData(FakeReceipts.Early)]
    public async Task However_receipts_come_the_message_counts_as_delivered(FakeReceipts plan)
    {
        await using var carrier = await TwilioCarrier.StartAsync(new FakeClock());
        await using var line = await OpenAsync(Store.Sqlite, carrier);
        carrier.Twilio.Receipts = plan;

        await line.From(Person.Asha).TextAsync("hello");
        await line.To(Person.Asha).HearsAsync("hello");
        await line.SettleAsync();
        await carrier.Twilio.ReceiptsSentAsync();

        (await CountAsync(line, "select status from outbox")).ShouldBe((long)DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task A_receipt_for_nobodys_message_is_kept_and_gets_200()
    {
        await using var carrier = await TwilioCarrier.StartAsync(new FakeClock());
        await using var line = await OpenAsync(Store.Sqlite, carrier);

        using var answer = await carrier.Twilio.PostAsync("/channels/twilio/status?message=nobody:0", [new("MessageSid", "SM404"), new("MessageStatus", "delivered")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync(line, "select count(*) from receipts")).ShouldBe(1);
    }

    [Theory]
    [InlineData("POST", "/channels/twilio/inbound")]
    [InlineData("GET", "/channels/twilio/status")]
    public async Task Without_settings_the_routes_answer_503_and_the_start_says_why(string method, string path)
    {
        await using var line = await Line.OpenAsync(Store.Sqlite);
        using var client = new HttpClient { BaseAddress = line.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        line.Services.GetRequiredService<StartReport>().Lines.ShouldContain(said => said == "Twilio is off: Twilio:AccountSid is not set.");
    }

    [Fact]
    public async Task Half_the_settings_stop_the_start()
    {
        await using var database = await TestDatabase.NewAsync(Store.Sqlite);

        var problem = await Should.ThrowAsync<BadSettingException>(() => Line.OpenAsync(database, new()
        {
            Settings = ["--PublicUrl", "https://line.example.org", "--Twilio:AuthToken", "t", "--Twilio:SmsFrom", "+15550001111"],
        }));

        problem.Message.ShouldBe("Twilio:AccountSid is missing: set it, or remove Twilio:AuthToken to turn Twilio off.");
    }

    private static Task<Line> OpenAsync(Store store, TwilioCarrier carrier, FakeClock? clock = null) =>
        Line.OpenAsync(store, new() { Clock = clock ?? new(), Carrier = carrier, Settings = carrier.Settings });

    private static Task<long> CountAsync(Line line, string sql) =>
        line.Database.ReadAsync(async connection => (await connection.QueryAsync(row => row.GetInt64(0), sql))[0], CancellationToken.None);
}
