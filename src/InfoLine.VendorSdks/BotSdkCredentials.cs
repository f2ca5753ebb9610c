using System.Net.Http.Headers;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest;

namespace InfoLine.VendorSdks;

/// <summary>Gives the SDK our own token. The SDK's own keeper of tokens shares them over the whole process, so that a refused login would not be noticed, and cannot be stopped while it waits.</summary>
internal sealed class BotSdkCredentials(BotSdkSettings settings) : ServiceClientCredentialsFactory
{
    private readonly Credentials _credentials = new(settings);

    /// <inheritdoc/>
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == settings.AppId);

    /// <inheritdoc/>
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(settings.AppId.Length == 0);

    /// <inheritdoc/>
    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceClientCredentials>(_credentials);

    private sealed class Credentials(BotSdkSettings settings) : ServiceClientCredentials
    {
        public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (settings.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(false, cancellationToken));
        }
    }
}
