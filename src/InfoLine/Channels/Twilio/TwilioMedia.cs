using InfoLine.Messaging;

namespace InfoLine.Channels.Twilio;

/// <summary>What kind of thing came with a message.</summary>
internal static class TwilioMedia
{
    /// <summary>The kind, from WhatsApp's own word for it where that is clearer, else from the type of the first attachment. Text when there is neither.</summary>
    public static InboundKind Kind(TwilioForm form)
    {
        var hasMedia = form["MediaContentType0"] is { Length: > 0 } || (int.TryParse(form["NumMedia"], out var count) && count > 0);
        return form["MessageType"]?.ToLowerInvariant() switch
        {
            "sticker" => InboundKind.Sticker,
            "reaction" => InboundKind.Reaction,
            "contact" or "contacts" => InboundKind.Contact,
            "audio" or "voice" => InboundKind.Voice,
            "image" or "video" or "document" => InboundKind.Picture,
            "location" => InboundKind.Location,
            _ => hasMedia ? OfType(form["MediaContentType0"]) : InboundKind.Text,
        };
    }

    private static InboundKind OfType(string? contentType)
    {
        var type = (contentType ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "image/webp" => InboundKind.Sticker,
            "text/vcard" or "text/x-vcard" or "text/directory" => InboundKind.Contact,
            "application/pdf" or "application/msword" => InboundKind.Picture,
            _ when type.StartsWith("audio/", StringComparison.Ordinal) => InboundKind.Voice,
            _ when type.StartsWith("image/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) => InboundKind.Picture,
            _ when type.StartsWith("text/", StringComparison.Ordinal) || type.StartsWith("application/vnd.", StringComparison.Ordinal) => InboundKind.Picture,
            _ => InboundKind.OtherMedia,
        };
    }
}
