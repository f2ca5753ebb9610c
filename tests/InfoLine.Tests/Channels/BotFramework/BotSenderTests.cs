using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using InfoLine.Channels.BotFramework;
using InfoLine.Channels.Fetching;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.BotFramework;

/// <summary>Handing messages to the connector, and reading what it says.</summary>
public sealed class BotSenderTests : IAsyncLifetime
{
    private readonly SetClock _clock = new();
    private FakeBotConnector _connector = null!;
    private BotSender _sender = null!;

    public async Task InitializeAsync()
    {
        _connector = await FakeBotConnector.StartAsync();
        _sender = Sender();
    }

    public async Task DisposeAsync()
    {
        _sender.Dispose();
        await _connector.DisposeAsync();
    }

    [Fact]
    public async Task A_reply_goes_to_the_message_that_it_answers_with_our_token()
    {
        (await SendAsync(Message() with { InReplyTo = "webchat|a:1|2/b|abc|7" })).ShouldBe(new SendOutcome.Accepted("reply-1"));

        var posted = await _connector.NextAsync();
        posted.Target.ShouldBe("/v3/conversations/a%3A1%7C2%2Fb/activities/abc%7C7");
        posted.Authorization.ShouldBe("Bearer token-1");
        var (path, form) = _connector.Logins.ShouldHaveSingleItem();
        path.ShouldBe($"/{BotHost.Tenant}/oauth2/v2.0/token");
        form["grant_type"].ShouldBe("client_credentials");
        form["scope"].ShouldBe("https://api.botframework.com/.default");
        form["client_id"].ShouldBe(BotHost.AppId);
        form["client_secret"].ShouldBe("a client secret");
    }

    [Fact]
    public async Task The_activity_is_compact_and_says_what_the_dialog_says()
    {
        await SendAsync(Message(new SpeechOption(1, "ऋण", "loan"), new SpeechOption(2, "Udyam", "udyam")));

        var posted = await _connector.NextAsync();
        var written =
            $$"""{"type":"message","serviceUrl":"{{_connector.Url}}","channelId":"webchat","from":{"id":"bot-1"},"recipient":{"id":"user-1","name":"Sita"},"conversation":{"id":"a:1|2/b"}"""
            + """
            ,"text":"क्या?\n1 ऋण\n2 Udyam","textFormat":"plain","locale":"hi-IN","inputHint":"expectingInput"
            """
            + """
            ,"suggestedActions":{"to":["user-1"],"actions":[{"type":"imBack","title":"ऋण","value":"ऋण"},{"type":"imBack","title":"Udyam","value":"Udyam"}]}}
            """;
        JsonNode.DeepEquals(posted.Json, JsonNode.Parse(written)).ShouldBeTrue(posted.Body);
        posted.Body.Length.ShouldBe(written.Length);
    }

    [Fact]
    public async Task A_message_of_our_own_accord_answers_nothing()
    {
        await SendAsync(Message());
        var posted = await _connector.NextAsync();
        posted.Target.ShouldBe("/v3/conversations/a%3A1%7C2%2Fb/activities");
        posted.Json.ContainsKey("suggestedActions").ShouldBeFalse();
        posted.Json.ContainsKey("replyToId").ShouldBeFalse();
    }

    [Fact]
    public async Task The_token_is_kept_for_the_next_message()
    {
        await SendAsync(Message());
        await SendAsync(Message());
        _connector.Logins.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_multi_tenant_bot_gets_its_token_from_the_bot_frameworks_tenant()
    {
        using var sender = Sender("--Bot:AppType=MultiTenant");
        (await sender.SendAsync(Message(), default)).ShouldBeOfType<SendOutcome.Accepted>();
        _connector.Logins.ShouldHaveSingleItem().Path.ShouldBe("/botframework.com/oauth2/v2.0/token");
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        _connector.AnswerNext(401);
        (await SendAsync(Message())).ShouldBeOfType<SendOutcome.Accepted>();
        (await _connector.NextAsync()).Authorization.ShouldBe("Bearer token-1");
        (await _connector.NextAsync()).Authorization.ShouldBe("Bearer token-2");

        _connector.AnswerNext(401);
        _connector.AnswerNext(401);
        (await SendAsync(Message())).ShouldBeOfType<SendOutcome.RetryAt>();
    }

    [Fact]
    public async Task Without_a_token_the_message_waits()
    {
        _connector.LoginRefuses = true;
        (await SendAsync(Message())).ShouldBe(new SendOutcome.RetryAt(_clock.Now.AddMinutes(1), "no token: invalid_client"));
        _connector.Waiting.ShouldBe(0);
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(429, null, 15)]
    [InlineData(429, "0", 1)]
    [InlineData(429, "86400", 3600)]
    [InlineData(503, "120", 120)]
    [InlineData(500, null, 15)]
    [InlineData(502, "nonsense", 15)]
    [InlineData(412, null, 15)]
    public async Task A_busy_channel_says_when_to_come_again(int status, string? retryAfter, int seconds)
    {
        _connector.AnswerNext(status, "<html>busy</html>", retryAfter is null ? [] : [("Retry-After", retryAfter)]);
        (await SendAsync(Message())).ShouldBe(new SendOutcome.RetryAt(_clock.Now.AddSeconds(seconds), status.ToString()));
    }

    [Theory]
    [InlineData(400, """{"error":{"code":"BadSyntax","message":"Sita +91"}}""", "BadSyntax")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster","message":"x"}}""", "BotNotInConversationRoster")]
    [InlineData(403, """{"error":{"code":"Sita +91 98","message":"x"}}""", "403")]
    [InlineData(404, "", "404")]
    [InlineData(413, "<html>", "413")]
    [InlineData(302, "", "302")]
    public async Task A_refused_message_will_not_go(int status, string body, string code)
    {
        _connector.AnswerNext(status, body, ("Location", _connector.Url));
        var failed = (await SendAsync(Message())).ShouldBeOfType<SendOutcome.Failed>();
        failed.Code.ShouldBe(code);
        failed.Sentence.ShouldNotContain("Sita");
        await _connector.NextAsync();
        _connector.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task A_person_who_blocked_the_bot_wants_no_messages()
    {
        _connector.AnswerNext(403, """{"error":{"code":"MessageWritesBlocked","message":"The bot is blocked."}}""");
        (await SendAsync(Message())).ShouldBe(new SendOutcome.OptedOut("MessageWritesBlocked"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>thanks</html>")]
    public async Task A_taken_message_without_a_name_is_taken(string body)
    {
        _connector.AnswerNext(202, body);
        (await SendAsync(Message())).ShouldBe(new SendOutcome.Accepted(null));
    }

    [Fact]
    public async Task No_answer_in_time_leaves_the_outcome_unknown()
    {
        using var hanging = new CancellationTokenSource();
        _connector.AnswerNext(call => Task.Delay(Timeout.Infinite, hanging.Token));
        using var sender = new BotSender(Options(), _clock, patience: TimeSpan.FromMilliseconds(300));
        (await sender.SendAsync(Message(), default)).ShouldBe(new SendOutcome.Unknown("no answer in time"));
        await hanging.CancelAsync();
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_left_leaves_the_outcome_unknown()
    {
        _connector.AnswerNext(call =>
        {
            call.Abort();
            return Task.CompletedTask;
        });
        (await SendAsync(Message())).ShouldBeOfType<SendOutcome.Unknown>();
    }

    [Fact]
    public async Task A_channel_that_cannot_be_reached_is_tried_again()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var nobody = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}/";
        taken.Stop();
        using var sender = Sender($"--Bot:AllowedServiceUrls={nobody}");
        (await sender.SendAsync(Message(serviceUrl: nobody), default)).ShouldBe(new SendOutcome.RetryAt(_clock.Now.AddMinutes(1), "ConnectionError"));
    }

    [Fact]
    public async Task A_name_that_leads_into_our_own_network_is_followed_only_where_the_operator_named_it()
    {
        var here = new DnsEndPoint("localhost", new Uri(_connector.Url).Port);
        var named = ServiceUrls.Parse("localhost", local: false, []);
        (await PublicAddresses.ConnectAsync(named.Hosts, here, CancellationToken.None)).Dispose();

        var wildcard = ServiceUrls.Parse("*.botframework.com", local: false, []);
        (await Should.ThrowAsync<SocketException>(async () => await PublicAddresses.ConnectAsync(wildcard.Hosts, here, CancellationToken.None)))
            .SocketErrorCode.ShouldBe(SocketError.NetworkUnreachable);
    }

    [Fact]
    public async Task The_list_of_hosts_is_asked_again_when_sending()
    {
        (await SendAsync(Message(serviceUrl: "https://evil.example/"))).ShouldBeOfType<SendOutcome.Failed>().Code.ShouldBe("ServiceUrl");
        _connector.Logins.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"serviceUrl":"https://webchat.botframework.com/","channelId":"webchat","conversation":{},"user":{"id":"u"}}""")]
    public async Task Without_a_reference_the_message_cannot_go(string? reference)
    {
        var message = Message();
        (await SendAsync(message with { To = message.To with { Reference = reference } })).ShouldBeOfType<SendOutcome.Failed>().Code.ShouldBe("NoReference");
    }

    private Task<SendOutcome> SendAsync(Outgoing message) => _sender.SendAsync(message, CancellationToken.None);

    private BotSender Sender(params string[] settings) => new(Options(settings), _clock);

    private BotOptions Options(params string[] settings) => BotOptions.Read(
        new ConfigurationBuilder().AddCommandLine([.. _connector.Settings(BotHost.AppId, BotHost.Tenant), .. settings]).Build(),
        development: false, problem => throw new InvalidOperationException(problem));

    private Outgoing Message(params SpeechOption[] options) => Message(_connector.Url, options);

    private static Outgoing Message(string serviceUrl, params SpeechOption[] options)
    {
        var reference = new ConversationReference(
            serviceUrl, "webchat", new ConversationAccount { Id = "a:1|2/b" }, new ChannelAccount { Id = "bot-1" }, new ChannelAccount { Id = "user-1", Name = "Sita" }, "hi-IN");
        var to = new ContactAddress("bot", reference.Address, Phone: null, reference.ToJson());
        return new Outgoing("inbox:0", to, "क्या?", [.. options], OptionStyle.SuggestedActions)
        {
            PlainText = string.Join('\n', options.Select(option => $"{option.Number} {option.Label}").Prepend("क्या?")),
        };
    }
}
