using System.Net.Http.Headers;
using System.Text.Json;

namespace InfoLine.Channels.BotFramework;

/// <summary>Our own client of the connector.</summary>
internal sealed class BotConnector : IBotConnector
{
    private readonly BotLogin? _login;
    private readonly HttpClient _http;

    /// <param name="options">The settings.</param>
    /// <param name="patience">How long to wait for an answer.</param>
    public BotConnector(BotOptions options, TimeSpan patience)
    {
        _login = options.Mode == BotMode.Guarded ? new BotLogin(options) : null;
        _http = BotWire.Client(BotWire.ToConnectors(options.ServiceUrls), patience);
    }

    /// <inheritdoc/>
    public async Task<HttpResponseMessage> PostAsync(Uri serviceUrl, Activity activity, bool renewed, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(serviceUrl, activity)) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(activity, BotJson.Wire.Activity)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        if (_login is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _login.TokenAsync(renewed, cancellation));
        return await _http.SendAsync(request, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _login?.Dispose();
        _http.Dispose();
    }

    private static Uri Address(Uri serviceUrl, Activity activity)
    {
        var activities = $"v3/conversations/{Uri.EscapeDataString(activity.Conversation!.Id!)}/activities";
        return new Uri(serviceUrl, activity.ReplyToId is { } id ? $"{activities}/{Uri.EscapeDataString(id)}" : activities);
    }
}
