using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>Sends by SMS or by WhatsApp. One attempt a call; what became of it is the outcome.</summary>
internal sealed class TwilioSender : IChannel, IReconciles, IWritesFirst, IAsksToWrite
{
    /// <summary>An answer that has not left Twilio after this is worth nothing any more.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromHours(4);

    // Twilio tries a receipt again when we are slow or away, if the fragment asks for it. The fragment itself is never sent.
    private const string RetryReceipts = "#rc=3&rp=ct,5xx,rt";

    // Of somebody who has chosen none.
    private const string UsualLanguage = "hi";

    private static readonly TimeSpan WhatsAppWindow = TimeSpan.FromHours(24);

    private readonly TwilioOptions _options;
    private readonly ITwilioMessages _messages;
    private readonly TwilioContents? _contents;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;

    private TwilioSender(string route, ChannelTraits traits, double perSecond, TwilioOptions options, ITwilioMessages messages, TwilioContents? contents, TimeProvider clock, ILogger log)
    {
        Route = route;
        Traits = traits;
        MessagesPerSecond = perSecond;
        _options = options;
        _messages = messages;
        _contents = contents;
        _clock = clock;
        _log = log;
    }

    /// <inheritdoc/>
    public string Route { get; }

    /// <inheritdoc/>
    public ChannelTraits Traits { get; }

    /// <inheritdoc/>
    public double MessagesPerSecond { get; }

    private bool IsWhatsApp => Route == TwilioAddress.WhatsApp;

    /// <summary>The channel of SMS.</summary>
    public static TwilioSender Sms(TwilioOptions options, ITwilioMessages messages, TimeProvider clock, ILogger log) =>
        new(TwilioAddress.Sms, ChannelTraits.Sms, options.SmsPerSecond, options, messages, contents: null, clock, log);

    /// <summary>The channel of WhatsApp.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="messages">Sends.</param>
    /// <param name="contents">Buttons and lists; used only where <see cref="TwilioOptions.RichWhatsApp"/> is on.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">Ours.</param>
    public static TwilioSender WhatsApp(TwilioOptions options, ITwilioMessages messages, TwilioContents contents, TimeProvider clock, ILogger log) =>
        new(TwilioAddress.WhatsApp, ChannelTraits.WhatsApp, options.WhatsAppPerSecond, options, messages, options.RichWhatsApp ? contents : null, clock, log);

    /// <inheritdoc/>
    public ContactAddress AddressOf(string phone) => new(Route, IsWhatsApp ? TwilioAddress.WhatsAppPrefix + phone : phone, phone);

    /// <inheritdoc/>
    public bool CanAsk(string? language) => IsWhatsApp && ReplyTemplate(language) is not null;

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancellation)
    {
        if (Sender() is not { } sender)
            return new SendOutcome.Failed("no-sender", $"There is no sender for this message: set Twilio:{(IsWhatsApp ? "WhatsAppFrom" : "SmsFrom")}.");
        if (message.Template is not null)
            return await AskToWriteAsync(message, sender, cancellation);
        if (IsWhatsApp && !IsWindowOpen(message))
            return await ResumeAsync(message, sender, cancellation);
        var content = _contents is null ? null : await _contents.FindOrMakeAsync(message, cancellation);
        if (content is null)
            return await PostAsync(message, sender, [new("Body", message.PlainText)], cancellation);

        var outcome = await PostAsync(message, sender, Content(content, message.Text), cancellation);
        if (outcome is not SendOutcome.Failed { Code: var code } || !TwilioErrors.IsAboutContent(code))
            return outcome;
        // Twilio has refused it, so nothing went out yet and the words alone cannot be a second copy.
        _contents!.Forget(message);
        return await PostAsync(message, sender, [new("Body", message.PlainText)], cancellation);
    }

    /// <inheritdoc/>
    public Task<SendOutcome> FindAsync(Outgoing message, Func<string, Task<bool>> isAnothers, CancellationToken cancellation) =>
        TwilioLookup.FindAsync(_messages, message, isAnothers, _clock.GetUtcNow(), cancellation);

    private KeyValuePair<string, string>? Sender() => this switch
    {
        { IsWhatsApp: true } => _options.WhatsAppFrom is { } from ? new("From", from) : null,
        { _options.MessagingServiceSid: { } service } => new("MessagingServiceSid", service),
        _ => _options.SmsFrom is { } from ? new("From", from) : null,
    };

    // Judged now and not when the message was written: it may have waited.
    private bool IsWindowOpen(Outgoing message) =>
        message.LastInboundAt is { } wroteAt && _clock.GetUtcNow() - wroteAt < (Traits.FreeformWindow ?? WhatsAppWindow);

    private string? ReplyTemplate(string? language) => _options.ReplyTemplates.GetValueOrDefault(language ?? UsualLanguage);

    private async Task<SendOutcome> AskToWriteAsync(Outgoing message, KeyValuePair<string, string> sender, CancellationToken cancellation) =>
        IsWhatsApp && message.Template == ApprovedWords.ReplyWaits && ReplyTemplate(message.Language) is { } template
            ? await PostAsync(message, sender, [new("ContentSid", template)], cancellation)
            : new SendOutcome.Failed("template", $"There is no approved template for this message: set Twilio:ReplyTemplateSid:{message.Language ?? UsualLanguage}.");

    private async Task<SendOutcome> ResumeAsync(Outgoing message, KeyValuePair<string, string> sender, CancellationToken cancellation)
    {
        var text = OneLine(message.PlainText);
        if (_options.ResumeTemplateSid is { } template && text.Length <= TwilioContents.LongestBody)
            return await PostAsync(message, sender, Content(template, text), cancellation);
        return new SendOutcome.Failed("window", "The person has not written for 24 hours: WhatsApp takes only an approved template now (Twilio:ResumeTemplateSid).");
    }

    private async Task<SendOutcome> PostAsync(Outgoing message, KeyValuePair<string, string> sender, KeyValuePair<string, string>[] words, CancellationToken cancellation)
    {
        var answer = await _messages.SendAsync(
            [
                new("To", message.To.Address),
                sender,
                .. words,
                new("StatusCallback", $"{_options.PublicUrl}{TwilioSetup.StatusPath}?message={InQuery(message.Id)}{RetryReceipts}"),
                new("ValidityPeriod", $"{(int)Validity.TotalSeconds}"),
            ],
            cancellation);
        var outcome = TwilioErrors.Outcome(answer, _clock.GetUtcNow());
        var code = outcome is SendOutcome.Failed failed ? failed.Code : (answer as TwilioAnswer.Answered)?.Code.ToString();
        if (TwilioErrors.NeedsAPerson(code))
            Log.NeedsAPerson(_log, message.Id, code!);
        return outcome;
    }

    private static KeyValuePair<string, string>[] Content(string sid, string text) =>
        [new("ContentSid", sid), new("ContentVariables", TwilioContents.Variables(text))];

    // A colon is allowed in a query. Left as it is, nothing on the way can spell it differently and break the signature of the receipt.
    private static string InQuery(string id) => Uri.EscapeDataString(id).Replace("%3A", ":", StringComparison.Ordinal);

    // WhatsApp refuses line breaks, tabs and runs of spaces in a template's variable.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
