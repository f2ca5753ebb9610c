using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>What may be brought: every way an activity can be wrong, against the real route.</summary>
public sealed class ActivityTableTests : IAsyncLifetime
{
    private BotHost _host = null!;

    public async Task InitializeAsync() => _host = await BotHost.GuardedAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("type")]
    [InlineData("serviceUrl")]
    [InlineData("channelId")]
    [InlineData("conversation")]
    [InlineData("from")]
    public async Task An_activity_without_what_we_rely_on_is_refused_by_name(string field)
    {
        JsonNode?[] blanks = field is "conversation" or "from" ? [null, new JsonObject(), new JsonObject { ["id"] = "" }] : [null, "", " "];
        var missing = _host.Message();
        missing.Remove(field);
        foreach (var activity in blanks.Select(blank => With(field, blank)).Append(missing))
        {
            using var response = await _host.PostAsync(activity, _host.GoodToken());
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await response.Content.ReadAsStringAsync()).ShouldContain(field);
        }

        _host.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("channelId")]
    [InlineData("conversation")]
    [InlineData("from")]
    [InlineData("id")]
    public async Task An_id_that_is_too_long_for_a_key_is_refused_by_name(string field)
    {
        var longId = new string('न', 201);
        using var response = await _host.PostAsync(With(field, field is "conversation" or "from" ? new JsonObject { ["id"] = longId } : longId), _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"{field}");
        _host.Accepted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("{\"type\":")]
    [InlineData("{\"type\":\"message\"} and more")]
    [InlineData("{\"type\":{\"a\":1}}")]
    [InlineData("{\"type\":\"\\ud83d\"}")]
    public async Task A_body_that_is_no_activity_is_refused(string body)
    {
        using var response = await _host.PostAsync(new StringContent(body, Encoding.UTF8, "application/json"), "Bearer " + _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_that_is_not_UTF_8_or_too_deep_is_refused()
    {
        byte[][] bodies = [[.. "{\"type\":\""u8, 0xFF, 0xFE, .. "\"}"u8], Encoding.UTF8.GetBytes("{\"entities\":" + new string('[', 500) + new string(']', 500) + "}")];
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            using var response = await _host.PostAsync(content, "Bearer " + _host.GoodToken());
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_megabyte_is_too_large_whether_announced_or_not()
    {
        var large = Encoding.UTF8.GetBytes(_host.Message(new string('x', 1_000_000)).ToJsonString());
        using var announced = new ByteArrayContent(large) { Headers = { ContentType = new("application/json") } };
        using var streamed = new Unannounced(large);

        using var first = await _host.PostAsync(announced, "Bearer " + _host.GoodToken());
        using var second = await _host.PostAsync(streamed, "Bearer " + _host.GoodToken());

        first.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        second.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        _host.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_activity_of_200_kilobytes_is_read()
    {
        using var response = await _host.PostAsync(_host.Message(new string('x', 200_000)), _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Accepted.ShouldHaveSingleItem().Text.Length.ShouldBe(200_000);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("http://smba.trafficmanager.net/in/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not a url")]
    public async Task A_service_URL_off_the_list_is_refused_though_the_token_names_it(string serviceUrl)
    {
        var claims = _host.Claims();
        claims["serviceurl"] = serviceUrl;
        using var response = await _host.PostAsync(With("serviceUrl", serviceUrl), Carriers.FakeBotConnector.Token(claims));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Bot:AllowedServiceUrls");
        _host.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_channel_that_the_key_is_not_endorsed_for_is_refused()
    {
        using var response = await _host.PostAsync(With("channelId", "telegram"), _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Control_characters_in_ids_are_refused()
    {
        foreach (var activity in new[] { With("id", "a\0b"), With("conversation", new JsonObject { ["id"] = "a\nb" }), With("from", new JsonObject { ["id"] = "\u0007" }) })
        {
            using var response = await _host.PostAsync(activity, _host.GoodToken());
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
    }

    [Fact]
    public async Task A_form_is_not_an_activity()
    {
        using var response = await _host.PostAsync(new FormUrlEncodedContent([]), "Bearer " + _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Reading_the_route_is_not_allowed()
    {
        using var response = await _host.Http.GetAsync("/api/messages");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("installationUpdate")]
    [InlineData("event")]
    [InlineData("somethingNew")]
    public async Task What_needs_no_answer_is_taken_quietly(string type)
    {
        using var response = await _host.PostAsync(With("type", type), _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Accepted.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invoke_is_not_implemented()
    {
        using var response = await _host.PostAsync(With("type", "invoke"), _host.GoodToken());
        response.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
    }

    [Fact]
    public async Task Fields_of_other_shapes_that_we_do_not_need_do_no_harm()
    {
        var activity = _host.Message();
        activity["entities"] = new JsonObject { ["type"] = "mention" };
        activity["channelData"] = new JsonArray(1, "two");
        activity["value"] = new JsonObject { ["pressed"] = true };
        activity["timestamp"] = "yesterday";
        activity["attachments"] = new JsonArray(null, new JsonObject { ["content"] = 5 });
        using var response = await _host.PostAsync(activity, _host.GoodToken());

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        _host.Accepted.ShouldHaveSingleItem().SentAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_caller_who_expects_replies_gets_them_in_the_answer()
    {
        var inbound = new Func<Inbound>(() => _host.Accepted.Single());
        using var unanswered = await _host.PostAsync(With("deliveryMode", "expectReplies"), _host.GoodToken());
        (await unanswered.Content.ReadAsStringAsync()).ShouldBe("""{"activities":[]}""");
        inbound().RepliesInline.ShouldBeTrue();

        _host.Replies = [new Outgoing("inbox-1:0", inbound().From, "ऋण?", [new SpeechOption(1, "हाँ", "yes")], OptionStyle.SuggestedActions) { PlainText = "ऋण?\n1 हाँ", InReplyTo = inbound().ProviderMessageId }];
        using var answered = await _host.PostAsync(With("deliveryMode", "expectReplies"), _host.GoodToken());
        answered.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var reply = JsonNode.Parse(await answered.Content.ReadAsStringAsync())!["activities"]!.AsArray().ShouldHaveSingleItem()!;
        reply["text"]!.GetValue<string>().ShouldBe("ऋण?\n1 हाँ");
        reply["replyToId"]!.GetValue<string>().ShouldBe("activity-1");
        reply["recipient"]!["id"]!.GetValue<string>().ShouldBe("user-1");
    }

    private JsonObject With(string field, JsonNode? value)
    {
        var activity = _host.Message();
        activity[field] = value;
        return activity;
    }

    /// <summary>A body whose length the client does not say.</summary>
    private sealed class Unannounced : HttpContent
    {
        private readonly byte[] _bytes;

        public Unannounced(byte[] bytes)
        {
            _bytes = bytes;
            Headers.ContentType = new("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
