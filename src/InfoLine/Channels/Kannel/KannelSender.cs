using System.Net.Sockets;
using System.Text;
using InfoLine.Dialogs.Rendering;
using InfoLine.Messaging;

namespace InfoLine.Channels.Kannel;

/// <summary>Hands SMS to Kannel's smsbox.</summary>
public sealed class KannelSender(KannelOptions options, KannelCallback callback, TimeProvider clock, ILogger<KannelSender> log) : IChannel, IWritesFirst, IDisposable
{
    /// <summary>Kannel answers when its bearerbox has the message: at once, unless it is ill.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), ConnectPatience = TimeSpan.FromSeconds(3);

    /// <summary>Kannel's answers are one short line.</summary>
    private const int MostAnswerBytes = 256;

    /// <summary>Delivered, failed, waiting, taken and refused: 1 + 2 + 4 + 8 + 16.</summary>
    private const int EveryReceipt = 31;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        ConnectTimeout = ConnectPatience,
        // A kept connection may be dead already, and then nobody could tell whether the smsbox had read the message.
        PooledConnectionLifetime = TimeSpan.Zero,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public string Route => KannelInbound.Route;

    /// <inheritdoc/>
    public ChannelTraits Traits => ChannelTraits.Sms;

    /// <inheritdoc/>
    public double MessagesPerSecond => options.MessagesPerSecond;

    /// <inheritdoc/>
    public ContactAddress AddressOf(string phone) => new(Route, phone, phone);

    /// <inheritdoc/>
    /// <remarks>Kannel cannot be asked afterwards whether it has a message. After <see cref="SendOutcome.Unknown"/> a receipt tells: it comes within seconds if Kannel took it.</remarks>
    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var outcome = await TryAsync(message, cancellation, patience.Token);
        if (outcome is SendOutcome.RetryAt or SendOutcome.Failed or SendOutcome.Unknown)
            Log.NotTaken(log, message.Id, outcome.GetType().Name, Reason(outcome));
        return outcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>The address that hands one message to Kannel.</summary>
    internal Uri Address(Outgoing message)
    {
        var text = message.PlainText;
        // Without coding=2 and charset Kannel turns Hindi into "??????" and still says "Accepted".
        var ucs2 = !Gsm7.CanEncode(text);
        var query = new StringBuilder(options.SendUrl.Query.Length > 1 ? options.SendUrl.Query + "&" : "?")
            .Append("username=").Append(Uri.EscapeDataString(options.Username))
            .Append("&password=").Append(Uri.EscapeDataString(options.Password))
            .Append("&from=").Append(Uri.EscapeDataString(options.From))
            .Append("&to=").Append(Uri.EscapeDataString(message.To.Address))
            .Append(ucs2 ? "&coding=2" : "&coding=0").Append("&charset=UTF-8")
            .Append("&text=").Append(Uri.EscapeDataString(text));
        if (callback.For(message.Id) is { } receipts)
            query.Append("&dlr-mask=").Append(EveryReceipt).Append("&dlr-url=").Append(Uri.EscapeDataString(receipts));
        return new UriBuilder(options.SendUrl) { Query = query.ToString() }.Uri;
    }

    private async Task<SendOutcome> TryAsync(Outgoing message, CancellationToken cancellation, CancellationToken patience)
    {
        try
        {
            // The empty content keeps .NET from repeating the GET up to three times when the other end hangs up: the same SMS would go out again.
            using var request = new HttpRequestMessage(HttpMethod.Get, Address(message)) { Content = new ByteArrayContent([]) };
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
            var body = await BeginningAsync(answer.Content, patience);
            return KannelAnswer.Read((int)answer.StatusCode, body, clock.GetUtcNow());
        }
        catch (HttpRequestException trouble) when (NeverConnected(trouble))
        {
            return new SendOutcome.RetryAt(clock.GetUtcNow(), "Nothing listens at Kannel:SendUrl: the smsbox is not running, or cannot be reached.");
        }
        catch (OperationCanceledException trouble) when (!patience.IsCancellationRequested && trouble.InnerException is TimeoutException)
        {
            return new SendOutcome.RetryAt(clock.GetUtcNow(), "Kannel:SendUrl does not take connections.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome.Unknown($"Kannel did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return new SendOutcome.Unknown("The connection to Kannel broke before its answer.");
        }
    }

    private static bool NeverConnected(HttpRequestException trouble) =>
        trouble.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
        || trouble.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable };

    private static async Task<string> BeginningAsync(HttpContent content, CancellationToken cancellation)
    {
        var buffer = new byte[MostAnswerBytes];
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, length).TrimStart();
    }

    private static string Reason(SendOutcome outcome) => outcome switch
    {
        SendOutcome.RetryAt later => later.Why,
        SendOutcome.Failed failed => failed.Sentence,
        SendOutcome.Unknown unknown => unknown.Why,
        _ => "",
    };
}
