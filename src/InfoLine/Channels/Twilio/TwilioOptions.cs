using System.Collections.Immutable;
using InfoLine.Channels.Fetching;

namespace InfoLine.Channels.Twilio;

/// <summary>The settings under <c>Twilio:</c>, checked: whoever has one of these can start.</summary>
internal sealed record TwilioOptions
{
    private const string TwilioApi = "https://api.twilio.com";
    private const string TwilioContentApi = "https://content.twilio.com";

    // With and without the console's "Enforce HTTP auth on media URLs". Source: Twilio, "Protect media access with HTTP basic authentication".
    private const string TwilioStorage = "*.twiliocdn.com s3-external-1.amazonaws.com";

    /// <summary><c>PublicUrl</c>: what Twilio calls, exactly as written in its console; signatures are checked against it. No slash at the end.</summary>
    public required string PublicUrl { get; init; }

    /// <summary><c>Twilio:AccountSid</c>, <c>AC…</c>.</summary>
    public required string AccountSid { get; init; }

    /// <summary><c>Twilio:AuthToken</c>: the primary token, which signs webhooks and opens the REST API.</summary>
    public required string AuthToken { get; init; }

    /// <summary><c>Twilio:PreviousAuthToken</c>: still accepted on webhooks while the token is being changed; null otherwise.</summary>
    public string? PreviousAuthToken { get; init; }

    /// <summary><c>Twilio:ApiBaseUrl</c>: https, or plain http to this machine; ends with a slash.</summary>
    public required Uri ApiBaseUrl { get; init; }

    /// <summary><c>Twilio:ContentApiBaseUrl</c>: where buttons and lists are described; by default Twilio's, or <see cref="ApiBaseUrl"/> where that is not Twilio's. Ends with a slash.</summary>
    public required Uri ContentApiBaseUrl { get; init; }

    /// <summary>True for Twilio itself; false for anything else that speaks its API.</summary>
    public bool IsTwilio => ApiBaseUrl.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>Twilio:MediaHosts</c>: the storage to which the API sends us on for what people sent; it gets no credentials.</summary>
    public HostList MediaHosts { get; init; } = HostList.Parse(TwilioStorage, byOperator: false, []);

    /// <summary><c>Twilio:SmsFrom</c>: our SMS number, or null.</summary>
    public string? SmsFrom { get; init; }

    /// <summary><c>Twilio:MessagingServiceSid</c>, <c>MG…</c>: a pool of numbers used in place of <see cref="SmsFrom"/>; or null.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary><c>Twilio:WhatsAppFrom</c>, as <c>whatsapp:+…</c>; or null.</summary>
    public string? WhatsAppFrom { get; init; }

    /// <summary><c>Twilio:RichWhatsApp</c>: show choices as buttons and lists. On by default against Twilio itself; off against any other address, which may not have its Content API.</summary>
    public bool RichWhatsApp { get; init; }

    /// <summary><c>Twilio:ResumeTemplateSid</c>, <c>HX…</c>: an approved template with one variable, sent with the text in it when the 24-hour window has closed; or null.</summary>
    public string? ResumeTemplateSid { get; init; }

    /// <summary><c>Twilio:ReplyTemplateSid:hi</c> and so on, <c>HX…</c>: an approved template a language, without variables, that asks somebody to write because a reply waits; may be empty.</summary>
    public ImmutableDictionary<string, string> ReplyTemplates { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary><c>Twilio:SmsPerSecond</c>. Twilio queues what its number cannot send at once; this keeps our own queue, where replies go before bulk, the longer one.</summary>
    public double SmsPerSecond { get; init; } = 10;

    /// <summary><c>Twilio:WhatsAppPerSecond</c>. 80 is what WhatsApp grants a new sender.</summary>
    public double WhatsAppPerSecond { get; init; } = 80;

    /// <summary>Reads and checks the settings.</summary>
    /// <param name="settings">The whole configuration.</param>
    /// <param name="report">Is told each wrong setting with its remedy, or that Twilio is off.</param>
    /// <returns>Null when Twilio is off or a setting is wrong.</returns>
    public static TwilioOptions? Read(IConfiguration settings, StartReport report)
    {
        string[] keys = ["AccountSid", "AuthToken", "PreviousAuthToken", "SmsFrom", "MessagingServiceSid", "WhatsAppFrom"];
        var first = Array.Find(keys, key => Of(settings, key) is not null);
        if (first is null)
        {
            report.Tell("Twilio is off: Twilio:AccountSid is not set.");
            return null;
        }

        var problemsBefore = report.Problems.Count;
        var checks = new TwilioChecks(settings, report, TurnOff: $"remove Twilio:{first} to turn Twilio off");
        var api = checks.Address("ApiBaseUrl", TwilioApi);
        var isTwilio = api.Host.EndsWith(".twilio.com", StringComparison.OrdinalIgnoreCase);
        var options = new TwilioOptions
        {
            PublicUrl = checks.PublicUrl(),
            AccountSid = checks.Needed("AccountSid", "AC"),
            AuthToken = checks.Needed("AuthToken", ""),
            PreviousAuthToken = Of(settings, "PreviousAuthToken"),
            ApiBaseUrl = api,
            ContentApiBaseUrl = checks.Address("ContentApiBaseUrl", isTwilio ? TwilioContentApi : api.AbsoluteUri),
            MediaHosts = checks.Hosts("MediaHosts", TwilioStorage),
            SmsFrom = checks.Number("SmsFrom"),
            MessagingServiceSid = checks.Optional("MessagingServiceSid", "MG"),
            WhatsAppFrom = checks.Number("WhatsAppFrom") is { } number ? TwilioAddress.WhatsAppPrefix + number : null,
            RichWhatsApp = checks.Flag("RichWhatsApp", otherwise: isTwilio),
            ResumeTemplateSid = checks.Optional("ResumeTemplateSid", "HX"),
            ReplyTemplates = checks.EachLanguage("ReplyTemplateSid", "HX"),
            SmsPerSecond = checks.Rate("SmsPerSecond", otherwise: 10),
            WhatsAppPerSecond = checks.Rate("WhatsAppPerSecond", otherwise: 80),
        };
        if (options is { SmsFrom: null, MessagingServiceSid: null, WhatsAppFrom: null } && report.Problems.Count == problemsBefore)
            report.Stop($"Twilio has no sender: set Twilio:SmsFrom, Twilio:MessagingServiceSid or Twilio:WhatsAppFrom, or {checks.TurnOff}.");
        return report.Problems.Count == problemsBefore ? options : null;
    }

    /// <summary>A setting under <c>Twilio:</c> without white space around it; null when empty.</summary>
    internal static string? Of(IConfiguration settings, string key) => settings["Twilio:" + key]?.Trim() is { Length: > 0 } value ? value : null;
}
