using InfoLine.Channels.Twilio;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;
using Microsoft.Extensions.Logging.Abstractions;

namespace InfoLine.Tests.Channels.Twilio;

public sealed class TwilioLookupTests : IAsyncLifetime, IDisposable
{
    private const string Villager = "+919812345678";

    private readonly Later _later = new();
    private FakeTwilio _twilio = null!; // Started before each test, as are the next two.
    private TwilioClient _client = null!;
    private TwilioSender _sms = null!;

    public async Task InitializeAsync()
    {
        _twilio = await FakeTwilio.StartAsync(_later);
        var options = TwilioLine.Options(_twilio);
        _client = new TwilioClient(options, TimeProvider.System, patience: TimeSpan.FromSeconds(1));
        _sms = TwilioSender.Sms(options, TwilioSeats.Messages(options, _client), TimeProvider.System, NullLogger.Instance);
    }

    public async Task DisposeAsync() => await _twilio.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_message_that_went_before_the_connection_broke_is_found()
    {
        await _sms.SendAsync(Message("opens the connection"), default);
        _twilio.Answers(FakeTwilioTrouble.ResetAfterAccepting);
        (await _sms.SendAsync(Message("नमस्ते"), default)).ShouldBeOfType<SendOutcome.Unknown>();

        (await _sms.FindAsync(Message("नमस्ते"), Nobodys, default)).ShouldBe(new SendOutcome.Accepted(_twilio.Phone(Villager).Heard[^1].Sid));
    }

    [Fact]
    public async Task A_message_that_never_went_may_be_sent_once_Twilio_has_had_time_to_list_it()
    {
        (await Find(Message("x"), secondsLater: 9)).ShouldBeOfType<SendOutcome.Unknown>();
        (await Find(Message("x"), secondsLater: 11)).ShouldBeOfType<SendOutcome.RetryAt>();
    }

    [Fact]
    public async Task Other_words_to_other_people_and_older_messages_are_not_it()
    {
        await _sms.SendAsync(Message("other words"), default);
        await _sms.SendAsync(Message("x") with { To = new ContactAddress("twilio-sms", "+919800000000", null) }, default);
        await _sms.SendAsync(Message("x"), default);
        var laterMessage = Message("x") with { FirstTriedAt = Now.AddMinutes(1) };

        (await Find(laterMessage, secondsLater: 120)).ShouldBeOfType<SendOutcome.RetryAt>();
    }

    [Fact]
    public async Task The_same_words_that_are_known_to_be_another_message_are_not_it()
    {
        await _sms.SendAsync(Message("Welcome back."), default);
        var first = _twilio.Phone(Villager).Heard[^1].Sid;

        (await Find(Message("Welcome back."), secondsLater: 11, sid => Task.FromResult(sid == first))).ShouldBeOfType<SendOutcome.RetryAt>();

        await _sms.SendAsync(Message("Welcome back."), default);
        (await Find(Message("Welcome back."), secondsLater: 12, sid => Task.FromResult(sid == first))).ShouldBe(new SendOutcome.Accepted(_twilio.Phone(Villager).Heard[^1].Sid));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_message_is_found_also_where_our_clock_is_an_hour_wrong(int hours)
    {
        await _sms.SendAsync(Message("x"), default);
        var wrong = TimeSpan.FromHours(hours);
        var message = Message("x") with { FirstTriedAt = Now + wrong };

        (await TwilioLookup.FindAsync(_client, message, Nobodys, Now + wrong + TimeSpan.FromSeconds(20), default)).ShouldBeOfType<SendOutcome.Accepted>();
    }

    [Fact]
    public async Task While_Twilio_cannot_be_asked_the_outcome_stays_unknown()
    {
        await _twilio.DisposeAsync();

        (await Find(Message("x"), secondsLater: 60)).ShouldBeOfType<SendOutcome.Unknown>();
    }

    [Fact]
    public async Task A_page_full_of_newer_messages_proves_nothing()
    {
        for (var i = 0; i < 100; i++)
            await _sms.SendAsync(Message($"other {i}"), default);

        (await Find(Message("x"), secondsLater: 60)).ShouldBeOfType<SendOutcome.Unknown>();
    }

    private static Func<string, Task<bool>> Nobodys => static _ => Task.FromResult(false);

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private Task<SendOutcome> Find(Outgoing message, int secondsLater, Func<string, Task<bool>>? isAnothers = null)
    {
        _later.Seconds = secondsLater;
        return TwilioLookup.FindAsync(_client, message, isAnothers ?? Nobodys, Now.AddSeconds(secondsLater), default);
    }

    private static Outgoing Message(string text) =>
        new("in:0", new ContactAddress("twilio-sms", Villager, Villager), text, [], OptionStyle.None) { PlainText = text, FirstTriedAt = Now };

    /// <summary>The clock of Twilio, which goes on as ours does.</summary>
    private sealed class Later : TimeProvider
    {
        public int Seconds { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddSeconds(Seconds);
    }
}
