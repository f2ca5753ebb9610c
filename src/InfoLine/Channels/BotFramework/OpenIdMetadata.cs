using System.Text.Json.Serialization;

namespace InfoLine.Channels.BotFramework;

/// <summary>What an issuer announces about itself. Source: OpenID Connect Discovery 1.0.</summary>
/// <param name="KeysUrl">Where its keys are.</param>
internal sealed record OpenIdMetadata([property: JsonPropertyName("jwks_uri")] string? KeysUrl);

/// <summary>The keys that an issuer publishes. Source: RFC 7517; the endorsements are the Bot Framework's addition.</summary>
/// <param name="Keys">Each key.</param>
internal sealed record KeySet(IReadOnlyList<PublishedKey?>? Keys);

/// <summary>A published key.</summary>
/// <param name="Kid">Its id.</param>
/// <param name="Kty">Its kind; we use <c>RSA</c>.</param>
/// <param name="N">The modulus, base64url.</param>
/// <param name="E">The exponent, base64url.</param>
/// <param name="Endorsements">The channels that it may speak for.</param>
internal sealed record PublishedKey(string? Kid, string? Kty, string? N, string? E, IReadOnlyList<string>? Endorsements);
