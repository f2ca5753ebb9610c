using InfoLine.Channels.Fetching;

namespace InfoLine.Channels.BotFramework;

/// <summary>The connections to connectors and to the publishers of keys, whoever uses them.</summary>
internal static class BotWire
{
    private const int MaxAnswer = 64 * 1024;

    /// <summary>Connections to the hosts that may be posted to, and to nothing that their names may hide.</summary>
    public static SocketsHttpHandler ToConnectors(ServiceUrls allowed) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false, // a proxy would resolve the name out of our sight
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellation) => PublicAddresses.ConnectAsync(allowed.Hosts, context.DnsEndPoint, cancellation),
    };

    /// <summary>A client over such connections.</summary>
    /// <param name="connections">They live longer than the client where it is told not to close them.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    /// <param name="closes">Whether the client closes the connections when it is done.</param>
    public static HttpClient Client(HttpMessageHandler connections, TimeSpan patience, bool closes = true) =>
        new(connections, closes) { Timeout = patience, MaxResponseContentBufferSize = MaxAnswer };

    /// <summary>Connections to whoever publishes keys, for two requests a day.</summary>
    public static SocketsHttpHandler ToPublishers() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <summary>A client over these. It lives as long as the service.</summary>
    public static HttpClient PublisherClient(HttpMessageHandler connections) => new(connections) { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024 };
}
