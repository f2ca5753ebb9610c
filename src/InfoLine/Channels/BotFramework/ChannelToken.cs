using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InfoLine.Channels.BotFramework;

/// <summary>Checks the token that comes with a call: made by the Bot Framework (or by our own app, through the Emulator), for us, now.</summary>
/// <remarks>Source: Microsoft's page "Authentication with the Bot Connector API".</remarks>
internal sealed class ChannelToken(BotOptions options, SigningKeys channelKeys, SigningKeys emulatorKeys, TimeProvider clock)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _reader = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = BearerToken.MaxLength };

    private readonly FrozenSet<string> _emulatorIssuers = options.EmulatorIssuers.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the <c>Authorization</c> header and says who calls. Whether they may bring a certain activity is the caller's <see cref="Caller.Objection"/>.</summary>
    public async Task<Caller> ReadAsync(string? authorization, CancellationToken cancellation)
    {
        if (BearerToken.Fault(authorization) is { } fault) return new Caller.Stranger(fault);
        if (Parse(BearerToken.Text(authorization!)) is not { } token) return new Caller.Stranger("not a token"); // Without a fault it is there.

        var fromChannel = token.Issuer == BotOptions.ChannelIssuer;
        if (!fromChannel && !_emulatorIssuers.Contains(token.Issuer)) return new Caller.Stranger("wrong issuer");
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal)) return new Caller.Stranger("wrong algorithm");
        if (string.IsNullOrEmpty(token.Kid)) return new Caller.Stranger("no key id");
        if (await (fromChannel ? channelKeys : emulatorKeys).WithAsync(token.Kid, cancellation) is not { } keys) return new Caller.Unproven();
        if (!keys.TryGetValue(token.Kid, out var key)) return new Caller.Stranger("unknown key");

        var result = await _reader.ValidateTokenAsync(token, Demands(key.Key, token.Issuer));
        if (!result.IsValid) return new Caller.Stranger(result.Exception?.GetType().Name ?? "not valid");
        if (fromChannel) return new Caller.Channel(key.Endorsements, Claim(token, "serviceurl"));
        return IsOurs(token) ? new Caller.Emulator() : new Caller.Stranger("made by another app");
    }

    private JsonWebToken? Parse(string text)
    {
        if (!_reader.CanReadToken(text)) return null;
        try
        {
            var token = _reader.ReadJsonWebToken(text);
            return token.IsEncrypted ? null : token;
        }
        catch (ArgumentException)
        {
            // Three parts that are not JSON in base64url. (SecurityTokenMalformedException is one of these.)
            return null;
        }
    }

    private TokenValidationParameters Demands(SecurityKey key, string issuer) => new()
    {
        ValidIssuer = issuer,
        ValidAudience = options.AppId,
        IssuerSigningKey = key,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    // Adds to our clock, not to the token's times: those may lie at the end of all time.
    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is not null && now - Skew < until && (from is null || now + Skew > from);
    }

    // The claim that names the maker moved between the two versions of Entra's tokens.
    private bool IsOurs(JsonWebToken token) => Claim(token, "ver") switch
    {
        "" or "1.0" => Claim(token, "appid") == options.AppId,
        "2.0" => Claim(token, "azp") == options.AppId,
        _ => false,
    };

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
