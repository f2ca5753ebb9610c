using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Channels.Fetching;

namespace InfoLine.Channels.Twilio;

/// <summary>Reads single settings and reports each wrong one in a sentence that names the key and the remedy. Values are never repeated: they may be secret.</summary>
/// <param name="Settings">The whole configuration.</param>
/// <param name="Report">Where problems go.</param>
/// <param name="TurnOff">The remedy of someone who does not want Twilio at all.</param>
internal sealed record TwilioChecks(IConfiguration Settings, StartReport Report, string TurnOff)
{
    /// <summary>The root setting <c>PublicUrl</c>; empty after a problem.</summary>
    public string PublicUrl()
    {
        var written = Settings["PublicUrl"]?.Trim().TrimEnd('/') ?? "";
        if (written.Length == 0)
            Report.Stop($"PublicUrl is missing: set it to the https address at which Twilio reaches this service, or {TurnOff}.");
        else if ((!Uri.TryCreate(written, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || written.AsSpan().ContainsAny('?', '#'))
            && !Report.Problems.Any(static problem => problem.StartsWith("PublicUrl", StringComparison.Ordinal)))
            Report.Stop("PublicUrl is not a web address: write it as https://line.example.org, without a query.");
        return written;
    }

    /// <summary>A setting that must be there.</summary>
    public string Needed(string key, string prefix)
    {
        if (TwilioOptions.Of(Settings, key) is null)
            Report.Stop($"Twilio:{key} is missing: set it, or {TurnOff}.");
        return Optional(key, prefix) ?? "";
    }

    /// <summary>A setting that may be there and then starts with these letters.</summary>
    public string? Optional(string key, string prefix)
    {
        var value = TwilioOptions.Of(Settings, key);
        if (value is not null && !value.StartsWith(prefix, StringComparison.Ordinal))
            Report.Stop($"Twilio:{key} must start with {prefix}: copy it from Twilio's console.");
        return value;
    }

    /// <summary>Settings of which there is one a language, as in <c>Twilio:ReplyTemplateSid:hi</c>.</summary>
    /// <returns>By the code of the language; may be empty.</returns>
    public ImmutableDictionary<string, string> EachLanguage(string key, string prefix)
    {
        var section = Settings.GetSection($"Twilio:{key}");
        if (section.Value is { Length: > 0 })
            Report.Stop($"Twilio:{key} needs a language: set Twilio:{key}:hi, Twilio:{key}:en.");
        return section.GetChildren()
            .Select(child => (Language: child.Key.ToLowerInvariant(), Value: Optional($"{key}:{child.Key}", prefix)))
            .Where(one => one.Value is not null)
            .ToImmutableDictionary(one => one.Language, one => one.Value!, StringComparer.Ordinal); // Those without were left out.
    }

    /// <summary>A telephone number, short code or sender name, without <c>whatsapp:</c>.</summary>
    public string? Number(string key)
    {
        var value = TwilioOptions.Of(Settings, key);
        if (value is null)
            return null;
        var isWhatsApp = value.StartsWith(TwilioAddress.WhatsAppPrefix, StringComparison.OrdinalIgnoreCase);
        if (isWhatsApp && key == "SmsFrom")
            Report.Stop("Twilio:SmsFrom is a WhatsApp address: move it to Twilio:WhatsAppFrom.");
        var number = isWhatsApp ? value[TwilioAddress.WhatsAppPrefix.Length..] : value;
        if (key == "WhatsAppFrom" && TwilioAddress.Phone(number) is null)
            Report.Stop("Twilio:WhatsAppFrom is not a number: write it as +15550001111.");
        return number;
    }

    /// <summary>A base address, which gets our credentials: https, or plain http to this machine only.</summary>
    public Uri Address(string key, string otherwise)
    {
        var value = (TwilioOptions.Of(Settings, key) ?? otherwise).TrimEnd('/') + "/";
        if (Uri.TryCreate(value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
            return url;
        Report.Stop($"Twilio:{key} is not an https address: our credentials go there. Remove it to use Twilio's own.");
        return new Uri(otherwise);
    }

    /// <summary>A list of hosts.</summary>
    public HostList Hosts(string key, string otherwise)
    {
        var (value, faults) = (TwilioOptions.Of(Settings, key), new List<string>());
        var hosts = HostList.Parse(value ?? otherwise, byOperator: value is not null, faults);
        if (faults.Count > 0)
            Report.Stop($"Twilio:{key} holds '{faults[0]}', which is not a host. Write hosts such as *.twiliocdn.com, apart by spaces, or remove it to use Twilio's own.");
        return hosts;
    }

    /// <summary>true or false.</summary>
    public bool Flag(string key, bool otherwise)
    {
        var value = TwilioOptions.Of(Settings, key);
        if (value is null || bool.TryParse(value, out otherwise))
            return otherwise;
        Report.Stop($"Twilio:{key} must be true or false.");
        return false;
    }

    /// <summary>Messages a second, more than 0.</summary>
    public double Rate(string key, double otherwise)
    {
        var value = TwilioOptions.Of(Settings, key);
        if (value is null)
            return otherwise;
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate > 0 && double.IsFinite(rate))
            return rate;
        Report.Stop($"Twilio:{key} must be a number above 0: how many messages a second to hand to Twilio.");
        return otherwise;
    }
}
