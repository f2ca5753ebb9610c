using System.Collections.Immutable;
using System.Net.Http.Headers;
using InfoLine.Channels.Fetching;
using InfoLine.Messaging.Media;
using Microsoft.Identity.Client;

namespace InfoLine.Channels.BotFramework;

/// <summary>Fetches what people attach to messages. It lies with the channel that they write by, at a host that may also get our answers and so our token.</summary>
internal sealed class BotMediaSource : IGivesMedia, IDisposable
{
    private readonly ServiceUrls _serviceUrls;
    private readonly BotLogin? _login;
    private readonly MediaFetch _fetch;

    /// <param name="options">Addresses and credentials.</param>
    /// <param name="patience">How long a fetch may take; null for the usual.</param>
    public BotMediaSource(BotOptions options, TimeSpan? patience = null)
    {
        _serviceUrls = options.ServiceUrls;
        _login = options.Mode == BotMode.Guarded ? new BotLogin(options) : null;
        _fetch = new MediaFetch(options.ServiceUrls.Hosts, patience);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Routes => [BotFrameworkSetup.Route];

    /// <inheritdoc/>
    public async Task<FetchOutcome> FetchAsync(string address, MediaIntake intake, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var at) || !_serviceUrls.Hosts.Admits(at))
            return new FetchOutcome.Never(MediaReason.NotTheCarriers);
        try
        {
            var outcome = await FetchAsync(at, renewed: false, intake, cancellation);

            // A token may have lost its force before its time. Another one is asked for once.
            return _login is not null && outcome is FetchOutcome.Again { Why: MediaReason.Denied } ? await FetchAsync(at, renewed: true, intake, cancellation) : outcome;
        }
        catch (Exception trouble) when (trouble is MsalException or HttpRequestException || (trouble is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new FetchOutcome.Again(MediaReason.Denied);
        }
    }

    private async Task<FetchOutcome> FetchAsync(Uri address, bool renewed, MediaIntake intake, CancellationToken cancellation)
    {
        var token = _login is null ? null : new AuthenticationHeaderValue("Bearer", await _login.TokenAsync(renewed, cancellation));
        return await _fetch.FetchAsync(address, token, intake, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _login?.Dispose();
        _fetch.Dispose();
    }
}
