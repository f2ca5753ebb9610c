using System.Globalization;
using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>What a signed form turned out to be: a message, or something that cannot be one.</summary>
internal abstract record TwilioInbound
{
    private const int LongestSid = 64;

    private TwilioInbound()
    {
    }

    /// <summary>A message.</summary>
    public sealed record Message(Inbound Inbound) : TwilioInbound;

    /// <summary>Not a message; the sentence says which field is wrong.</summary>
    public sealed record Refused(string Sentence) : TwilioInbound;

    /// <summary>Reads a message out of a form. Fields that it does not know are ignored: Twilio adds new ones without notice.</summary>
    public static TwilioInbound Read(TwilioForm form)
    {
        if (form["MessageStatus"] is { Length: > 0 } && form["SmsStatus"] is not ("received" or "receiving"))
            return new Refused("This is a delivery receipt: set it to go to /channels/twilio/status.");
        var id = form["MessageSid"] ?? form["SmsMessageSid"] ?? form["SmsSid"];
        if (!IsSid(id))
            return new Refused(id is null ? "MessageSid is missing." : "MessageSid is not an id.");
        if (TwilioAddress.Sender(form) is not { } sender)
            return new Refused(form["From"] is null ? "From is missing." : "From is not an address.");

        var pressed = TwilioPress.Read(form);
        var kind = Kind(form);
        return new Message(new Inbound(sender, id!, kind, Text(form, kind, pressed)) // IsSid says that it is there.
        {
            Pressed = pressed?.Payload,
            Media = TwilioMedia.Sent(form, kind),
            To = Clean(form["To"]) is { Length: > 0 } to ? to : null,
        });
    }

    /// <summary>True for what Twilio and its stand-ins use as ids.</summary>
    internal static bool IsSid(string? id) =>
        id is { Length: > 0 and <= LongestSid } && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A text without the one character that no database keeps; everything else (joiners, marks, any script) may matter and stays.</summary>
    internal static string Clean(string? text) => text?.Replace("\0", "", StringComparison.Ordinal) ?? "";

    private static InboundKind Kind(TwilioForm form) => form["OptOutType"]?.ToUpperInvariant() switch
    {
        "STOP" => InboundKind.CarrierOptedOut,
        "START" => InboundKind.CarrierOptedIn,
        "HELP" => InboundKind.Text,
        _ when form["Latitude"] is { Length: > 0 } && form["Longitude"] is { Length: > 0 } => InboundKind.Location,
        _ => TwilioMedia.Kind(form),
    };

    private static string Text(TwilioForm form, InboundKind kind, TwilioPress? pressed)
    {
        // Twilio's own answer to HELP is a line of legal text. Ours helps, so the word goes on even where the body said it differently.
        if ("HELP".Equals(form["OptOutType"], StringComparison.OrdinalIgnoreCase))
            return "HELP";
        var body = Clean(form["Body"]);
        if (kind == InboundKind.Location && string.IsNullOrWhiteSpace(body))
            return Place(form);
        return body.Length > 0 ? body : Clean(pressed?.Label);
    }

    // "22.7196,75.8577 Krishi Mandi, Indore": the row has no columns for a place, and nothing that a person sent is thrown away.
    private static string Place(TwilioForm form)
    {
        string[] words = [$"{Degrees(form["Latitude"])},{Degrees(form["Longitude"])}", Clean(form["Label"]), Clean(form["Address"])];
        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    private static string Degrees(string? written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= 180
            ? degrees.ToString("0.#####", CultureInfo.InvariantCulture)
            : "?";
}
