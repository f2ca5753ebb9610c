using System.Net.Http.Headers;
using Twilio.Http;
using HttpClient = System.Net.Http.HttpClient;
using HttpMethod = System.Net.Http.HttpMethod;

namespace InfoLine.VendorSdks;

/// <summary>Carries one request of Twilio's SDK over our own connections. By itself the SDK could not be stopped, would go to no other address, and would keep the answer's headers to itself.</summary>
internal sealed class TwilioWire(HttpClient http, Uri api, CancellationToken cancellation) : Twilio.Http.HttpClient
{
    /// <summary>What came back; null until then.</summary>
    public HttpResponseMessage? Answer { get; private set; }

    /// <inheritdoc/>
    public override Response MakeRequest(Request request) => throw new NotSupportedException("Nobody waits for Twilio while holding a thread.");

    /// <inheritdoc/>
    public override async Task<Response> MakeRequestAsync(Request request)
    {
        var written = request.ConstructUrl();
        using var message = new HttpRequestMessage(new HttpMethod(request.Method.ToString()), new Uri(api, written.PathAndQuery.TrimStart('/')));
        message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Authentication(request.Username, request.Password));
        if (request.PostParams.Count > 0)
            message.Content = new FormUrlEncodedContent(request.PostParams);
        Answer = await http.SendAsync(message, cancellation);
        return new Response(Answer.StatusCode, await Answer.Content.ReadAsStringAsync(cancellation));
    }
}
