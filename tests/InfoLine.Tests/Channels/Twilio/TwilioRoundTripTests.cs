using System.Net;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Channels.Twilio;

/// <summary>Out by the REST API, back by webhook: receipts and pressed buttons.</summary>
public sealed class TwilioRoundTripTests : IAsyncLifetime
{
    private const string OnWhatsApp = "whatsapp:+919812345678";

    private TwilioLine _line = null!; // Opened before each test.

    public async Task InitializeAsync() => _line = await TwilioLine.OpenAsync();

    public async Task DisposeAsync() => await _line.DisposeAsync();

    [Theory]
    [InlineData(FakeReceipts.None, "")]
    [InlineData(FakeReceipts.InOrder, "Sent Delivered")]
    [InlineData(FakeReceipts.Doubled, "Sent Sent Delivered Delivered")]
    [InlineData(FakeReceipts.Reversed, "Delivered Sent")]
    [InlineData(FakeReceipts.Early, "Sent Delivered")]
    public async Task Receipts_come_back_with_our_id_in_whatever_order(FakeReceipts plan, string statuses)
    {
        _line.Twilio.Receipts = plan;

        var outcome = await _line.WhatsApp.SendAsync(Choice("Which?"), default);
        var early = _line.Receipts.Count;
        await _line.Twilio.ReceiptsSentAsync();

        var sid = _line.Twilio.Phone(OnWhatsApp).Heard.ShouldHaveSingleItem().Sid;
        outcome.ShouldBe(new SendOutcome.Accepted(sid));
        string.Join(' ', _line.Receipts.Select(receipt => receipt.Status)).ShouldBe(statuses);
        _line.Receipts.ShouldAllBe(receipt => receipt.MessageId == "0190:in:0" && receipt.ProviderMessageId == sid && receipt.Route == "twilio-whatsapp");
        if (plan == FakeReceipts.Early)
            early.ShouldBe(2);
    }

    [Theory]
    [InlineData(OptionStyle.Buttons)]
    [InlineData(OptionStyle.List)]
    public async Task A_pressed_choice_comes_back_with_what_we_put_behind_it(OptionStyle style)
    {
        await _line.WhatsApp.SendAsync(Choice("Which?") with { Style = style }, default);
        var heard = await _line.Twilio.Phone(OnWhatsApp).HearsAsync();

        using var answer = await _line.Twilio.PressesAsync(heard, heard.Options[1]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var pressed = _line.Accepted.ShouldHaveSingleItem();
        pressed.Pressed.ShouldBe("flow:2");
        pressed.Text.ShouldBe("Udyam");
    }

    [Theory]
    [InlineData("63013", 0)]
    [InlineData("30003", 2)]
    public async Task After_buttons_that_were_taken_and_not_shown_choices_go_as_numbered_lines(string code, int buttons)
    {
        await _line.WhatsApp.SendAsync(Choice("Which?"), default);
        using var answer = await _line.Twilio.ReceiptAsync(await _line.Twilio.Phone(OnWhatsApp).HearsAsync(), "undelivered", ("ErrorCode", code));

        await _line.WhatsApp.SendAsync(Choice("Which?"), default);

        (await _line.Twilio.Phone(OnWhatsApp).HearsAsync()).Options.Length.ShouldBe(buttons);
    }

    private static Outgoing Choice(string text) => new("0190:in:0", new ContactAddress("twilio-whatsapp", OnWhatsApp, null), text, [new(1, "ऋण", "flow:1"), new(2, "Udyam", "flow:2")], OptionStyle.Buttons)
    {
        PlainText = $"{text}\n1 ऋण\n2 Udyam",
        LastInboundAt = TimeProvider.System.GetUtcNow(),
    };
}
