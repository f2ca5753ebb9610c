using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace InfoLine.Referrals;

/// <summary>The part of a web address by which a provider answers without a login. It names one try of one referral, ends by itself, and cannot be made by others.</summary>
/// <remarks>
/// 32 hex letters of the id as 16 bytes, the try as 2, the end in minutes since 1970 as 4; then the first 16 bytes of their HMAC-SHA256. It gives one answer: afterwards the referral
/// itself refuses. The page behind it must only answer to a press of a button: what looks at links in advance does not press.
/// </remarks>
public static class ReferralLink
{
    /// <summary>The shortest key that is taken, in bytes.</summary>
    public const int ShortestKey = 32;

    private const int IdBytes = 16;
    private const int BodyBytes = IdBytes + 2 + 4;
    private const int MacBytes = 16;

    /// <summary>Makes the text of a link.</summary>
    /// <param name="key">At least <see cref="ShortestKey"/> bytes, of one's own for this purpose.</param>
    /// <param name="referralId">32 hex letters.</param>
    /// <param name="tries">The try that it is for: <see cref="Referral.Tries"/>.</param>
    /// <param name="until">When it ends; seconds do not count.</param>
    public static string Make(byte[] key, string referralId, int tries, DateTimeOffset until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, ShortestKey, nameof(key));
        Span<byte> link = stackalloc byte[BodyBytes + MacBytes];
        Convert.FromHexString(referralId, link[..IdBytes], out _, out var written);
        if (written != IdBytes)
            throw new ArgumentException("The id of a referral has 32 hex letters.", nameof(referralId));
        BinaryPrimitives.WriteUInt16BigEndian(link[IdBytes..], checked((ushort)tries));
        BinaryPrimitives.WriteUInt32BigEndian(link[(IdBytes + 2)..], checked((uint)(until.ToUnixTimeSeconds() / 60)));
        Seal(key, link[..BodyBytes], link[BodyBytes..]);
        return Base64Url.EncodeToString(link);
    }

    /// <summary>Reads the text of a link.</summary>
    /// <param name="keys">The present key, and the one before it for as long as its links live.</param>
    /// <param name="text">Any text at all.</param>
    /// <param name="now">The present moment.</param>
    public static LinkReading Read(ImmutableArray<byte[]> keys, string text, DateTimeOffset now)
    {
        Span<byte> link = stackalloc byte[BodyBytes + MacBytes];
        if (text.Length != Base64Url.GetEncodedLength(link.Length) || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, link, out var read) || read != link.Length)
            return new LinkReading.Forged();
        if (!IsSealed(keys, link[..BodyBytes], link[BodyBytes..]))
            return new LinkReading.Forged();
        var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(link[(IdBytes + 2)..]) * 60L);
        if (now >= until)
            return new LinkReading.Expired();
        return new LinkReading.Valid(Convert.ToHexStringLower(link[..IdBytes]), BinaryPrimitives.ReadUInt16BigEndian(link[IdBytes..]));
    }

    private static bool IsSealed(ImmutableArray<byte[]> keys, ReadOnlySpan<byte> body, ReadOnlySpan<byte> mac)
    {
        Span<byte> own = stackalloc byte[MacBytes];
        var good = false;
        foreach (var key in keys)
        {
            Seal(key, body, own);
            good |= CryptographicOperations.FixedTimeEquals(own, mac);
        }

        return good;
    }

    private static void Seal(byte[] key, ReadOnlySpan<byte> body, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, body, whole);
        whole[..MacBytes].CopyTo(mac);
    }
}

/// <summary>What a link turns out to be.</summary>
public abstract record LinkReading
{
    private LinkReading()
    {
    }

    /// <summary>Ours, and it holds.</summary>
    /// <param name="ReferralId">Of which referral.</param>
    /// <param name="Tries">Of which try.</param>
    public sealed record Valid(string ReferralId, int Tries) : LinkReading;

    /// <summary>Not ours, or damaged on the way.</summary>
    public sealed record Forged : LinkReading;

    /// <summary>Ours, and over.</summary>
    public sealed record Expired : LinkReading;
}
