using System.Globalization;

namespace InfoLine.Tests.Carriers;

/// <summary>The fields of Twilio's webhooks, as it fills them in.</summary>
internal static class FakeTwilioForms
{
    /// <summary>A message of a person.</summary>
    public static Dictionary<string, string> Message(FakeTwilio twilio, string sid, string from, string text, params (string Key, string Value)[] more)
    {
        var isWhatsApp = from.StartsWith("whatsapp:", StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = sid,
            ["SmsSid"] = sid,
            ["SmsMessageSid"] = sid,
            ["AccountSid"] = twilio.AccountSid,
            ["From"] = from,
            ["To"] = isWhatsApp ? twilio.WhatsAppNumber : twilio.SmsNumber,
            ["Body"] = text,
            ["NumMedia"] = "0",
            ["NumSegments"] = "1",
            ["SmsStatus"] = "received",
            ["ApiVersion"] = "2010-04-01",
        };
        (string, string)[] own = isWhatsApp
            ? [("MessageType", "text"), ("ProfileName", "आशा"), ("WaId", from["whatsapp:".Length..].TrimStart('+'))]
            : [("FromCountry", "IN"), ("FromCity", ""), ("FromState", ""), ("FromZip", "")];
        return With(fields, [.. own, .. more]);
    }

    /// <summary>A receipt.</summary>
    public static Dictionary<string, string> Receipt(FakeTwilio twilio, FakeMessage message, string status, params (string Key, string Value)[] more) => With(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MessageSid"] = message.Sid,
            ["SmsSid"] = message.Sid,
            ["MessageStatus"] = status,
            ["SmsStatus"] = status,
            ["AccountSid"] = twilio.AccountSid,
            ["From"] = message.From,
            ["To"] = message.To,
            ["ApiVersion"] = "2010-04-01",
            ["RawDlrDoneDate"] = message.CreatedAt.ToString("yyMMddHHmm", CultureInfo.InvariantCulture),
        },
        more);

    private static Dictionary<string, string> With(Dictionary<string, string> fields, (string Key, string Value)[] more)
    {
        foreach (var (key, value) in more)
            fields[key] = value;
        return fields;
    }
}
