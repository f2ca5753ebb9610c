using System.Collections.Frozen;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace InfoLine.Channels.BotFramework;

/// <summary>Checks the token that comes with a call: made by the Bot Framework (or by our own app, through the Emulator), for us, now.</summary>
/// <remarks>Source: Microsoft's page "Authentication with the Bot Connector API".</remarks>
internal sealed class ChannelToken(BotOptions options, SigningKeys channelKeys, SigningKeys emulatorKeys, TimeProvider clock)
{
    private const string ChannelIssuer = "https://api.botframework.com";
    private const string Scheme = "Bearer ";
    private const int MaxLength = 16 * 1024;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    // The two directories of Microsoft that make Emulator tokens for any bot.
    private static readonly string[] EmulatorTenants = ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a"];

    private readonly JsonWebTokenHandler _reader = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    // A bot in one tenant gets its own tokens, and so the Emulator's, from that tenant.
    private readonly FrozenSet<string> _emulatorIssuers = EmulatorTenants.Append(options.TenantId).OfType<string>()
        .SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" })
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the <c>Authorization</c> header and says who calls. Whether they may bring a certain activity is the caller's <see cref="Caller.Objection"/>.</summary>
    public async Task<Caller> ReadAsync(string? authorization, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(authorization)) return new Caller.Stranger("no token");
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal)) return new Caller.Stranger("not a Bearer token");
        if (Parse(authorization[Scheme.Length..].Trim()) is not { } token) return new Caller.Stranger("not a token");

        var fromChannel = token.Issuer == ChannelIssuer;
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
        if (text.Length is 0 or > MaxLength || !_reader.CanReadToken(text)) return null;
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
