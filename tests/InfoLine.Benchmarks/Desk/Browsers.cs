using System.Net;
using System.Text.RegularExpressions;

namespace InfoLine.Benchmarks.Desk;

/// <summary>The browsers of many people, as far as the service can tell: cookies, compression, forms with their token.</summary>
internal sealed partial class Browsers : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _cookiePrefix;

    /// <param name="service">Where it listens.</param>
    /// <param name="cookiePrefix">As the cookies of the service begin.</param>
    public Browsers(IPEndPoint service, string cookiePrefix)
    {
        _cookiePrefix = cookiePrefix;
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.Brotli | DecompressionMethods.GZip };
        _http = new(handler) { BaseAddress = new($"http://{service}"), Timeout = TimeSpan.FromSeconds(60) };
    }

    /// <summary>A page.</summary>
    /// <param name="who">Who opens it.</param>
    /// <param name="path">Its address.</param>
    /// <param name="piece">The id of the piece that htmx fetches; null for the whole page.</param>
    /// <exception cref="HttpRequestException">It is not there, or not for them.</exception>
    public async Task<string> GetAsync(Member who, string path, string? piece = null)
    {
        using var request = RequestOf(HttpMethod.Get, who, path);
        if (piece is not null)
        {
            request.Headers.Add("HX-Request", "true");
            request.Headers.Add("HX-Target", piece);
        }

        using var answer = await _http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"{path} was answered with {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Takes tickets, one after the other.</summary>
    /// <exception cref="HttpRequestException">One was refused.</exception>
    public async Task ClaimAsync(Member who, IEnumerable<string> tickets)
    {
        using var asking = RequestOf(HttpMethod.Get, who, "/staff/me");
        using var page = await _http.SendAsync(asking);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        var cookie = page.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        foreach (var ticket in tickets)
        {
            using var request = RequestOf(HttpMethod.Post, who, $"/desk/tickets/{ticket}/claim", cookie);
            request.Content = new FormUrlEncodedContent([new("form_token", WebUtility.HtmlDecode(token))]);
            using var answer = await _http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.SeeOther)
                throw new HttpRequestException($"A claim was answered with {(int)answer.StatusCode}.");
        }
    }

    /// <summary>A stream of events; its lines come as they are told.</summary>
    public async Task<StreamReader> ListenAsync(Member who, string path)
    {
        using var request = RequestOf(HttpMethod.Get, who, path);
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new(await answer.Content.ReadAsStreamAsync());
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage RequestOf(HttpMethod method, Member who, string path, string? cookie = null)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", $"{_cookiePrefix}infoline={who.Session}{(cookie is null ? "" : $"; {cookie}")}");
        return request;
    }

    [GeneratedRegex("name=\"form_token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
