using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace InfoLine.Channels.BotFramework;

/// <summary>The public keys that an issuer signs with, read from its OpenID metadata, kept for a day, and read anew when a token names a key that we do not have.</summary>
internal sealed class SigningKeys(Uri metadata, HttpClient http, TimeProvider clock) : IDisposable
{
    /// <summary>How long the keys are good for without asking again.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>How long to wait between two askings, so that tokens with invented keys cannot make us hammer the issuer.</summary>
    public static readonly TimeSpan BetweenAskings = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _asking = new(1);
    private FrozenDictionary<string, SigningKey>? _keys;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;

    /// <summary>Gives the keys by id, asking the issuer first where they are old or lack the wanted one.</summary>
    /// <returns>Null when the issuer has never been reached.</returns>
    public async Task<FrozenDictionary<string, SigningKey>?> WithAsync(string keyId, CancellationToken cancellation)
    {
        if (Answers(keyId)) return _keys;
        await _asking.WaitAsync(cancellation);
        try
        {
            // Whoever waited for the asker before us may find the answer here already.
            var now = clock.GetUtcNow();
            if (Answers(keyId) || now - _askedAt < BetweenAskings) return _keys;
            _askedAt = now;
            if (await ReadAsync(cancellation) is { } keys) (_keys, _readAt) = (keys, now);
            return _keys;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Frees the gate.</summary>
    public void Dispose() => _asking.Dispose();

    private bool Answers(string keyId) => _keys is { } keys && keys.ContainsKey(keyId) && clock.GetUtcNow() - _readAt < KeptFor;

    // Null is "could not be had now": the old keys go on.
    private async Task<FrozenDictionary<string, SigningKey>?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var about = JsonSerializer.Deserialize(await http.GetByteArrayAsync(metadata, cancellation), BotJson.Wire.OpenIdMetadata);
            if (!Uri.TryCreate(about?.KeysUrl, UriKind.Absolute, out var keysUrl)) return null;
            if (keysUrl.Scheme != "https" && !(keysUrl.IsLoopback && metadata.IsLoopback)) return null;
            var set = JsonSerializer.Deserialize(await http.GetByteArrayAsync(keysUrl, cancellation), BotJson.Wire.KeySet);
            var keys = (set?.Keys ?? []).Select(SigningKey.From).OfType<SigningKey>().DistinctBy(key => key.Key.KeyId, StringComparer.Ordinal);
            return keys.ToFrozenDictionary(key => key.Key.KeyId, StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <summary>A key, and the channels that it may speak for.</summary>
/// <param name="Key">The RSA key with its id.</param>
/// <param name="Endorsements">Channel ids such as <c>msteams</c>; empty for keys of other issuers.</param>
internal sealed record SigningKey(RsaSecurityKey Key, ImmutableArray<string> Endorsements)
{
    /// <summary>Reads a published key.</summary>
    /// <returns>Null when it is not an RSA key with an id.</returns>
    public static SigningKey? From(PublishedKey? published)
    {
        if (published is not { Kid.Length: > 0, Kty: "RSA", N.Length: > 0, E.Length: > 0 }) return null;
        try
        {
            var numbers = new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(published.N), Exponent = Base64UrlEncoder.DecodeBytes(published.E) };
            return new SigningKey(new RsaSecurityKey(numbers) { KeyId = published.Kid }, [.. published.Endorsements ?? []]);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
