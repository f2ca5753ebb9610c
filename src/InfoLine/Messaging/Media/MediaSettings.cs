using System.Globalization;

namespace InfoLine.Messaging.Media;

/// <summary>How much an operator lets in, and for how long.</summary>
/// <param name="VoiceBytes">The largest voice note.</param>
/// <param name="PictureBytes">The largest picture.</param>
/// <param name="KeptFor">How long it is kept after it came; null until its person is erased.</param>
public sealed record MediaSettings(long VoiceBytes, long PictureBytes, TimeSpan? KeptFor)
{
    private const int Megabyte = 1024 * 1024;
    private const int MostMegabytes = 100;
    private const int MostDays = 3650;

    /// <summary>The largest of any kind.</summary>
    public long MostBytes => Math.Max(VoiceBytes, PictureBytes);

    /// <summary>The largest of a kind.</summary>
    public long MostOf(MediaKind kind) => kind == MediaKind.Voice ? VoiceBytes : PictureBytes;

    /// <summary>Reads <c>Media:VoiceMegabytes</c>, <c>Media:PictureMegabytes</c> and <c>Media:KeepDays</c>; a number that is none stops the start.</summary>
    /// <remarks>WhatsApp carries 16 MB, of a picture 5 MB. Source: Twilio, "Guidance on WhatsApp media messages".</remarks>
    public static MediaSettings Read(WebApplicationBuilder builder)
    {
        var days = Number(builder, "Media:KeepDays", otherwise: 90, least: 0, MostDays);
        return new(
            (long)Number(builder, "Media:VoiceMegabytes", otherwise: 16, least: 1, MostMegabytes) * Megabyte,
            (long)Number(builder, "Media:PictureMegabytes", otherwise: 5, least: 1, MostMegabytes) * Megabyte,
            days == 0 ? null : TimeSpan.FromDays(days));
    }

    private static int Number(WebApplicationBuilder builder, string key, int otherwise, int least, int most)
    {
        var text = builder.Configuration[key]?.Trim();
        if (string.IsNullOrEmpty(text))
            return otherwise;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        builder.Report().Stop($"{key} must be a whole number from {least} to {most}, such as {otherwise}.");
        return otherwise;
    }
}
