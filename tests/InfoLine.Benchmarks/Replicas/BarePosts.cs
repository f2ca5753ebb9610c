using System.Net.Http.Headers;
using System.Text;
using InfoLine.Benchmarks.Load;

namespace InfoLine.Benchmarks.Replicas;

/// <summary>Posts a reply to the carrier for each message, as the line does: the same fields, as many connections. It writes nothing down of what became of it.</summary>
internal sealed class BarePosts : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64, ActivityHeadersPropagator = null });
    private readonly Uri _messages;

    /// <param name="carrier">Where it listens.</param>
    public BarePosts(string carrier)
    {
        _messages = new(new Uri(carrier), $"2010-04-01/Accounts/{Webhooks.AccountSid}/Messages.json");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Webhooks.AccountSid}:{Webhooks.AuthToken}")));
    }

    /// <summary>Posts the reply to one message.</summary>
    public async Task PostAsync(BareRow row)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("To", Uri.UnescapeDataString(row.Phone)), new("From", Webhooks.Number), new("Body", "Heard 1003"),
            new("StatusCallback", $"{Webhooks.PublicUrl}/channels/twilio/status?message={row.Sid}:0#rc=3&rp=ct,5xx,rt"), new("ValidityPeriod", "14400"),
        ]);
        using var answer = await _http.PostAsync(_messages, form);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
