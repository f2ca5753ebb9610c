using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Messaging;

namespace InfoLine.Channels.Kannel;

/// <summary>What a request to <c>/channels/kannel/inbound</c> turns out to be.</summary>
public abstract record KannelInbound
{
    /// <summary>The route of every message that comes or goes through Kannel.</summary>
    public const string Route = "kannel";

    /// <summary>Kannel's own ids have 36 characters; other gateways' ids are longer, but not by much.</summary>
    private const int LongestId = 200;

    /// <summary>No SMS and no number is longer: 255 parts of 153 characters.</summary>
    private const int LongestText = 255 * 153, LongestSender = 64;

    private KannelInbound()
    {
    }

    /// <summary>A message to accept.</summary>
    public sealed record Received(Inbound Message) : KannelInbound;

    /// <summary>Well formed, but from a sender that nobody can answer to: a bank's or an operator's notice. To be answered like a message, and not kept.</summary>
    public sealed record NoReplyPossible : KannelInbound;

    /// <summary>Not what our get-url sends. The sentence tells the operator what to set right.</summary>
    public sealed record Malformed(string Sentence) : KannelInbound;

    /// <summary>Reads the values that our get-url sends: <c>id=%I from=%q to=%P text=%b at=%T</c>, and <c>kind=missed_call</c> from whoever watches for calls.</summary>
    /// <param name="fields">Already decoded.</param>
    /// <param name="options">For the country of numbers without one, and for what makes two deliveries the same message.</param>
    public static KannelInbound Read(KannelFields fields, KannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(options);
        if (fields["id"] is not { Length: > 0 and <= LongestId } id || id.Any(c => char.IsControl(c) || c == '\uFFFD'))
            return new Malformed($"'id' is missing or not an id of 1 to {LongestId} characters: get-url needs id=%I.");
        if (fields["from"] is not { Length: > 0 and <= LongestSender } from || string.IsNullOrWhiteSpace(from))
            return new Malformed("'from' is missing or not a number: get-url needs from=%q.");

        var kind = fields["kind"];
        if (kind is not (null or "" or "sms" or "missed_call"))
            return new Malformed("'kind' must be sms or missed_call, or be left out.");
        var missedCall = kind == "missed_call";
        if (!missedCall && fields["text"] is not { Length: <= LongestText })
            return new Malformed("'text' is missing or longer than an SMS can be: get-url needs text=%b.");
        if (PhoneNumber.ToE164(from, options.CountryCode) is not { } phone)
            return new NoReplyPossible();

        var text = missedCall ? "" : fields["text"] ?? "";
        var sentAt = Time(fields["at"]);
        return new Received(new Inbound(
            new ContactAddress(Route, phone, phone),
            options.RepeatsHaveNewIds && sentAt is { } at ? ContentId(phone, fields["to"] ?? "", text, at) : id,
            missedCall ? InboundKind.MissedCall : InboundKind.Text,
            text)
        {
            To = fields["to"] is { Length: > 0 } to ? to : null,
            SentAt = sentAt,
        });
    }

    /// <summary>Seconds since 1970, as <c>%T</c> gives them; null for anything else, because a message is worth more than its time.</summary>
    private static DateTimeOffset? Time(string? seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 253_402_300_800 // the year 10000
            ? DateTimeOffset.FromUnixTimeSeconds(value)
            : null;

    /// <summary>One id for the deliveries of one SMS, whatever ids they carry: nobody sends the same words twice in the carrier's same second.</summary>
    /// <remarks>
    /// Standing in for the carrier's id, it is made unique by the inbox's own key: durable, in one statement, on every replica. A look-back in time would need a second
    /// table and a race. Not the default: where %T is the time of arrival, two answers "1" that waited at the SMS centre would become one.
    /// </remarks>
    private static string ContentId(string from, string to, string text, DateTimeOffset sentAt)
    {
        var content = string.Join('\0', from, to, sentAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), text);
        return "content:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}
