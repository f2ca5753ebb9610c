using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Benchmarks.Load;

/// <summary>Writes signed SMS webhooks as Twilio posts them, ahead of time, so that the load costs little while it runs.</summary>
internal static class Webhooks
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    public const string Number = "+15550001111";
    public const string PublicUrl = "https://line.example.org";
    public const string Path = "/channels/twilio/inbound";

    private const string Phone = "+9170";
    private const int PhoneDigits = 8;

    private static readonly byte[] Key = Encoding.ASCII.GetBytes(AuthToken);

    /// <summary>The request of one message.</summary>
    /// <param name="run">Keeps the ids of several runs against one database apart.</param>
    /// <param name="sender">Who.</param>
    /// <param name="number">Which of this sender's messages.</param>
    public static Message Write(int run, int sender, int number) => Write(run, sender, number, Counting.Text(number));

    /// <summary>The request of a message that says something else.</summary>
    public static Message Write(int run, int sender, int number, string text)
    {
        var sid = $"SM{run:x4}{sender:x12}{number:x16}";

        // In the order of the keys, as they are signed.
        (string Key, string Value)[] fields =
        [
            ("AccountSid", AccountSid), ("ApiVersion", "2010-04-01"), ("Body", text), ("From", PhoneOf(sender)), ("FromCity", ""), ("FromCountry", "IN"),
            ("FromState", ""), ("FromZip", ""), ("MessageSid", sid), ("NumMedia", "0"), ("NumSegments", "1"), ("SmsMessageSid", sid), ("SmsSid", sid), ("SmsStatus", "received"),
            ("To", Number), ("ToCity", ""), ("ToCountry", "US"), ("ToState", ""), ("ToZip", ""),
        ];
        return new(sender, number, Request(Path, fields));
    }

    /// <summary>The request of a receipt.</summary>
    /// <param name="callback">Where the message said that receipts go.</param>
    /// <param name="sid">The carrier's id of the message.</param>
    /// <param name="to">To whom it went.</param>
    /// <param name="word">What became of it.</param>
    public static byte[] Receipt(string callback, string sid, string to, string word) => Request(
        new Uri(callback).PathAndQuery,
        [("AccountSid", AccountSid), ("ApiVersion", "2010-04-01"), ("From", Number), ("MessageSid", sid), ("MessageStatus", word), ("SmsSid", sid), ("SmsStatus", word), ("To", to)]);

    /// <summary>Whose number this is.</summary>
    public static int SenderOf(ReadOnlySpan<char> phone) => int.Parse(phone[^PhoneDigits..], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The number of a sender, or of an office that is written to.</summary>
    public static string PhoneOf(int sender) => Phone + sender.ToString(new string('0', PhoneDigits), System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Request(string path, (string Key, string Value)[] fields)
    {
        var body = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
            + $"X-Twilio-Signature: {Sign(path, fields)}\r\nContent-Length: {body.Length}\r\n\r\n";
        return Encoding.ASCII.GetBytes(head + body);
    }

    private static string Sign(string path, (string Key, string Value)[] fields)
    {
        var signed = PublicUrl + path + string.Concat(fields.Select(field => field.Key + field.Value));
#pragma warning disable CA5350 // Twilio's choice.
        return Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(signed)));
#pragma warning restore CA5350
    }
}
