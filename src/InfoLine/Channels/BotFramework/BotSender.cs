using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;
using Microsoft.Identity.Client;

namespace InfoLine.Channels.BotFramework;

/// <summary>Posts messages to the connector of the channel that a person wrote from.</summary>
internal sealed class BotSender : IChannel, IHearsHandoff, IDisposable
{
    private const int MaxAnswer = 64 * 1024;
    private static readonly TimeSpan LoginPause = TimeSpan.FromMinutes(1);

    private readonly ServiceUrls _serviceUrls;
    private readonly BotLogin? _login;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    /// <summary>Makes the channel.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="clock">The time.</param>
    /// <param name="patience">How long to wait for an answer; 20 seconds where null.</param>
    public BotSender(BotOptions options, TimeProvider clock, TimeSpan? patience = null)
    {
        _serviceUrls = options.ServiceUrls;
        _login = options.Mode == BotMode.Guarded ? new BotLogin(options) : null;
        _clock = clock;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false, // a proxy would resolve the name out of our sight
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellation) => PublicAddresses.ConnectAsync(_serviceUrls, context.DnsEndPoint, cancellation),
        })
        {
            Timeout = patience ?? TimeSpan.FromSeconds(20),
            MaxResponseContentBufferSize = MaxAnswer,
        };
    }

    /// <inheritdoc/>
    public string Route => "bot";

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
        var address = Address(serviceUrl, reply);
        var body = JsonSerializer.SerializeToUtf8Bytes(reply, BotJson.Wire.Activity);
        try
        {
            var outcome = await PostAsync(address, body, renewed: false, cancellation);
            return outcome ?? await PostAsync(address, body, renewed: true, cancellation) ?? throw new InvalidOperationException("A second refusal is an outcome.");
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
    public void Dispose()
    {
        _login?.Dispose();
        _http.Dispose();
    }

    // Null means that the kept token was refused, and a new one should be tried.
    private async Task<SendOutcome?> PostAsync(Uri address, byte[] body, bool renewed, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (_login is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _login.TokenAsync(renewed, cancellation));

        using var response = await _http.SendAsync(request, cancellation);
        if (response.StatusCode == HttpStatusCode.Unauthorized && _login is not null && !renewed) return null;
        return BotErrors.Read(response, await response.Content.ReadAsByteArrayAsync(cancellation), _clock.GetUtcNow());
    }

    private static Uri Address(Uri serviceUrl, Activity reply)
    {
        var activities = $"v3/conversations/{Uri.EscapeDataString(reply.Conversation!.Id!)}/activities";
        return new Uri(serviceUrl, reply.ReplyToId is { } id ? $"{activities}/{Uri.EscapeDataString(id)}" : activities);
    }

    private static bool NeverLeft(HttpRequestException exception) => exception.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;
}
