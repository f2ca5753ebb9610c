using System.Globalization;
using InfoLine.Messaging.Media;
using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>The words for voice notes and pictures.</summary>
internal static class MediaTexts
{
    public static readonly Phrase ShowPicture = new("Show the picture", "तस्वीर दिखाएँ");
    public static readonly Phrase FullSize = new("Picture; opens at full size", "तस्वीर; बड़ी खुलती है");
    public static readonly Phrase NotLoaded = new("It could not be loaded. Press once more.", "लोड नहीं हुआ। फिर दबाएँ।");
    public static readonly Phrase Save = new("Save", "सहेजें");
    public static readonly Phrase SaveToHear = new("Save it to listen", "सुनने के लिए सहेजें");
    public static readonly Phrase NoPlayer = new("No browser plays this kind; the phone's player does.", "ब्राउज़र इसे नहीं चलाता; फ़ोन का प्लेयर चलाएगा।");
    public static readonly Phrase BeingFetched = new("being fetched …", "लाया जा रहा है …");
    public static readonly Phrase Size = new("{0} kB", "{0} kB");
    public static readonly Phrase BackToTicket = new("To the conversation", "बातचीत पर");

    /// <summary>What something is.</summary>
    public static Phrase Of(MediaKind kind) => kind switch
    {
        MediaKind.Voice => new("Voice note", "आवाज़ संदेश"),
        MediaKind.Picture => new("Picture", "तस्वीर"),
        _ => new("File", "फ़ाइल"),
    };

    /// <summary>Why it cannot be heard or seen, and what to do. <c>{0}</c> is what it is instead.</summary>
    public static Phrase Of(MediaReason why) => why switch
    {
        MediaReason.WrongKind => new("not a picture or voice note, but {0}: it was not fetched", "तस्वीर या आवाज़ नहीं, {0} है: नहीं लाया गया"),
        MediaReason.TooLarge => new("too large: it was not fetched", "बहुत बड़ा है: नहीं लाया गया"),
        MediaReason.TooMany => new("more than ten came at once; the rest was not fetched", "एक साथ दस से ज़्यादा आए; बाकी नहीं लाए गए"),
        MediaReason.NotTheCarriers => new("it does not lie with the carrier, so it was not fetched", "यह कंपनी के पास नहीं है, इसलिए नहीं लाया गया"),
        MediaReason.Gone => new("the carrier no longer has it: ask them to send it again", "कंपनी के पास अब नहीं है: फिर भेजने को कहें"),
        MediaReason.Denied => new("the carrier does not hand it over: tell whoever runs the line", "कंपनी नहीं दे रही: लाइन चलाने वाले को बताएँ"),
        MediaReason.Unreachable => new("it could not be fetched: ask them to send it again", "नहीं लाया जा सका: फिर भेजने को कहें"),
        MediaReason.Erased => new("deleted: they wanted to be forgotten", "मिटाया गया: वे अपनी बात मिटाना चाहते थे"),
        _ => new("deleted: it has been kept for as long as it may", "मिटाया गया: रखने का समय पूरा हुआ"),
    };

    /// <summary>What something is that we do not take. Names of formats that nobody says aloud stand as they are.</summary>
    public static Phrase OfType(string type) => type switch
    {
        "" => new("something else", "कुछ और"),
        "application/pdf" => new("a PDF document", "PDF काग़ज़"),
        "text/html" => new("a web page", "वेब पेज"),
        "image/svg+xml" => new("a drawing (SVG)", "SVG चित्र"),
        "image/gif" => new("a moving picture (GIF)", "GIF चित्र"),
        "image/heic" => new("an iPhone picture (HEIC)", "iPhone तस्वीर (HEIC)"),
        _ when type.StartsWith("video/", StringComparison.Ordinal) => new("a film", "वीडियो"),
        _ when type.StartsWith("text/", StringComparison.Ordinal) || type.Contains("word", StringComparison.Ordinal) => new("a document", "काग़ज़"),
        _ => new(type, type),
    };

    /// <summary>How large something is, in whole thousands of bytes, at least one.</summary>
    public static string Kilobytes(long bytes) => Math.Max(1, (bytes + 500) / 1000).ToString("N0", CultureInfo.InvariantCulture);
}
