using System.Net;
using System.Net.Http.Headers;
using InfoLine.Messaging.Media;

namespace InfoLine.Channels.Fetching;

/// <summary>Fetches what people sent from where a carrier has it. The address comes from outside, so it is trusted with nothing: hosts of a list, public addresses, few redirects, a time limit, and credentials for the first host only.</summary>
internal sealed class MediaFetch : IDisposable
{
    private const int MostRedirects = 3;
    private const int BufferBytes = 16 * 1024;

    private static readonly TimeSpan UsualPatience = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly HostList _hosts;
    private readonly TimeSpan _patience;

    /// <param name="hosts">Where things may lie, redirects included.</param>
    /// <param name="patience">How long the whole of a fetch may take; two minutes where null.</param>
    public MediaFetch(HostList hosts, TimeSpan? patience = null)
    {
        _hosts = hosts;
        _patience = patience ?? UsualPatience;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // Each step is looked at, and gets no credentials of ours.
            UseCookies = false,
            UseProxy = false, // A proxy would resolve the name out of our sight.
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellation) => PublicAddresses.ConnectAsync(hosts, context.DnsEndPoint, cancellation),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Fetches something, once.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="credentials">For the host of the address, and no other; or null.</param>
    /// <param name="intake">Takes the bytes.</param>
    /// <param name="cancellation">Breaks off.</param>
    public async Task<FetchOutcome> FetchAsync(Uri address, AuthenticationHeaderValue? credentials, MediaIntake intake, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        try
        {
            return await FollowAsync(address, credentials, intake, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new FetchOutcome.Again(MediaReason.Unreachable);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return new FetchOutcome.Again(MediaReason.Unreachable);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<FetchOutcome> FollowAsync(Uri first, AuthenticationHeaderValue? credentials, MediaIntake intake, CancellationToken limit)
    {
        var at = first;
        for (var step = 0; step <= MostRedirects; step++)
        {
            if (!_hosts.Admits(at))
                return new FetchOutcome.Never(MediaReason.NotTheCarriers);
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            if (IsSameHost(at, first))
                request.Headers.Authorization = credentials;
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit);
            if (response.StatusCode is >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest && response.Headers.Location is { } location && Uri.TryCreate(at, location, out var next))
                at = next;
            else
                return response.StatusCode == HttpStatusCode.OK ? await ReadAsync(response.Content, intake, limit) : OutcomeOf(response.StatusCode);
        }

        return new FetchOutcome.Again(MediaReason.Unreachable);
    }

    // The port belongs to it: another port is another service.
    private static bool IsSameHost(Uri one, Uri other) => one.Scheme == other.Scheme && one.Port == other.Port && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static async Task<FetchOutcome> ReadAsync(HttpContent content, MediaIntake intake, CancellationToken limit)
    {
        if (!intake.Announce(content.Headers.ContentLength))
            return new FetchOutcome.Stopped();
        await using var body = await content.ReadAsStreamAsync(limit);
        var buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, limit) is > 0 and var count)
        {
            if (!await intake.TakeAsync(buffer.AsMemory(0, count)))
                return new FetchOutcome.Stopped();
        }

        return new FetchOutcome.Complete();
    }

    private static FetchOutcome OutcomeOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Gone => new FetchOutcome.Never(MediaReason.Gone),
        HttpStatusCode.NotFound => new FetchOutcome.Again(MediaReason.Gone),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new FetchOutcome.Again(MediaReason.Denied),
        _ => new FetchOutcome.Again(MediaReason.Unreachable),
    };
}
