using System.Net;
using System.Net.Sockets;
using InfoLine.Channels.Kannel;
using InfoLine.Messaging;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>The sender against a page that speaks as the smsbox does, over HTTP.</summary>
public sealed class KannelSenderTests : IAsyncLifetime
{
    private readonly WebApplication _smsbox;
    private readonly List<string> _asked = [];
    private Func<HttpContext, Task> _answer = Accept;

    public KannelSenderTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _smsbox = builder.Build();
        _smsbox.Run(context =>
        {
            lock (_asked)
                _asked.Add(context.Request.QueryString.Value ?? "");
            return _answer(context);
        });
    }

    public Task InitializeAsync() => _smsbox.StartAsync();

    public async Task DisposeAsync() => await _smsbox.DisposeAsync();

    [Theory]
    [InlineData("Loan? Reply 1", "0")]
    [InlineData("Café [1] {2} € @_", "0")]
    [InlineData("ऋण चाहिए? 1 भेजें", "2")]
    [InlineData("₹500", "2")]
    [InlineData("🙏", "2")]
    public async Task Words_travel_in_the_coding_that_keeps_them_whole(string text, string coding)
    {
        (await SendAsync(SomeKannel.Message(text))).ShouldBe(new SendOutcome.Accepted(null));

        var query = QueryHelpers.ParseQuery(_asked.ShouldHaveSingleItem());
        query["text"].ToString().ShouldBe(text);
        query["coding"].ToString().ShouldBe(coding);
        query["charset"].ToString().ShouldBe("UTF-8");
        query["to"].ToString().ShouldBe("+919876543210");
        query["from"].ToString().ShouldBe("12345");
        query["password"].ToString().ShouldBe("p&s%");
        query["dlr-mask"].ToString().ShouldBe("31");
    }

    [Fact]
    public async Task The_receipt_address_survives_Kannels_escapes()
    {
        await SendAsync(SomeKannel.Message());

        QueryHelpers.ParseQuery(_asked.ShouldHaveSingleItem())["dlr-url"].ToString()
            .ShouldBe("http://127.0.0.1:5080/channels/kannel/receipt?id=0199aa%%3A0&secret=s%%253A%%20cret&type=%d&answer=%A&fid=%F");
    }

    [Fact]
    public async Task When_the_smsbox_hangs_up_nobody_knows_and_nothing_is_sent_twice()
    {
        using var smsbox = new TcpListener(IPAddress.Loopback, 0);
        smsbox.Start();
        var sending = SendAsync(SomeKannel.Message(), new Uri($"http://{smsbox.LocalEndpoint}/cgi-bin/sendsms"));
        var asked = 0;
        while (await Task.WhenAny(sending, HangUpAsync(smsbox)) != sending)
            asked++;

        (await sending).ShouldBeOfType<SendOutcome.Unknown>();
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_smsbox_is_not_running_the_message_waits()
    {
        await _smsbox.StopAsync();

        (await SendAsync(SomeKannel.Message())).ShouldBeOfType<SendOutcome.RetryAt>().Why.ShouldContain("smsbox is not running");
    }

    [Fact]
    public async Task A_gateway_that_does_not_exist_is_data_and_not_an_exception() =>
        (await SendAsync(SomeKannel.Message(), new Uri("http://gateway.invalid/cgi-bin/sendsms"))).ShouldBeOfType<SendOutcome.RetryAt>();

    [Fact]
    public async Task An_endless_answer_is_not_read_to_its_end()
    {
        _answer = async context =>
        {
            context.Response.StatusCode = 202;
            await context.Response.WriteAsync("0: Accepted");
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.WriteAsync(new string('x', 10_000), context.RequestAborted);
        };

        (await SendAsync(SomeKannel.Message())).ShouldBeOfType<SendOutcome.Accepted>();
    }

    [Fact]
    public async Task Only_a_cancellation_is_thrown() =>
        await Should.ThrowAsync<OperationCanceledException>(() => SendAsync(SomeKannel.Message(), cancellation: new CancellationToken(canceled: true)));

    private static async Task HangUpAsync(TcpListener listener)
    {
        using var caller = await listener.AcceptTcpClientAsync();
        _ = await caller.GetStream().ReadAsync(new byte[4096]);
    }

    private static Task Accept(HttpContext context)
    {
        context.Response.StatusCode = 202;
        return context.Response.WriteAsync("0: Accepted for delivery");
    }

    private async Task<SendOutcome> SendAsync(Outgoing message, Uri? sendUrl = null, CancellationToken cancellation = default)
    {
        using var sender = Sender(sendUrl);
        return await sender.SendAsync(message, cancellation);
    }

    private KannelSender Sender(Uri? sendUrl = null)
    {
        var options = SomeKannel.Options(sendUrl ?? new Uri(new Uri(_smsbox.Urls.First()), "/cgi-bin/sendsms"));
        var callback = new KannelCallback(options, _smsbox.Services.GetRequiredService<IServer>(), new ConfigurationBuilder().Build());
        return new KannelSender(options, callback, TimeProvider.System, NullLogger<KannelSender>.Instance);
    }
}
