using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace InfoLine.Channels.Twilio;

/// <summary>Tells whether Twilio, and nobody else, sent a request: only Twilio and we know the auth token that signs it.</summary>
/// <remarks>
/// <c>base64(HMAC-SHA1(token, address + key + value + key + value …))</c>, keys in ordinal order. The address is the configured public one, never a
/// header of the request: a forwarded host is whatever a stranger says it is. Source: Twilio, "Webhooks security".
/// </remarks>
internal sealed class TwilioSignature : ITwilioSignature
{
    private const int HashBytes = 20;
    private const int SignatureLetters = 28;

    private readonly ImmutableArray<byte[]> _tokens;
    private readonly ImmutableArray<string> _addresses;

    /// <param name="publicUrl">What Twilio calls, up to our path: scheme, host and port as written in Twilio's console; may end with a path that a proxy cuts off.</param>
    /// <param name="tokens">The auth token and, while it is being rotated, the one before it. Not empty.</param>
    public TwilioSignature(string publicUrl, params ReadOnlySpan<string> tokens)
    {
        _addresses = Spellings(publicUrl.TrimEnd('/'));
        var keys = ImmutableArray.CreateBuilder<byte[]>(tokens.Length);
        foreach (var token in tokens)
            keys.Add(Encoding.UTF8.GetBytes(token));
        _tokens = keys.DrainToImmutable();
    }

    /// <inheritdoc/>
    public bool Signs(string target, TwilioForm form, string? signature)
    {
        if (signature is not { Length: SignatureLetters })
            return false;
        var fields = form.Fields.ToArray();
        Array.Sort(fields, static (a, b) => string.CompareOrdinal(a.Key, b.Key) is var byKey and not 0 ? byKey : string.CompareOrdinal(a.Value, b.Value));
        return IsValid(target, fields, signature);
    }

    /// <summary>Checks a body that is not a form: its hash stands in the query, and the address is signed alone.</summary>
    /// <param name="target">Path and query exactly as they came, with <c>bodySHA256</c> in the query.</param>
    /// <param name="body">The raw bytes.</param>
    /// <param name="signature">The header.</param>
    public bool SignsBody(string target, ReadOnlySpan<byte> body, string? signature)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || signature is not { Length: SignatureLetters } || !IsValid(target, [], signature))
            return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        var claimed = TwilioForm.Parse(Encoding.UTF8.GetBytes(target[(query + 1)..]))?["bodySHA256"] ?? "";
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(claimed.ToLowerInvariant()), Encoding.UTF8.GetBytes(Convert.ToHexStringLower(hash)));
    }

    private bool IsValid(string target, ReadOnlySpan<TwilioField> sorted, string signature)
    {
        Span<byte> claimed = stackalloc byte[SignatureLetters];
        if (!Encoding.UTF8.TryGetBytes(signature, claimed, out var written) || written != SignatureLetters)
            return false;
        foreach (var address in _addresses)
        {
            var signed = Signed(address, target, sorted, out var length);
            var valid = MatchesAnyToken(signed.AsSpan(0, length), claimed);
            ArrayPool<byte>.Shared.Return(signed, clearArray: true);
            if (valid)
                return true;
        }

        return false;
    }

    private bool MatchesAnyToken(ReadOnlySpan<byte> signed, ReadOnlySpan<byte> claimed)
    {
        Span<byte> hash = stackalloc byte[SignatureLetters];
        foreach (var token in _tokens)
        {
#pragma warning disable CA5350 // SHA-1 is Twilio's choice; as an HMAC it still holds.
            HMACSHA1.HashData(token, signed, hash);
#pragma warning restore CA5350
            Base64.EncodeToUtf8InPlace(hash, HashBytes, out _);
            if (CryptographicOperations.FixedTimeEquals(hash, claimed))
                return true;
        }

        return false;
    }

    private static byte[] Signed(string address, string target, ReadOnlySpan<TwilioField> sorted, out int length)
    {
        var letters = address.Length + target.Length;
        foreach (var field in sorted)
            letters += field.Key.Length + field.Value.Length;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(letters));
        length = Encoding.UTF8.GetBytes(address, bytes);
        length += Encoding.UTF8.GetBytes(target, bytes.AsSpan(length));
        for (var i = 0; i < sorted.Length; i++)
        {
            // A key that is repeated with the same value is signed once.
            if (i > 0 && sorted[i] == sorted[i - 1])
                continue;
            length += Encoding.UTF8.GetBytes(sorted[i].Key, bytes.AsSpan(length));
            length += Encoding.UTF8.GetBytes(sorted[i].Value, bytes.AsSpan(length));
        }

        return bytes;
    }

    // Twilio is not consistent about the port: some of its servers sign the address with it, some without.
    private static ImmutableArray<string> Spellings(string publicUrl)
    {
        var hostStart = publicUrl.IndexOf("://", StringComparison.Ordinal) + 3;
        var hostEnd = publicUrl.IndexOf('/', hostStart) is >= 0 and var slash ? slash : publicUrl.Length;
        hostStart = publicUrl.LastIndexOf('@', hostEnd - 1) is var at && at >= hostStart ? at + 1 : hostStart;
        var colon = publicUrl.LastIndexOf(':', hostEnd - 1);
        var hasPort = colon >= hostStart && publicUrl.IndexOf(']', colon) < 0;
        var standardPort = publicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";
        return
        [
            publicUrl,
            hasPort ? publicUrl[..colon] + publicUrl[hostEnd..] : publicUrl[..hostEnd] + standardPort + publicUrl[hostEnd..],
        ];
    }
}
