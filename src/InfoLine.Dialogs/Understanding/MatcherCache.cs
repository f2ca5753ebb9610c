using System.Security.Cryptography;
using System.Text;
using InfoLine.Dialogs.Topics;
using InfoLine.Dialogs.Understanding.Models;

namespace InfoLine.Dialogs.Understanding;

/// <summary>Keeps what a matcher has learned: a mark, the build, the fingerprint of the topics, the numbers, and last a SHA-256 of all that, so that nothing damaged is ever believed.</summary>
internal static class MatcherCache
{
    private const uint Mark = 0x32544D49; // "IMT2"
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const int BufferBytes = 64 * 1024;

    public static void Save(Matcher matcher, Stream stream)
    {
        using var hash = SHA256.Create();
        // Hashed on its way, never whole in memory.
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        using (var writer = new BinaryWriter(new BufferedStream(hashed, BufferBytes), Encoding.UTF8))
        {
            writer.Write(Mark);
            writer.Write(Build());
            writer.Write(Fingerprint.Of(matcher.Topics));
            writer.Write(matcher.Learned is not null);
            matcher.Learned?.Write(writer);
            matcher.Confidence.Write(writer);
        }

        stream.Write(hash.Hash!); // Closing the stream before it has filled it in.
    }

    public static Matcher? TryLoad(Stream stream, TopicSet topics)
    {
        try
        {
            if (stream.CanSeek)
                return Load(stream, topics);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            memory.Position = 0;
            return Load(memory, topics);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Twice over the stream, so that it is never whole in memory: first the hash, then the numbers.
    private static Matcher? Load(Stream stream, TopicSet topics)
    {
        var start = stream.Position;
        if (!IsWhole(stream))
            return null;
        stream.Position = start;
        using var reader = new BinaryReader(new BufferedStream(stream, BufferBytes), Encoding.UTF8, leaveOpen: true);
        // From here on the bytes are as they were written; another build may have written them in another order.
        if (reader.ReadUInt32() != Mark || !reader.ReadBytes(Build().Length).AsSpan().SequenceEqual(Build()) || reader.ReadString() != Fingerprint.Of(topics))
            return null;
        var corpus = Corpus.From(topics, isWithLines: false);
        var learned = reader.ReadBoolean() ? Ensemble.Read(reader, corpus) : null;
        return new(topics, corpus, learned, Confidence.Read(reader));
    }

    private static bool IsWhole(Stream stream)
    {
        var left = stream.Length - stream.Position - HashBytes;
        if (left <= 0)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        for (; left > 0;)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
                return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        stream.ReadExactly(buffer, 0, HashBytes);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, HashBytes));
    }

    // Any change of the code may change features or models; the id of the module changes with it.
    private static byte[] Build() => typeof(MatcherCache).Module.ModuleVersionId.ToByteArray();
}
