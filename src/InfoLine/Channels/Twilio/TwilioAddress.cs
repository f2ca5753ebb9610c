using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>Who is meant by the addresses in a form, and which of the two routes they use.</summary>
internal static class TwilioAddress
{
    /// <summary>The route of SMS.</summary>
    public const string Sms = "twilio-sms";

    /// <summary>The route of WhatsApp.</summary>
    public const string WhatsApp = "twilio-whatsapp";

    /// <summary>What stands before a WhatsApp address.</summary>
    public const string WhatsAppPrefix = "whatsapp:";

    private const int LongestAddress = 200;

    /// <summary>The route that a webhook is about. Some WhatsApp traffic comes without the prefix on <c>From</c>, so other fields are asked too.</summary>
    public static string Route(TwilioForm form) =>
        IsWhatsApp(form["From"]) || IsWhatsApp(form["To"]) || IsWhatsApp(form["ExternalUserId"]) || IsWhatsApp(form["ChannelToAddress"])
        || form["WaId"] is { Length: > 0 } || form["ChannelPrefix"] is "whatsapp" ? WhatsApp : Sms;

    /// <summary>The sender, in the canonical form of his address; null when there is none that could be answered.</summary>
    /// <remarks>A WhatsApp user may hide his number. He is then known by two letters, a dot and letters or digits, in <c>From</c> or in <c>ExternalUserId</c>.</remarks>
    public static ContactAddress? Sender(TwilioForm form)
    {
        var route = Route(form);
        var name = Bare(form["From"]);
        if (name.Length == 0 && route == WhatsApp)
            name = Bare(form["ExternalUserId"]);
        if (!IsUsable(name))
            return null;
        if (route == WhatsApp && name.All(char.IsAsciiDigit))
            name = "+" + name;
        var phone = Phone(name);
        var canonical = phone ?? name;
        return new ContactAddress(route, route == WhatsApp ? WhatsAppPrefix + canonical : canonical, phone);
    }

    /// <summary>A number in E.164 form (a plus, then 8 to 15 digits, no leading zero), or null.</summary>
    public static string? Phone(string written)
    {
        // A plus that a careless sender did not escape arrives as a space.
        var number = written.StartsWith(' ') ? "+" + written.TrimStart() : written;
        return number.Length is >= 9 and <= 16 && number[0] == '+' && number[1] != '0' && number.AsSpan(1).ContainsAnyExceptInRange('0', '9') is false ? number : null;
    }

    private static bool IsWhatsApp(string? address) => address is not null && address.StartsWith(WhatsAppPrefix, StringComparison.OrdinalIgnoreCase);

    private static string Bare(string? address) => IsWhatsApp(address) ? address![WhatsAppPrefix.Length..] : address ?? "";

    private static bool IsUsable(string address) =>
        !string.IsNullOrWhiteSpace(address) && address.Length <= LongestAddress && address.Any(char.IsLetterOrDigit) && !address.Any(static c => char.IsControl(c) || c == '\uFFFD');
}
