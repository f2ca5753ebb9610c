using System.Diagnostics;
using System.Text.RegularExpressions;
using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>What each way in which Twilio can fail means for a message.</summary>
/// <remarks>Source: Twilio, "Error and warning dictionary".</remarks>
internal static partial class TwilioErrors
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>The outcome of handing over a message.</summary>
    /// <param name="answer">How the request ended.</param>
    /// <param name="now">The time.</param>
    public static SendOutcome Outcome(TwilioAnswer answer, DateTimeOffset now) => answer switch
    {
        TwilioAnswer.NotSent notSent => new SendOutcome.RetryAt(now + TimeSpan.FromSeconds(10), notSent.Why),
        TwilioAnswer.Lost lost => new SendOutcome.Unknown(lost.Why),
        TwilioAnswer.Answered { IsSuccess: true } taken when TwilioInbound.IsSid(taken["sid"]) => new SendOutcome.Accepted(taken["sid"]),
        TwilioAnswer.Answered { IsSuccess: true } => new SendOutcome.Unknown("Twilio answered without an id."),
        TwilioAnswer.Answered refused => Refusal(refused, now),
        _ => throw new UnreachableException(),
    };

    /// <summary>True when a person must act before anything is sent again: credentials, a suspended account, a sender that is not set up.</summary>
    public static bool NeedsAPerson(string? code) =>
        code is "20003" or "20005" or "30002" or "21408" or "21606" or "21612" or "30034" or "63001" or "63007" or "63008";

    /// <summary>True when Twilio refused the buttons or list, not the person: the same words as plain text may go.</summary>
    public static bool IsAboutContent(string code) =>
        code is "20404" or "21654" or "21655" or "21656" or "21657" or "63005" or "63013" or "63019" or "63021" or "63034" or "63040" or "63041"
        || (code.Length == 5 && string.CompareOrdinal(code, "63026") >= 0 && string.CompareOrdinal(code, "63030") <= 0);

    private static SendOutcome Refusal(TwilioAnswer.Answered refused, DateTimeOffset now)
    {
        var code = refused.Code;
        return (code, refused.Status) switch
        {
            (21610, _) => new SendOutcome.OptedOut("21610"),
            (20429, _) or (_, 429) => Later(now, refused.RetryAfter ?? Moment, code is 0 ? 429 : code, "Twilio asks for fewer requests"),
            (14107 or 21611 or 30001 or 63017 or 63018, _) => Later(now, refused.RetryAfter ?? Minute, code, "Twilio's queue for this sender is full"),
            (20003, _) or (0, 401) => Later(now, UntilRepaired, 20003, "Twilio refuses our credentials: check Twilio:AccountSid and Twilio:AuthToken"),
            (20005 or 30002, _) => Later(now, UntilRepaired, code, "Twilio has suspended our account: see its console"),
            (30003, _) => Later(now, TimeSpan.FromHours(4), code, "The phone is off or out of reach"),
            (30008, _) => Later(now, TimeSpan.FromMinutes(30), code, "The carrier failed without saying why"),
            (63032 or 63049, _) => Later(now, TimeSpan.FromHours(24), code, "WhatsApp holds back messages to this person for now"),
            (20500 or 20503, _) or (_, >= 500) or (_, 408) => new SendOutcome.Unknown($"Twilio answered {refused.Status}: it may or may not have the message."),
            (0, < 400) => Later(now, UntilRepaired, refused.Status, "Something between us and Twilio redirects: check Twilio:ApiBaseUrl"),
            (0, _) => new SendOutcome.Failed($"http-{refused.Status}", $"Twilio refused the message with HTTP {refused.Status} and no reason."),
            _ => new SendOutcome.Failed($"{code}", Sentence(code) ?? $"Twilio refused the message: {Redact(refused["message"] ?? "no reason given.")}"),
        };
    }

    private static SendOutcome.RetryAt Later(DateTimeOffset now, TimeSpan wait, int code, string why) =>
        new(now + (wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestWait && code is 20429 or 429 ? LongestWait : wait), $"{why} ({code}).");

    /// <summary>What staff read about a refusal, also about one that comes with a receipt; null for a code that we do not know.</summary>
    public static string? Sentence(int code) => code switch
    {
        21211 or 21214 or 21614 or 21217 or 30005 or 30006 => "This number does not exist or takes no messages. Ask the person for another one.",
        21408 => "Our Twilio account may not send to this country: allow it in Twilio's console under Geo permissions.",
        21610 => "This person has stopped our messages.",
        21606 or 21612 => "Our sender cannot reach this number on this channel: check the sender in Twilio's console.",
        21602 or 21619 => "The message had no text.",
        21617 => "The message is longer than 1,600 characters: split it earlier.",
        30003 => "The phone was off or out of reach.",
        30004 or 30007 => "The carrier blocked this message as unwanted: review its words.",
        30008 => "The carrier failed without saying why.",
        30034 => "This sender is not registered with the carriers of that country.",
        30036 => "The message waited too long and was dropped.",
        63003 or 63024 => "This person cannot be reached on WhatsApp. Try SMS.",
        63005 or 63013 or 63021 or (>= 63026 and <= 63030) or 63040 or 63041 => "WhatsApp refused or paused this template or its content: whoever looks after templates must change it.",
        63001 or 63007 or 63008 => "Our WhatsApp sender is not set up: check it in Twilio's console.",
        63015 => "This phone has not joined the WhatsApp sandbox that we test with.",
        63016 => "The person has not written for 24 hours: WhatsApp takes only an approved template now.",
        63019 or 63034 => "WhatsApp could not take the attachment: send words only.",
        63032 or 63049 => "WhatsApp chose not to deliver this now. Wait a day.",
        11200 or 11205 or 11750 or 12300 or 57012 => "Twilio could not use our webhook: check that PublicUrl and the address in Twilio's console are the same and can be reached.",
        _ => null,
    };

    // Twilio repeats the number in its sentences. They are kept and shown, so it goes.
    private static string Redact(string message)
    {
        var redacted = Personal().Replace(message, "…");
        return redacted.Length <= 200 ? redacted : redacted[..200];
    }

    [GeneratedRegex(@"'[^']*'|""[^""]*""|whatsapp:\S+|\+?\d[\d\s().-]{4,}\d|\b[A-Z]{2}\.\w+|[A-Z]{2}[0-9a-f]{32}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Personal();
}
