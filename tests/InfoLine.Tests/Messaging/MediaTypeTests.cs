using System.Text;
using InfoLine.Messaging.Media;
using InfoLine.Tests.Carriers;

namespace InfoLine.Tests.Messaging;

/// <summary>What something is, by its first bytes.</summary>
public sealed class MediaTypeTests
{
    public static TheoryData<string, byte[], string, string> Samples => new()
    {
        { "image/jpeg", SomeMedia.Jpeg(), "image/jpeg", "" },
        { "image/jpeg", SomeMedia.Jpeg(), "text/html", "" },
        { "image/png", SomeMedia.Png(4, 4), "image/jpeg", "" },
        { "image/webp", [.. "RIFF"u8, 9, 9, 9, 9, .. "WEBPVP8 "u8], "", "" },
        { "audio/ogg", SomeMedia.Ogg(1), "audio/ogg", "" },
        { "audio/mpeg", [.. "ID3"u8, 4, 0], "", "" },
        { "audio/mpeg", [0xFF, 0xFB, 0x90, 0x00], "audio/mpeg", "" },
        { "audio/mp4", SomeMedia.Mp4("M4A "), "", "" },
        { "audio/mp4", SomeMedia.Mp4("mp42"), "audio/mp4", "" },
        { "audio/amr", SomeMedia.Amr(), "audio/amr", "" },
        { "audio/amr", [.. "#!AMR-WB\n"u8], "", "" },
        { "", SomeMedia.Mp4("mp42"), "", "video/mp4" },
        { "", SomeMedia.Mp4("mp42"), "video/mp4", "video/mp4" },
        { "", SomeMedia.Mp4("3gp4"), "audio/mp4", "video/mp4" },
        { "", SomeMedia.Mp4("heic"), "image/heic", "image/heic" },
        { "", [.. "RIFF"u8, 9, 9, 9, 9, .. "WAVEfmt "u8], "audio/wav", "audio/wav" },
        { "", [.. "OggS"u8, .. new byte[22], 1, 30, 0x80, .. "theora"u8], "audio/ogg", "" },
        { "", [0xFF, 0xF1, 0x50, 0x80], "audio/aac", "audio/aac" },
        { "", [.. "GIF89a"u8], "image/gif", "image/gif" },
        { "", [.. "%PDF-1.7"u8], "image/jpeg", "application/pdf" },
        { "", [.. "<!DOCTYPE html><script>"u8], "image/jpeg", "text/html" },
        { "", Encoding.UTF8.GetBytes("\uFEFF\n <svg onload=alert(1)>"), "image/png", "image/svg+xml" },
        { "", [.. "<?xml version"u8], "image/svg+xml", "image/svg+xml" },
        { "", [0xFF, 0xD8], "image/jpeg", "" },
        { "", [.. "OggS"u8], "audio/ogg", "" },
        { "", [], "image/jpeg", "" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_first_bytes_tell_and_not_what_it_is_called(string expected, byte[] body, string claimed, string guess)
    {
        var first = body.AsSpan(0, Math.Min(body.Length, MediaType.BytesToTell));
        (MediaType.Of(first, claimed)?.Name ?? "").ShouldBe(expected);
        if (expected.Length == 0)
            MediaType.Guess(first, claimed).ShouldBe(guess);
    }

    [Theory]
    [InlineData("audio/ogg; codecs=opus", "audio/ogg")]
    [InlineData(" IMAGE/JPEG ", "image/jpeg")]
    [InlineData("image/*", "image/*")]
    [InlineData("voice", "")]
    [InlineData("image/<script>", "")]
    [InlineData("", "")]
    public void What_a_carrier_calls_it_is_kept_as_a_plain_word(string written, string kept) => MediaType.Clean(written).ShouldBe(kept);
}
