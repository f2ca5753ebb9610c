using System.Net;
using System.Text;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;
using Microsoft.Data.Sqlite;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioWebhookTests : IAsyncLifetime
{
    private const string Villager = "+919812345678";
    private const string Inbound = "/channels/twilio/inbound";
    private const string Status = "/channels/twilio/status?message=in:0";

    private TwilioLine _line = null!; // Opened before each test.

    private FakeTwilio Twilio => _line.Twilio;

    public async Task InitializeAsync() => _line = await TwilioLine.OpenAsync();

    public async Task DisposeAsync() => await _line.DisposeAsync();

    [Fact]
    public async Task A_signed_message_is_stored_and_gets_an_empty_response()
    {
        using var answer = await Twilio.SaysAsync(Villager, "मुद्रा");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("<Response/>");
        _line.Accepted.ShouldHaveSingleItem().Text.ShouldBe("मुद्रा");
    }

    /// <summary>A name, the text that a person sent, and what must be stored of it.</summary>
    public static TheoryData<string, string, string> OddTexts => new()
    {
        { "empty", "", "" },
        { "only emoji", "👩‍🌾👍🏽", "👩‍🌾👍🏽" },
        { "NUL", "a\0b\0", "ab" },
        { "replacement sign", "a\uFFFDb", "a\uFFFDb" },
        { "zero-width and right-to-left marks", "\u200B\u200F1\u200E\u2069", "\u200B\u200F1\u200E\u2069" },
        { "decomposed letters", "e\u0301 न\u093C", "e\u0301 न\u093C" },
        { "Devanagari digits", "१२३", "१२३" },
        { "1,601 characters", new string('क', 1_601), new string('क', 1_601) },
        { "white space only", " \t\r\n", " \t\r\n" },
        { "markup", "<Response/>&amp;", "<Response/>&amp;" },
    };

    [Theory]
    [MemberData(nameof(OddTexts))]
    public async Task Odd_texts_are_kept(string why, string text, string stored)
    {
        using var answer = await Twilio.SaysAsync(Villager, text);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, why);
        _line.Accepted.ShouldHaveSingleItem().Text.ShouldBe(stored, why);
    }

    [Theory]
    [InlineData("Body=%E0%A4&", "\uFFFD")]
    [InlineData("Body=%ED%A0%80&", "\uFFFD\uFFFD\uFFFD")]
    [InlineData("Body=50%&", "50%")]
    public async Task Malformed_bytes_are_kept_as_far_as_they_can_be_read(string body, string stored)
    {
        var whole = body + "MessageSid=SM1&From=%2B919812345678";
        var signature = FakeTwilioSignature.Of(Twilio.AuthToken, TwilioLine.PublicUrl + Inbound, [new("Body", stored), new("MessageSid", "SM1"), new("From", Villager)]);

        using var answer = await Twilio.PostRawAsync(Inbound, Encoding.ASCII.GetBytes(whole), signature);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _line.Accepted.ShouldHaveSingleItem().Text.ShouldBe(stored);
    }

    [Theory]
    [InlineData("unsigned", null)]
    [InlineData("an empty signature", "")]
    [InlineData("a wrong signature", "3bOVIDZ1wBdGRk+4M1goHnoKXrY=")]
    [InlineData("not base64", "!!!!")]
    public async Task Who_is_not_Twilio_is_turned_away(string why, string? signature)
    {
        using var inbound = await Twilio.PostRawAsync(Inbound, "MessageSid=SM1&From=%2B919812345678&Body=x"u8.ToArray(), signature);
        using var status = await Twilio.PostRawAsync(Status, "MessageSid=SM1&MessageStatus=sent"u8.ToArray(), signature);

        inbound.StatusCode.ShouldBe(HttpStatusCode.Forbidden, why);
        status.StatusCode.ShouldBe(HttpStatusCode.Forbidden, why);
        _line.Accepted.ShouldBeEmpty();
        _line.Receipts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_signatures_are_none()
    {
        var fields = Twilio.Message(Villager, "x");
        using var request = new HttpRequestMessage(HttpMethod.Post, Inbound) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", [FakeTwilioSignature.Of(Twilio.AuthToken, TwilioLine.PublicUrl + Inbound, fields), "x"]);

        using var answer = await _line.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_forwarded_host_changes_nothing()
    {
        var fields = Twilio.Message(Villager, "x");
        using var request = new HttpRequestMessage(HttpMethod.Post, Inbound) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Host = "evil.example.org";
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example.org");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        request.Headers.TryAddWithoutValidation("X-Original-URL", "https://evil.example.org" + Inbound);
        request.Headers.TryAddWithoutValidation("X-Twilio-Signature", FakeTwilioSignature.Of(Twilio.AuthToken, "https://evil.example.org" + Inbound, fields));

        using var answer = await _line.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _line.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/channels/twilio/inbound?x=1&y=%E0%A4%95+b")]
    [InlineData("/channels/twilio/inbound?bodySHA256=00")]
    public async Task The_query_is_signed_as_it_came(string target)
    {
        var fields = Twilio.Message(Villager, "x");

        using var signed = await Twilio.PostAsync(target, fields);
        using var replayedElsewhere = await Twilio.PostRawAsync(Inbound + "?x=2", "Body=x"u8.ToArray(), FakeTwilioSignature.Of(Twilio.AuthToken, TwilioLine.PublicUrl + target, fields));

        signed.StatusCode.ShouldBe(HttpStatusCode.OK);
        replayedElsewhere.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Repeated_and_empty_fields_are_signed_as_they_came()
    {
        using var answer = await Twilio.PostAsync(Inbound, [.. Twilio.Message(Villager, ""), new("MediaUrl", "b"), new("MediaUrl", "a"), new("MediaUrl", "b"), new("Empty", "")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_account_is_turned_away_even_when_signed()
    {
        using var answer = await Twilio.SaysAsync(Villager, "x", ("AccountSid", "AC99999999999999999999999999999999"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        _line.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded-not")]
    public async Task What_is_not_a_form_gets_415(string contentType)
    {
        using var answer = await Twilio.PostRawAsync(Inbound, "{}"u8.ToArray(), null, contentType);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task No_content_type_gets_415()
    {
        using var answer = await _line.Client.PostAsync(Inbound, content: null);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(64 * 1024 + 1)]
    [InlineData(10 * 1024 * 1024)]
    public async Task Too_large_a_body_gets_413(int bytes)
    {
        var body = new byte[bytes];
        body.AsSpan().Fill((byte)'x');

        using var announced = await Twilio.PostRawAsync(Inbound, body, "x");
        using var streamed = await StreamAsync(body);

        announced.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        streamed.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Five_thousand_fields_get_413()
    {
        using var answer = await Twilio.PostAsync(Inbound, Enumerable.Range(0, 5_000).Select(i => KeyValuePair.Create($"f{i}", "")));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(Inbound)]
    [InlineData(Status)]
    public async Task A_GET_gets_405(string path)
    {
        using var answer = await _line.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("MessageSid")]
    [InlineData("From")]
    public async Task A_signed_message_without_what_it_needs_gets_400_and_a_sentence(string missing)
    {
        var fields = Twilio.Message(Villager, "x").Where(field => field.Key != missing && !field.Key.StartsWith("Sms", StringComparison.Ordinal));

        using var answer = await Twilio.PostAsync(Inbound, fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldBe($"{missing} is missing.");
        _line.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_body_that_is_signed_gets_400()
    {
        using var answer = await Twilio.PostAsync(Inbound, []);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_sender_without_a_phone_number_is_taken()
    {
        using var answer = await Twilio.SaysAsync("whatsapp:US.1234", "hello");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _line.Accepted.ShouldHaveSingleItem().From.ShouldBe(new ContactAddress("twilio-whatsapp", "whatsapp:US.1234", null));
    }

    [Fact]
    public async Task A_replay_is_handed_on_under_the_same_id()
    {
        var fields = Twilio.Message(Villager, "x");

        using var first = await Twilio.PostAsync(Inbound, fields);
        using var second = await Twilio.PostAsync(Inbound, fields);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        _line.Accepted.Select(message => message.ProviderMessageId).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task While_nothing_can_be_stored_the_answer_is_503()
    {
        Exception[] troubles = [new SqliteException("disk I/O error", 10), new TimeoutException(), new IOException(), new OperationCanceledException()];
        foreach (var trouble in troubles)
        {
            _line.Trouble = trouble;
            using var inbound = await Twilio.SaysAsync(Villager, "x");
            using var status = await Twilio.PostAsync(Status, [new("MessageSid", "SM1"), new("MessageStatus", "sent")]);

            inbound.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            status.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        }
    }

    [Fact]
    public async Task A_receipt_is_noted_with_our_id()
    {
        using var answer = await Twilio.PostAsync(Status, [new("MessageSid", "SM1"), new("MessageStatus", "delivered"), new("To", Villager)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _line.Receipts.ShouldHaveSingleItem().ShouldBe(new Receipt("twilio-sms", "in:0", "SM1", DeliveryStatus.Delivered, null, "delivered"));
    }

    [Theory]
    [InlineData("/channels/twilio/status", null)]
    [InlineData("/channels/twilio/status?message=", null)]
    [InlineData("/channels/twilio/status?message=nobodys", "nobodys")]
    [InlineData("/channels/twilio/status?message=a%00b", "ab")]
    public async Task A_receipt_for_a_message_that_is_not_ours_gets_200(string target, string? messageId)
    {
        using var answer = await Twilio.PostAsync(target, [new("MessageSid", "SM404"), new("MessageStatus", "word_of_tomorrow")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        _line.Receipts.ShouldHaveSingleItem().MessageId.ShouldBe(messageId);
    }

    [Fact]
    public async Task A_receipt_without_an_id_gets_400()
    {
        using var answer = await Twilio.PostAsync(Status, [new("MessageStatus", "sent")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpResponseMessage> StreamAsync(byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Inbound) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        return await _line.Client.SendAsync(request);
    }
}
