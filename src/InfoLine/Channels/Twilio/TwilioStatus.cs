using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>What a signed receipt says, or why it says nothing.</summary>
internal abstract record TwilioStatus
{
    private TwilioStatus()
    {
    }

    /// <summary>A receipt.</summary>
    public sealed record Read(Receipt Receipt) : TwilioStatus;

    /// <summary>Not a receipt; the sentence says which field is wrong.</summary>
    public sealed record Refused(string Sentence) : TwilioStatus;

    /// <summary>Reads a receipt.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="messageId">Our id from the query, or null.</param>
    public static TwilioStatus From(TwilioForm form, string? messageId)
    {
        var id = form["MessageSid"] ?? form["SmsSid"];
        if (!TwilioInbound.IsSid(id))
            return new Refused(id is null ? "MessageSid is missing." : "MessageSid is not an id.");
        var word = TwilioInbound.Clean(form["MessageStatus"] ?? form["SmsStatus"]);
        if (word.Length is 0 or > 40)
            return new Refused("MessageStatus is missing.");
        var code = TwilioInbound.IsSid(form["ErrorCode"]) && form["ErrorCode"] != "0" ? form["ErrorCode"] : null;
        return new Read(new Receipt(TwilioAddress.Route(form), messageId, id, Rank(word), code, word));
    }

    /// <summary>Twilio's word as one of our ranks. A word that is new to us is kept and changes nothing.</summary>
    /// <remarks>Source: Twilio, "Outbound message status in status callbacks".</remarks>
    private static DeliveryStatus Rank(string word) => word switch
    {
        "accepted" or "scheduled" or "queued" => DeliveryStatus.Queued,
        "sending" => DeliveryStatus.Sending,
        "sent" or "partially_delivered" => DeliveryStatus.Sent,
        "delivered" => DeliveryStatus.Delivered,
        "read" => DeliveryStatus.Read,
        "undelivered" or "failed" or "canceled" => DeliveryStatus.Failed,
        _ => DeliveryStatus.Unknown,
    };
}
