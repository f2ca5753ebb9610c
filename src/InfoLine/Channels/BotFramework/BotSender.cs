using System.Net;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using Microsoft.Identity.Client;

namespace InfoLine.Channels.BotFramework;

/// <summary>Posts messages to the connector of the channel that a person wrote from.</summary>
internal sealed class BotSender : IChannel, IHearsHandoff, IDisposable
{
    private static readonly TimeSpan LoginPause = TimeSpan.FromMinutes(1);

    private readonly ServiceUrls _serviceUrls;
    private readonly IBotConnector _connector;
    private readonly bool _isGuarded;
    private readonly TimeProvider _clock;

    /// <summary>Makes the channel.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The time.</param>
    /// <param name="patience">How long to wait for an answer; 20 seconds where null.</param>
    public BotSender(BotOptions options, TimeProvider clock, TimeSpan? patience = null)
    {
        _serviceUrls = options.ServiceUrls;
        _connector = BotSeats.Connector(options, patience ?? TimeSpan.FromSeconds(20));
        _isGuarded = options.Mode == BotMode.Guarded;
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Route => BotFrameworkSetup.Route;

    /// <inheritdoc/>
    public ChannelTraits Traits => ChannelTraits.Bot;

    /// <summary>Half of what Teams allows an app in one tenant.</summary>
    public double MessagesPerSecond => 25;

    /// <inheritdoc/>
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancellation)
    {
        if (ConversationReference.Read(message.To.Reference) is not { } reference)
            return new SendOutcome.Failed("NoReference", "We do not know where this person's conversation is.");

        // The list may have grown shorter since the person wrote.
        if (_serviceUrls.Admit(reference.ServiceUrl) is not { } serviceUrl)
            return new SendOutcome.Failed("ServiceUrl", "The channel's address is not in Bot:AllowedServiceUrls.");

        var reply = BotReply.Write(message, reference);
        try
        {
            var outcome = await PostAsync(serviceUrl, reply, renewed: false, cancellation);
            return outcome ?? await PostAsync(serviceUrl, reply, renewed: true, cancellation) ?? throw new InvalidOperationException("A second refusal is an outcome.");
        }
        catch (MsalException exception)
        {
            return new SendOutcome.RetryAt(_clock.GetUtcNow() + LoginPause, $"no token: {exception.ErrorCode}");
        }
        catch (HttpRequestException exception)
        {
            return NeverLeft(exception) ? new SendOutcome.RetryAt(_clock.GetUtcNow() + LoginPause, $"{exception.HttpRequestError}") : new SendOutcome.Unknown($"{exception.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome.Unknown("no answer in time");
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _connector.Dispose();

    // Null means that the kept token was refused, and a new one should be tried.
    private async Task<SendOutcome?> PostAsync(Uri serviceUrl, Activity reply, bool renewed, CancellationToken cancellation)
    {
        using var response = await _connector.PostAsync(serviceUrl, reply, renewed, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized && _isGuarded && !renewed) return null;
        return BotErrors.Read(response, await response.Content.ReadAsByteArrayAsync(cancellation), _clock.GetUtcNow());
    }

    private static bool NeverLeft(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
}
