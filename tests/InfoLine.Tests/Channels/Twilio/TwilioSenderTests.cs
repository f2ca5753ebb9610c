using InfoLine.Channels.Twilio;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioSenderTests : IAsyncLifetime
{
    private const string Villager = "+919812345678";
    private const string OnWhatsApp = "whatsapp:+919812345678";

    private readonly List<TwilioClient> _clients = [];
    private FakeTwilio _twilio = null!; // Started before each test.

    public async Task InitializeAsync() => _twilio = await FakeTwilio.StartAsync();

    public async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _twilio.DisposeAsync();
    }

    [Fact]
    public async Task An_SMS_arrives_with_all_that_Twilio_needs()
    {
        var outcome = await Sms().SendAsync(Message(Villager, "नमस्ते + 100% & more"), default);

        var heard = await _twilio.Phone(Villager).HearsAsync();
        outcome.ShouldBe(new SendOutcome.Accepted(heard.Sid));
        heard.Body.ShouldBe("नमस्ते + 100% & more");
        heard.From.ShouldBe(_twilio.SmsNumber);
        heard.ValidityPeriod.ShouldBe("14400");
        heard.StatusCallback.ShouldBe("https://line.example.org/channels/twilio/status?message=in:0#rc=3&rp=ct,5xx,rt");
    }

    [Fact]
    public async Task A_messaging_service_goes_before_a_number()
    {
        await Sms(("Twilio:MessagingServiceSid", "MG1")).SendAsync(Message(Villager, "x"), default);

        (await _twilio.Phone(Villager).HearsAsync()).From.ShouldBe("MG1");
    }

    [Fact]
    public async Task A_route_without_a_sender_fails_and_names_the_setting()
    {
        var outcome = await Sms(("Twilio:SmsFrom", "")).SendAsync(Message(Villager, "x"), default);

        outcome.ShouldBe(new SendOutcome.Failed("no-sender", "There is no sender for this message: set Twilio:SmsFrom."));
    }

    /// <summary>A trouble, the outcome, and how many messages the phone hears.</summary>
    public static TheoryData<string, FakeTwilioTrouble, Type, int> Troubles => new()
    {
        { "too many", FakeTwilioTrouble.TooMany(30), typeof(SendOutcome.RetryAt), 0 },
        { "unavailable", FakeTwilioTrouble.Unavailable, typeof(SendOutcome.Unknown), 0 },
        { "HTML with 502", FakeTwilioTrouble.Html(502), typeof(SendOutcome.Unknown), 0 },
        { "HTML with 200", FakeTwilioTrouble.Html(200), typeof(SendOutcome.Unknown), 0 },
        { "HTML with 404", FakeTwilioTrouble.Html(404), typeof(SendOutcome.Failed), 0 },
        { "silence", FakeTwilioTrouble.Hang, typeof(SendOutcome.Unknown), 0 },
        { "reset after accepting", FakeTwilioTrouble.ResetAfterAccepting, typeof(SendOutcome.Unknown), 1 },
        { "reset before accepting", FakeTwilioTrouble.ResetBeforeAccepting, typeof(SendOutcome.Unknown), 0 },
        { "opted out", FakeTwilioTrouble.Refuse(21610), typeof(SendOutcome.OptedOut), 0 },
        { "bad number", FakeTwilioTrouble.Refuse(21211), typeof(SendOutcome.Failed), 0 },
    };

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task Each_trouble_becomes_an_outcome_and_is_tried_once(string why, FakeTwilioTrouble trouble, Type outcome, int heard)
    {
        var sms = Sms();
        await sms.SendAsync(Message("+911111111111", "opens the connection"), default);
        _twilio.Answers(trouble);

        (await sms.SendAsync(Message(Villager, "x"), default)).ShouldBeOfType(outcome, why);
        _twilio.Attempts.ShouldBe(2, why);
        _twilio.Phone(Villager).Heard.Length.ShouldBe(heard, why);
    }

    [Fact]
    public async Task Twilio_says_when_to_come_back()
    {
        _twilio.Answers(FakeTwilioTrouble.TooMany(retryAfterSeconds: 30));
        var before = TimeProvider.System.GetUtcNow();

        var outcome = await Sms().SendAsync(Message(Villager, "x"), default);

        outcome.ShouldBeOfType<SendOutcome.RetryAt>().When.ShouldBeInRange(before.AddSeconds(30), TimeProvider.System.GetUtcNow().AddSeconds(30));
    }

    [Fact]
    public async Task Wrong_credentials_keep_the_message_for_later()
    {
        var outcome = await Sms(("Twilio:AuthToken", "wrong")).SendAsync(Message(Villager, "x"), default);

        outcome.ShouldBeOfType<SendOutcome.RetryAt>().Why.ShouldContain("Twilio:AuthToken");
    }

    [Fact]
    public async Task Without_a_connection_the_message_is_certainly_not_sent()
    {
        var sms = Sms();
        await _twilio.DisposeAsync();

        (await sms.SendAsync(Message(Villager, "x"), default)).ShouldBeOfType<SendOutcome.RetryAt>();
    }

    [Fact]
    public async Task Only_cancellation_throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Sms().SendAsync(Message(Villager, "x"), cancelled.Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(24 * 60)]
    [InlineData(24 * 60 + 1)]
    public async Task Outside_the_window_nothing_is_sent(int? minutesAgo)
    {
        var outcome = await WhatsApp().SendAsync(Message(OnWhatsApp, "x", minutesAgo), default);

        outcome.ShouldBeOfType<SendOutcome.Failed>().Code.ShouldBe("window");
        _twilio.Attempts.ShouldBe(0);
    }

    [Fact]
    public async Task Inside_the_window_words_go_as_they_are()
    {
        await WhatsApp().SendAsync(Message(OnWhatsApp, "x", minutesAgo: 24 * 60 - 1), default);

        (await _twilio.Phone(OnWhatsApp).HearsAsync()).From.ShouldBe(_twilio.WhatsAppNumber);
    }

    [Fact]
    public async Task Outside_the_window_a_template_carries_the_words_on_one_line()
    {
        await WhatsApp(("Twilio:ResumeTemplateSid", "HXresume")).SendAsync(Message(OnWhatsApp, "Your loan:\n\n1\tYes", minutesAgo: 2_000), default);

        var heard = await _twilio.Phone(OnWhatsApp).HearsAsync();
        heard.ContentSid.ShouldBe("HXresume");
        heard.Body.ShouldBe("Your loan: 1 Yes");
    }

    [Theory]
    [InlineData("hi", "HXhindi")]
    [InlineData("en", "HXenglish")]
    [InlineData(null, "HXhindi")]
    public async Task Outside_the_window_somebody_is_asked_to_write_in_their_language(string? language, string template)
    {
        var whatsApp = WhatsApp(("Twilio:ReplyTemplateSid:hi", "HXhindi"), ("Twilio:ReplyTemplateSid:en", "HXenglish"), ("Twilio:ResumeTemplateSid", "HXresume"));
        whatsApp.CanAsk(language).ShouldBeTrue();
        await whatsApp.SendAsync(Asking(language), default);

        (await _twilio.Phone(OnWhatsApp).HearsAsync()).ContentSid.ShouldBe(template);
    }

    [Fact]
    public async Task Without_a_template_in_their_language_nobody_is_asked_to_write()
    {
        var whatsApp = WhatsApp(("Twilio:ReplyTemplateSid:hi", "HXhindi"));
        whatsApp.CanAsk("en").ShouldBeFalse();
        Sms(("Twilio:ReplyTemplateSid:hi", "HXhindi")).CanAsk("hi").ShouldBeFalse();

        (await whatsApp.SendAsync(Asking("en"), default)).ShouldBe(
            new SendOutcome.Failed("template", "There is no approved template for this message: set Twilio:ReplyTemplateSid:en."));
        _twilio.Attempts.ShouldBe(0);
    }

    [Theory]
    [InlineData(OptionStyle.Buttons, false)]
    [InlineData(OptionStyle.List, true)]
    public async Task Choices_are_shown_as_buttons_or_a_list(OptionStyle style, bool isList)
    {
        var whatsApp = WhatsApp();
        await whatsApp.SendAsync(Choice(style, "Which?"), default);
        await whatsApp.SendAsync(Choice(style, "And now?\nSecond line"), default);

        var first = await _twilio.Phone(OnWhatsApp).HearsAsync();
        first.Body.ShouldBe("Which?");
        first.IsList.ShouldBe(isList);
        first.Options.ShouldBe([new FakeOption("flow:1", "ऋण"), new FakeOption("flow:2", "Udyam")]);
        (await _twilio.Phone(OnWhatsApp).HearsAsync()).Body.ShouldBe("And now?\nSecond line");
        _twilio.Contents.ShouldBe(1);
    }

    [Fact]
    public async Task Contents_are_found_again_after_a_restart()
    {
        await WhatsApp().SendAsync(Choice(OptionStyle.Buttons, "Which?"), default);
        await WhatsApp().SendAsync(Choice(OptionStyle.Buttons, "Which?"), default);

        _twilio.Contents.ShouldBe(1);
        _twilio.Phone(OnWhatsApp).Heard.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Many_at_once_describe_a_content_once()
    {
        var whatsApp = WhatsApp();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => whatsApp.SendAsync(Choice(OptionStyle.Buttons, "Which?"), default)));

        _twilio.Contents.ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_Content_API_choices_go_as_numbered_lines()
    {
        _twilio.HasNoContentApi = true;

        (await WhatsApp().SendAsync(Choice(OptionStyle.Buttons, "Which?"), default)).ShouldBeOfType<SendOutcome.Accepted>();

        (await _twilio.Phone(OnWhatsApp).HearsAsync()).Body.ShouldBe("Which?\n1 ऋण\n2 Udyam");
    }

    [Fact]
    public async Task With_buttons_turned_off_choices_go_as_numbered_lines()
    {
        await WhatsApp(("Twilio:RichWhatsApp", "false")).SendAsync(Choice(OptionStyle.Buttons, "Which?"), default);

        (await _twilio.Phone(OnWhatsApp).HearsAsync()).Options.ShouldBeEmpty();
        _twilio.Contents.ShouldBe(0);
    }

    [Fact]
    public async Task Refused_buttons_go_as_numbered_lines_at_once()
    {
        _twilio.Answers(FakeTwilioTrouble.Refuse(63013));

        (await WhatsApp().SendAsync(Choice(OptionStyle.List, "Which?"), default)).ShouldBeOfType<SendOutcome.Accepted>();

        _twilio.Phone(OnWhatsApp).Heard.ShouldHaveSingleItem().Body.ShouldBe("Which?\n1 ऋण\n2 Udyam");
    }

    [Fact]
    public async Task A_lost_answer_to_buttons_is_not_followed_by_words()
    {
        var whatsApp = WhatsApp();
        await whatsApp.SendAsync(Choice(OptionStyle.List, "Opens the connection"), default);
        _twilio.Answers(FakeTwilioTrouble.ResetAfterAccepting);

        (await whatsApp.SendAsync(Choice(OptionStyle.List, "Which?"), default)).ShouldBeOfType<SendOutcome.Unknown>();

        _twilio.Attempts.ShouldBe(2);
    }

    [Theory]
    [InlineData("This label is longer than a button", 2)]
    [InlineData("Yes", 4)]
    [InlineData("", 2)]
    public async Task Choices_that_do_not_fit_go_as_numbered_lines(string label, int count)
    {
        var message = Choice(OptionStyle.Buttons, "Which?") with { Options = [.. Enumerable.Range(1, count).Select(number => new SpeechOption(number, label, $"p{number}"))] };
        await WhatsApp().SendAsync(message, default);

        (await _twilio.Phone(OnWhatsApp).HearsAsync()).Options.ShouldBeEmpty();
        _twilio.Contents.ShouldBe(0);
    }

    private TwilioSender Sms(params (string Key, string Value)[] settings)
    {
        var options = TwilioLine.Options(_twilio, settings);
        return TwilioSender.Sms(options, TwilioSeats.Messages(options, Client(options)), TimeProvider.System, NullLogger.Instance);
    }

    private TwilioSender WhatsApp(params (string Key, string Value)[] settings)
    {
        var options = TwilioLine.Options(_twilio, settings);
        var client = Client(options);
        return TwilioSender.WhatsApp(options, TwilioSeats.Messages(options, client), new TwilioContents(client, TimeProvider.System, NullLogger.Instance), TimeProvider.System, NullLogger.Instance);
    }

    private TwilioClient Client(TwilioOptions options)
    {
        _clients.Add(new TwilioClient(options, TimeProvider.System, patience: TimeSpan.FromSeconds(1)));
        return _clients[^1];
    }

    private static Outgoing Message(string to, string text, int? minutesAgo = null) =>
        new("in:0", new ContactAddress(to.StartsWith("whatsapp:", StringComparison.Ordinal) ? "twilio-whatsapp" : "twilio-sms", to, Villager), text, [], OptionStyle.None)
        {
            PlainText = text,
            LastInboundAt = minutesAgo is { } minutes ? TimeProvider.System.GetUtcNow().AddMinutes(-minutes) : null,
        };

    private static Outgoing Asking(string? language) => Message(OnWhatsApp, "A reply is ready.", minutesAgo: 2_000) with { Template = ApprovedWords.ReplyWaits, Language = language };

    private static Outgoing Choice(OptionStyle style, string text) => Message(OnWhatsApp, text, minutesAgo: 1) with
    {
        Options = [new SpeechOption(1, "ऋण", "flow:1"), new SpeechOption(2, "Udyam", "flow:2")],
        Style = style,
        PlainText = $"{text}\n1 ऋण\n2 Udyam",
        ListButton = "चुनें",
    };
}
