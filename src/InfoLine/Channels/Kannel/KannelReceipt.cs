using System.Text.RegularExpressions;
using InfoLine.Messaging;

namespace InfoLine.Channels.Kannel;

/// <summary>Reads what Kannel tells about a message that it took: <c>id=… type=%d answer=%A fid=%F</c>, from the address that we gave with the message.</summary>
public static partial class KannelReceipt
{
    private const int LongestId = 200, LongestWord = 20;

    /// <summary>Reads a receipt.</summary>
    /// <param name="fields">Already decoded.</param>
    /// <returns>Null without our id. A type that we do not know becomes <see cref="DeliveryStatus.Unknown"/>.</returns>
    public static Receipt? Read(KannelFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields["id"] is not { Length: > 0 and <= LongestId } id)
            return null;
        var type = fields["type"] ?? "";
        var status = Status(type);
        var answer = Answer().Match(fields["answer"] ?? "");
        var carrierWord = answer.Groups["stat"].Value;
        return new Receipt(
            KannelInbound.Route,
            id,
            fields["fid"] is { Length: > 0 and <= LongestId } fid ? fid : null,
            status,
            status == DeliveryStatus.Failed ? Code(answer) : null,
            Word(type, carrierWord));
    }

    /// <summary>Kannel user guide, "Delivery reports": 1 delivered, 2 not delivered, 4 waits at the SMS centre, 8 taken by it, 16 refused by it, 32 on its way.</summary>
    private static DeliveryStatus Status(string type) => type switch
    {
        "1" => DeliveryStatus.Delivered,
        "2" or "16" => DeliveryStatus.Failed,
        "4" => DeliveryStatus.Queued,
        "8" => DeliveryStatus.Sent,
        "32" => DeliveryStatus.Sending,
        _ => DeliveryStatus.Unknown,
    };

    private static string? Code(Match answer)
    {
        foreach (var group in (string[])["err", "nack", "stat"])
        {
            if (answer.Groups[group] is { Success: true } found && found.Value.Trim('0').Length > 0)
                return found.Value;
        }
        return null;
    }

    private static string Word(string type, string carrierWord)
    {
        var known = type.Length <= LongestWord ? type : type[..LongestWord];
        return carrierWord.Length == 0 ? known : $"{known} {carrierWord}";
    }

    // The carrier's whole answer is never kept: "text:" in it is the beginning of the message. SMPP 3.4, appendix B; NACK/0x… is Kannel's own form.
    [GeneratedRegex(@"^NACK/(?<nack>0x[0-9a-f]{1,8}|[0-9]{1,8})\b|\bstat:(?<stat>[A-Z]{1,10})\b(?:\s+err:(?<err>[0-9A-Za-z]{1,8})\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Answer();
}
