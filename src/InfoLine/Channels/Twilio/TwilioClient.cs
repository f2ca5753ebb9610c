using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace InfoLine.Channels.Twilio;

/// <summary>Talks to Twilio's REST API. Each call is one attempt and ends as a <see cref="TwilioAnswer"/>.</summary>
internal sealed class TwilioClient : ITwilioMessages, IDisposable
{
    /// <summary>How long an answer may take. Twilio's usual is 0.2 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private const int LargestAnswerBytes = 1024 * 1024;

    // A message waits this long for its buttons to be described; then it goes without.
    private static readonly TimeSpan ContentPatience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly Uri _messages;
    private readonly TwilioOptions _options;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;

    /// <param name="options">Addresses and credentials.</param>
    /// <param name="clock">For dates in <c>Retry-After</c>.</param>
    /// <param name="patience">Null for <see cref="Patience"/>.</param>
    public TwilioClient(TwilioOptions options, TimeProvider clock, TimeSpan? patience = null)
    {
        _options = options;
        _messages = new(options.ApiBaseUrl, Messages);
        _clock = clock;
        _patience = patience ?? Patience;
        var connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // Our credentials must not follow a redirect to somewhere else.
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 64,
            ActivityHeadersPropagator = null, // Nobody follows our traces into Twilio.
        };
        _http = new HttpClient(connections) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswerBytes };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    private string Messages => $"2010-04-01/Accounts/{_options.AccountSid}/Messages.json";

    /// <inheritdoc/>
    public Task<TwilioAnswer> SendAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Post, _messages, new FormUrlEncodedContent(fields), _patience, cancellation);

    /// <inheritdoc/>
    public Task<TwilioAnswer> ListAsync(string to, int most, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Get, new Uri(_options.ApiBaseUrl, $"{Messages}?To={Uri.EscapeDataString(to)}&PageSize={most}"), null, _patience, cancellation);

    /// <summary>Describes buttons or a list, to be sent by the <c>sid</c> that comes back.</summary>
    public Task<TwilioAnswer> MakeContentAsync(byte[] json, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Post, new Uri(_options.ContentApiBaseUrl, "v1/Content"), Json(json), ContentPatience, cancellation);

    /// <summary>Lists one page of what has been described before.</summary>
    public Task<TwilioAnswer> ListContentsAsync(int page, CancellationToken cancellation) =>
        AskAsync(HttpMethod.Get, new Uri(_options.ContentApiBaseUrl, $"v1/Content?PageSize=500&Page={page}"), null, ContentPatience, cancellation);

    /// <summary>Asks once what somebody else has written, over our connections and within our time. Whoever writes it, an ending means the same.</summary>
    /// <param name="ask">Sends one request and gives the answer, whatever its status. Throws as <see cref="HttpClient"/> does.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<TwilioAnswer> AskAsync(Func<HttpClient, CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancellation) =>
        AskAsync(ask, _patience, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Json(byte[] json) => new(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private async Task<TwilioAnswer> AskAsync(HttpMethod method, Uri address, HttpContent? content, TimeSpan patience, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        return await AskAsync((http, limit) => http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit), patience, cancellation);
    }

    private async Task<TwilioAnswer> AskAsync(Func<HttpClient, CancellationToken, Task<HttpResponseMessage>> ask, TimeSpan patience, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience);
        try
        {
            using var response = await ask(_http, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return new TwilioAnswer.Answered((int)response.StatusCode, Parse(body), RetryAfter(response)) { Date = response.Headers.Date };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new TwilioAnswer.Lost("Twilio did not answer in time.");
        }
        catch (HttpRequestException trouble) when (trouble.HttpRequestError
            is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new TwilioAnswer.NotSent($"No connection to Twilio ({trouble.HttpRequestError}).");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return new TwilioAnswer.Lost("The connection to Twilio broke before its answer.");
        }
    }

    private static JsonElement? Parse(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var json = JsonElement.ParseValue(ref reader);
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - _clock.GetUtcNow(),
        _ => null,
    };
}
