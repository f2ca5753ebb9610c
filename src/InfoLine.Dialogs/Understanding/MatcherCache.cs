using System.Security.Cryptography;
using System.Text;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Models;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Keeps what a matcher has learned: a mark, the build, the fingerprint of the topics, the numbers, and last a SHA-256 of all that, so that nothing damaged is ever believed.</summary>
internal static class MatcherCache
{
    private const uint Mark = 0x31544D49; // "IMT1"
    private const int HashBytes = SHA256.HashSizeInBytes;

    public static void Save(Matcher matcher, Stream stream)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Mark);
            writer.Write(Build());
            writer.Write(Fingerprint.Of(matcher.Topics));
            writer.Write(matcher.Learned is not null);
            matcher.Learned?.Write(writer);
            matcher.Confidence.Write(writer);
        }

        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        stream.Write(bytes);
        stream.Write(SHA256.HashData(bytes));
    }

    public static Matcher? TryLoad(Stream stream, TopicSet topics)
    {
        if (ReadAll(stream) is not { } bytes || !IsWhole(bytes))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, 0, bytes.Length - HashBytes));
        // From here on the bytes are as they were written; another build may have written them in another order.
        if (reader.ReadUInt32() != Mark || !reader.ReadBytes(Build().Length).AsSpan().SequenceEqual(Build()) || reader.ReadString() != Fingerprint.Of(topics))
            return null;
        var corpus = Corpus.From(topics, isWithLines: false);
        var learned = reader.ReadBoolean() ? Ensemble.Read(reader, corpus) : null;
        return new(topics, corpus, learned, Confidence.Read(reader));
    }

    private static byte[]? ReadAll(Stream stream)
    {
        try
        {
            using var memory = new MemoryStream(stream.CanSeek ? (int)Math.Clamp(stream.Length - stream.Position, 0, Array.MaxLength) : 0);
            stream.CopyTo(memory);
            return memory.Capacity == memory.Length ? memory.GetBuffer() : memory.ToArray();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsWhole(byte[] bytes) =>
        bytes.Length > HashBytes + sizeof(uint) + 16 && SHA256.HashData(bytes.AsSpan(0, bytes.Length - HashBytes)).AsSpan().SequenceEqual(bytes.AsSpan(bytes.Length - HashBytes));

    // Any change of the code may change features or models; the id of the module changes with it.
    private static byte[] Build() => typeof(MatcherCache).Module.ModuleVersionId.ToByteArray();
}
