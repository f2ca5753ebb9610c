using System.Net;
using Microsoft.Identity.Client;

namespace InfoLine.Channels.BotFramework;

/// <summary>Gets the token that shows the connector who we are. MSAL keeps it until shortly before it expires.</summary>
internal sealed class BotLogin : IMsalHttpClientFactory, IDisposable
{
    private static readonly string[] Scopes = ["https://api.botframework.com/.default"];

    private readonly IConfidentialClientApplication _app;
    private readonly HttpClient _http;

    /// <summary>Prepares for a guarded bot; nothing is asked before the first message.</summary>
    public BotLogin(BotOptions options)
    {
        // MSAL speaks to https only; for a stand-in on this machine the address is changed on the wire.
        HttpMessageHandler wire = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (options.LoginUrl.IsLoopback) wire = new AtLoopback(options.LoginUrl) { InnerHandler = wire };
        _http = new HttpClient(wire) { Timeout = TimeSpan.FromSeconds(15) };

        var authority = options.LoginUrl.IsLoopback ? new Uri("https://login.microsoftonline.com/") : options.LoginUrl;
        _app = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithClientSecret(options.AppPassword)
            .WithAuthority(new Uri(authority, options.LoginTenant), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(this)
            .Build();
    }

    /// <summary>Gives the token.</summary>
    /// <param name="renewed">True to ask for a new one, after the kept one was refused.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="MsalException">The login refused us, or could not be reached.</exception>
    public async Task<string> TokenAsync(bool renewed, CancellationToken cancellation) =>
        (await _app.AcquireTokenForClient(Scopes).WithForceRefresh(renewed).ExecuteAsync(cancellation)).AccessToken;

    /// <summary>The client that MSAL uses.</summary>
    public HttpClient GetHttpClient() => _http;

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private sealed class AtLoopback(Uri standIn) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(standIn, request.RequestUri!.PathAndQuery);
            request.Version = HttpVersion.Version11;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
