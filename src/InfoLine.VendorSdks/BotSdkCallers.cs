using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace InfoLine.VendorSdks;

/// <summary>Lets the SDK check the tokens of callers, by the issuers and keys that our settings name.</summary>
/// <remarks>
/// The SDK's own way there knows fixed addresses for the keys, and lets a token name the directory whose Emulators are believed, for the whole process and
/// before the token is checked. So only its reader of tokens and keys is used, with issuers that do not change.
/// </remarks>
internal sealed class BotSdkCallers : BotFrameworkAuthentication
{
    private static readonly HashSet<string> Algorithms = new(StringComparer.Ordinal) { SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512 };
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly BotSdkSettings _settings;
    private readonly BotFrameworkAuthentication _sdk;
    private readonly HttpClient _publishers;

    private readonly ConfigurationManager<IDictionary<string, HashSet<string>>> _emulatorKeys;

    public BotSdkCallers(BotSdkSettings settings, BotSdkCredentials credentials, HttpClient publishers, Func<HttpClient> connectors)
    {
        _settings = settings;
        _publishers = publishers;
        _sdk = BotFrameworkAuthenticationFactory.Create(
            channelService: null, validateAuthority: false, null, null, null, null, null, null, null, credentials, new AuthenticationConfiguration(), new Clients(connectors), NullLogger.Instance);
        var anyChannel = new EveryKeyForEveryChannel(publishers);
        _emulatorKeys = new ConfigurationManager<IDictionary<string, HashSet<string>>>(HttpsByName.Spelled(settings.EmulatorMetadata), anyChannel, anyChannel);
    }

    /// <inheritdoc/>
    /// <exception cref="UnbelievedException">The caller may not bring this activity. Tokens that cannot be read or are not valid throw the exceptions of their reader.</exception>
    /// <exception cref="InvalidOperationException">The keys cannot be had.</exception>
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (_settings.AppId.Length == 0) return await _sdk.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        var identity = await FromChannelAsync(activity, authHeader) ?? await FromEmulatorAsync(authHeader) ?? throw new UnbelievedException("wrong issuer");
        return new AuthenticateRequestResult { ClaimsIdentity = identity, Audience = _sdk.GetOriginatingAudience(), ConnectorFactory = _sdk.CreateConnectorFactory(identity) };
    }

    /// <inheritdoc/>
    public override Task<AuthenticateRequestResult> AuthenticateStreamingRequestAsync(string authHeader, string channelIdHeader, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Activities come one by one, not by a stream.");

    /// <inheritdoc/>
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) => _sdk.CreateConnectorFactory(claimsIdentity);

    /// <inheritdoc/>
    public override Task<UserTokenClient> CreateUserTokenClientAsync(ClaimsIdentity claimsIdentity, CancellationToken cancellationToken) => _sdk.CreateUserTokenClientAsync(claimsIdentity, cancellationToken);

    // Null when another issuer made it. The reader also looks whether the key is endorsed for the channel.
    private async Task<ClaimsIdentity?> FromChannelAsync(Activity activity, string header)
    {
        var reader = new JwtTokenExtractor(_publishers, Demands([_settings.ChannelIssuer]), HttpsByName.Spelled(_settings.ChannelMetadata), Algorithms);
        var identity = await reader.GetIdentityAsync(header, activity.ChannelId);
        if (identity is null) return null;
        return string.Equals(identity.FindFirst(AuthenticationConstants.ServiceUrlClaim)?.Value, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase)
            ? identity
            : throw new UnbelievedException("the token is for another service URL");
    }

    private async Task<ClaimsIdentity?> FromEmulatorAsync(string header)
    {
        var reader = new JwtTokenExtractor(_publishers, Demands(_settings.EmulatorIssuers), HttpsByName.Spelled(_settings.EmulatorMetadata), Algorithms, _emulatorKeys);
        var identity = await reader.GetIdentityAsync(header, EveryKeyForEveryChannel.Channel);
        return identity is null || IsOurs(identity) ? identity : throw new UnbelievedException("made by another app");
    }

    // The claim that names the maker moved between the two versions of Entra's tokens.
    private bool IsOurs(ClaimsIdentity identity) => identity.FindFirst(AuthenticationConstants.VersionClaim) switch
    {
        { ValueType: not JsonClaimValueTypes.JsonNull, Value: "" or "1.0" } => identity.FindFirst(AuthenticationConstants.AppIdClaim)?.Value == _settings.AppId,
        { Value: "2.0" } => identity.FindFirst(AuthenticationConstants.AuthorizedParty)?.Value == _settings.AppId,
        _ => false,
    };

    private TokenValidationParameters Demands(IEnumerable<string> issuers) => new()
    {
        ValidIssuers = issuers,
        ValidAudience = _settings.AppId,
        ValidAlgorithms = Algorithms,
        ValidateIssuerSigningKey = true,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
    };

    // Adds to our clock, not to the token's times: those may lie at the end of all time.
    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = _settings.Clock.GetUtcNow().UtcDateTime;
        return until is not null && now - Skew < until && (from is null || now + Skew > from);
    }

    private sealed class Clients(Func<HttpClient> make) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => make();
    }
}

/// <summary>A caller who may not bring this. The message is for a log: no part of the token is in it.</summary>
internal sealed class UnbelievedException(string message) : UnauthorizedAccessException(message);
