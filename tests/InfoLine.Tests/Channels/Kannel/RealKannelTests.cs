
namespace InfoLine.Tests.Channels.Kannel;

/// <summary>Debian's Kannel, its fakesmsc and the real service, with the configuration files that we ship.</summary>
public sealed class RealKannelTests
{
    private const string Asha = "919876543210", AshaHears = "+919876543210";

    [SkippableFact]
    public async Task An_SMS_in_Hindi_and_one_in_English_are_answered_whole_and_their_receipts_recorded()
    {
        RealKannel.SkipIfMissing();
        var port = RealKannel.FreePort();
        await using var kannel = new RealKannel(port);
        await using var line = await KannelLine.StartAsync(port: port, sendPort: kannel.SendPort);
        await using var phones = new FakePhones(kannel.SmscPort);
        await kannel.StartAsync();

        await phones.SayAsync(Asha, "मुद्रा  ऋण + 100%");
        (await phones.HearsAsync(AshaHears)).ShouldBe([EchoConversation.Hindi]);
        await line.UntilAsync(1, "select count(*) from outbox where status = 4");

        await phones.SayAsync(Asha, "Loan  & 50% = a+b?");
        (await phones.HearsAsync(AshaHears, 2))[1].ShouldStartWith("You wrote: Loan  & 50% = a+b?");
        await line.UntilAsync(2, "select count(*) from outbox where status = 4");
    }

    [SkippableFact]
    public async Task A_villager_who_chooses_Hindi_hears_the_dialogs_word_for_word()
    {
        RealKannel.SkipIfMissing();
        var port = RealKannel.FreePort();
        await using var kannel = new RealKannel(port);
        await using var line = await KannelLine.StartAsync(port: port, sendPort: kannel.SendPort, echo: false);
        await using var phones = new FakePhones(kannel.SmscPort);
        await kannel.StartAsync();

        await phones.SayAsync(Asha, "मुद्रा");
        await line.UntilAsync(1, "select case when count(*) > 0 and min(status) = 4 then 1 else 0 end from outbox");
        await phones.SayAsync(Asha, "1");
        await line.UntilAsync(2, "select count(*) from inbox where closed_at is not null");
        await line.UntilAsync(0, "select count(*) from outbox where status < 4");

        var answers = await line.AnswersAsync();
        (await phones.HearsAsync(AshaHears, answers.Length)).ShouldBe(answers);
        answers.Length.ShouldBeGreaterThan(1);
        answers[^1].ShouldMatch("[\u0900-\u097F]{2}");
    }

    [SkippableFact]
    public async Task While_the_smsbox_is_down_answers_wait_and_none_is_lost()
    {
        RealKannel.SkipIfMissing();
        var port = RealKannel.FreePort();
        await using var kannel = new RealKannel(port);
        await using var line = await KannelLine.StartAsync(port: port, sendPort: kannel.SendPort);
        await using var phones = new FakePhones(kannel.SmscPort);
        await kannel.StartBearerboxAsync();
        await phones.ListenAsync();

        await line.Http.GetStringAsync($"/channels/kannel/inbound?id=1&from={Asha}&text=1&secret={RealKannel.Secret}");
        await line.Http.GetStringAsync($"/channels/kannel/inbound?id=2&from={Asha}&text=2&secret={RealKannel.Secret}");
        await line.UntilAsync(1, "select count(*) from outbox where state = 'waiting' and attempts > 0 and sentence like '%smsbox is not running%'");

        await kannel.StartSmsboxAsync();
        await line.UntilAsync(2, "select count(*) from outbox where status = 4");
        (await phones.HearsAsync(AshaHears, 2)).ShouldBe([EchoConversation.AnswerTo("1"), EchoConversation.AnswerTo("2")]);
    }

    [SkippableFact]
    public async Task An_SMS_that_comes_while_InfoLine_is_down_is_answered_when_it_is_back()
    {
        RealKannel.SkipIfMissing();
        var port = RealKannel.FreePort();
        await using var kannel = new RealKannel(port);
        await using var phones = new FakePhones(kannel.SmscPort);
        await kannel.StartAsync();
        await phones.SayAsync(Asha, "help");
        await kannel.Box.LineAsync("HTTP: Retrying request");

        await using var line = await KannelLine.StartAsync(port: port, sendPort: kannel.SendPort);

        (await phones.HearsAsync(AshaHears)).ShouldBe([EchoConversation.AnswerTo("help")]);
        (await line.AcceptedAsync()).ShouldBe(1);
    }

    [SkippableFact]
    public async Task An_SMS_that_Kannel_hands_over_twice_is_answered_once()
    {
        RealKannel.SkipIfMissing();
        var port = RealKannel.FreePort();
        var lost = new FirstAnswerLost();
        await using var kannel = new RealKannel(port);
        await using var line = await KannelLine.StartAsync(port: port, sendPort: kannel.SendPort, adjust: services => services.AddSingleton<IStartupFilter>(lost));
        await using var phones = new FakePhones(kannel.SmscPort);
        await kannel.StartAsync();

        await phones.SayAsync(Asha, "once");
        await lost.Repeated.WaitAsync(TimeSpan.FromSeconds(30));
        await line.UntilAsync(1, "select count(*) from outbox where status = 4");
        await phones.SayAsync(Asha, "twice");

        (await phones.HearsAsync(AshaHears, 2)).ShouldBe([EchoConversation.AnswerTo("once"), EchoConversation.AnswerTo("twice")]);
        (await line.AcceptedAsync()).ShouldBe(2);
    }

    [SkippableFact]
    public async Task Kannel_starts_with_the_file_for_an_aggregator()
    {
        RealKannel.SkipIfMissing();
        await using var kannel = new RealKannel(RealKannel.FreePort(), "smsc-smpp.conf");

        await kannel.StartBearerboxAsync();
    }

    /// <summary>Takes the first SMS, but lets the connection break before the answer.</summary>
    private sealed class FirstAnswerLost : IStartupFilter
    {
        private readonly TaskCompletionSource _repeated = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private string? _first;

        public Task Repeated => _repeated.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                var id = context.Request.Path == "/channels/kannel/inbound" ? context.Request.Query["id"].ToString() : null;
                var isFirst = id is not null && Interlocked.CompareExchange(ref _first, id, null) is null;
                if (isFirst)
                {
                    // By then the message is accepted, and nothing of the answer has left.
                    context.Response.OnStarting(() =>
                    {
                        context.Abort();
                        return Task.CompletedTask;
                    });
                }
                await rest(context);
                if (!isFirst && id is not null && id == _first)
                    _repeated.TrySetResult();
            });
            next(app);
        };
    }
}
