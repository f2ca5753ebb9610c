using System.Collections.Immutable;

namespace InfoLine.Messaging.Media;

/// <summary>A format that we take. Which one something has is told by its first bytes: what carriers and senders call it may be wrong, or a trap.</summary>
/// <param name="Name">Its media type, by which browsers know it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Extension">How a file of it ends.</param>
/// <param name="Plays">False for what browsers cannot play or show.</param>
public sealed record MediaType(string Name, MediaKind Kind, string Extension, bool Plays = true)
{
    /// <summary>So many first bytes tell what it is: the longest page header of Ogg, and a word behind it.</summary>
    public const int BytesToTell = 27 + 255 + 8;

    private static readonly MediaType Jpeg = new("image/jpeg", MediaKind.Picture, "jpg");
    private static readonly MediaType Png = new("image/png", MediaKind.Picture, "png");
    private static readonly MediaType Webp = new("image/webp", MediaKind.Picture, "webp");
    private static readonly MediaType Ogg = new("audio/ogg", MediaKind.Voice, "ogg");
    private static readonly MediaType Mpeg = new("audio/mpeg", MediaKind.Voice, "mp3");
    private static readonly MediaType Mp4 = new("audio/mp4", MediaKind.Voice, "m4a");
    private static readonly MediaType Amr = new("audio/amr", MediaKind.Voice, "amr", Plays: false);

    /// <summary>All that we take.</summary>
    public static readonly ImmutableArray<MediaType> All = [Jpeg, Png, Webp, Ogg, Mpeg, Mp4, Amr];

    /// <summary>The format of this name, or null.</summary>
    public static MediaType? Named(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>What something is.</summary>
    /// <param name="first">Its first <see cref="BytesToTell"/> bytes, or all of them.</param>
    /// <param name="claimed">What the carrier calls it, as <see cref="Clean"/> makes it.</param>
    /// <returns>Null for what we do not take.</returns>
    /// <remarks>Sources: ISO 10918-1, RFC 2083, RFC 9649, RFC 3533 with RFC 7845, ISO 11172-3, ISO 14496-12, RFC 4867.</remarks>
    public static MediaType? Of(ReadOnlySpan<byte> first, string claimed) => first switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        _ when first.StartsWith("RIFF"u8) && HasAt(first, 8, "WEBP"u8) => Webp,
        _ when first.StartsWith("OggS"u8) && first.Length > 26 && HasAt(first, 27 + first[26], "OpusHead"u8) => Ogg,
        _ when first.StartsWith("ID3"u8) => Mpeg,

        // A frame of layer 1 to 3. Layer 0 is AAC, which is no MP3 though it begins alike.
        [0xFF, var second, ..] when (second & 0xE0) == 0xE0 && (second & 0x06) != 0 => Mpeg,

        // Films are in the same box: the brand or the carrier must say that it is a sound. A browser plays nothing but the sound of it.
        _ when HasAt(first, 4, "ftyp"u8) && (HasAt(first, 8, "M4A "u8) || (claimed.StartsWith("audio/", StringComparison.Ordinal) && !HasAt(first, 8, "3g"u8))) => Mp4,
        _ when first.StartsWith("#!AMR\n"u8) || first.StartsWith("#!AMR-WB\n"u8) => Amr,
        _ => null,
    };

    /// <summary>What something that we do not take seems to be, so that staff can say what they need instead.</summary>
    /// <returns>A media type; empty where nobody knows.</returns>
    public static string Guess(ReadOnlySpan<byte> first, string claimed) => first.TrimStart(" \r\n\t\uFEFF"u8) switch
    {
        var text when text.StartsWith("%PDF"u8) => "application/pdf",
        var text when text.StartsWith("<svg"u8) || text.StartsWith("<?xml"u8) => "image/svg+xml",
        [(byte)'<', ..] => "text/html",
        var text when text.StartsWith("GIF8"u8) => "image/gif",
        _ when HasAt(first, 4, "ftyphei"u8) || HasAt(first, 4, "ftypmif1"u8) => "image/heic",
        _ when HasAt(first, 4, "ftyp"u8) => "video/mp4",
        _ => Named(claimed) is null ? claimed : "",
    };

    /// <summary>What a carrier calls something, without what follows a semicolon; empty for what is no media type.</summary>
    public static string Clean(string claimed)
    {
        const int mostLetters = 100;
        var name = claimed.Split(';')[0].Trim().ToLowerInvariant();
        return name.Length <= mostLetters && name.Contains('/', StringComparison.Ordinal) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '+' or '-' or '_' or '*') ? name : "";
    }

    /// <summary>True for what calls itself a sound or a picture, or nothing at all: only its bytes can tell. A document or a film need not be fetched to be refused.</summary>
    public static bool MayBeOne(string claimed) =>
        claimed is "" or "application/octet-stream" or "application/ogg"
        || claimed.StartsWith("audio/", StringComparison.Ordinal) || claimed.StartsWith("image/", StringComparison.Ordinal);

    private static bool HasAt(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> word) => bytes.Length >= at + word.Length && bytes.Slice(at, word.Length).SequenceEqual(word);
}
