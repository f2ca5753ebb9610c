using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Messaging;
using InfoLine.Messaging.Media;

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

    /// <summary>What is to be fetched, in order; empty for words, contacts and reactions.</summary>
    /// <param name="form">The fields.</param>
    /// <param name="kind">Of the message.</param>
    /// <remarks>One more than Twilio ever sends is read, so that what is left out is noticed.</remarks>
    public static ImmutableArray<SentMedia> Sent(TwilioForm form, InboundKind kind)
    {
        if (kind is not (InboundKind.Voice or InboundKind.Picture or InboundKind.Sticker or InboundKind.OtherMedia))
            return [];
        var sent = ImmutableArray.CreateBuilder<SentMedia>();
        for (var number = 0; number <= MediaRows.MostOfAMessage; number++)
        {
            // The layout of a multimedia message comes as a piece of its own.
            var type = Field("MediaContentType", number);
            if (Field("MediaUrl", number) is { Length: > 0 } address && type != "application/smil")
                sent.Add(new(address, type ?? ""));
        }

        return sent.DrainToImmutable();

        string? Field(string name, int number) => form[string.Create(CultureInfo.InvariantCulture, $"{name}{number}")];
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
