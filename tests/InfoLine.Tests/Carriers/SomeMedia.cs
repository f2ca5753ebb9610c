using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace InfoLine.Tests.Carriers;

/// <summary>Voice notes, pictures and what pretends to be one, made on the spot.</summary>
public static class SomeMedia
{
    /// <summary>A picture that browsers show: a field that goes from blue to orange.</summary>
    public static byte[] Png(int width = 640, int height = 480)
    {
        var lines = new byte[height * ((width * 3) + 1)];
        for (var y = 0; y < height; y++)
        {
            var line = lines.AsSpan(y * ((width * 3) + 1) + 1, width * 3);
            for (var x = 0; x < width; x++)
                (line[x * 3], line[(x * 3) + 1], line[(x * 3) + 2]) = ((byte)(255 * x / width), (byte)(90 + (120 * y / height)), (byte)(255 - (255 * x / width)));
        }

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(lines);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>A voice note that browsers play, in Ogg with Opus, of some seconds of silence.</summary>
    public static byte[] Ogg(int seconds = 30)
    {
        const int packetsOfASecond = 50;
        byte[] silence = [0xF8, 0xFF, 0xFE];
        var pages = new List<byte[]>
        {
            Page(number: 0, flags: 2, position: 0, [.. "OpusHead"u8, 1, 1, 0x38, 0x01, 0x80, 0xBB, 0, 0, 0, 0, 0]),
            Page(number: 1, flags: 0, position: 0, [.. "OpusTags"u8, 4, 0, 0, 0, .. "test"u8, 0, 0, 0, 0]),
        };
        for (var second = 1; second <= seconds; second++)
            pages.Add(Page(second + 1, second == seconds ? (byte)4 : (byte)0, second * 48_000L, [.. Enumerable.Repeat(silence, packetsOfASecond)]));
        return [.. pages.SelectMany(page => page)];
    }

    /// <summary>Begins as a JPEG does, and is as long as one likes.</summary>
    public static byte[] Jpeg(int bytes = 5_000) => [0xFF, 0xD8, 0xFF, 0xE0, .. Filling(bytes - 4)];

    /// <summary>Begins as Ogg with Opus does, and is as long as one likes.</summary>
    public static byte[] LongOgg(int bytes) => [.. Ogg(1), .. Filling(bytes - Ogg(1).Length)];

    /// <summary>What older phones record.</summary>
    public static byte[] Amr() => [.. "#!AMR\n"u8, .. Filling(3_000)];

    /// <summary>A box as sounds and films have it, of this brand.</summary>
    public static byte[] Mp4(string brand) => [0, 0, 0, 0x18, .. "ftyp"u8, .. System.Text.Encoding.ASCII.GetBytes(brand), .. Filling(3_000)];

    /// <summary>Bytes that repeat nothing.</summary>
    public static byte[] Filling(int bytes)
    {
        var filling = new byte[Math.Max(0, bytes)];
        new Random(7).NextBytes(filling);
        return filling;
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] content)
    {
        byte[] named = [.. name, .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc32.HashToUInt32(named));
        return chunk;
    }

    private static byte[] Page(int number, byte flags, long position, params byte[][] packets)
    {
        byte[] page =
        [
            .. "OggS"u8, 0, flags, .. BitConverter.GetBytes(position), 1, 0, 0, 0, .. BitConverter.GetBytes(number), 0, 0, 0, 0,
            (byte)packets.Length, .. packets.Select(packet => (byte)packet.Length), .. packets.SelectMany(packet => packet),
        ];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), SumOf(page));
        return page;
    }

    // Ogg's own sum: the polynomial of CRC-32, bits in their natural order, nothing turned round. Source: RFC 3533, part 6.
    private static uint SumOf(byte[] page)
    {
        var sum = 0u;
        foreach (var letter in page)
        {
            sum ^= (uint)letter << 24;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 0x8000_0000) != 0 ? (sum << 1) ^ 0x04C1_1DB7 : sum << 1;
        }

        return sum;
    }
}
