using System.Net;
using System.Text.RegularExpressions;

namespace InfoLine.Tests.Staff;

/// <summary>A browser without scripts: it keeps cookies, does not follow redirects, and sends the token of the form it saw.</summary>
public sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private StaffRoom _room;

    public Visitor(StaffRoom room)
    {
        _room = room;
        _http = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false });
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Linux; Android 9) Chrome/120.0");
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => _http;

    /// <summary>The service was started anew, on another port.</summary>
    public void GoTo(StaffRoom room) => _room = room;

    /// <summary>The whole address of a path.</summary>
    public Uri AddressOf(string path) => new(_room.Address, path);

    /// <summary>The authenticator app, once one is set up.</summary>
    public Phone? Phone { get; private set; }

    public async Task<Seen> GetAsync(string path) => await Seen.OfAsync(await _http.GetAsync(AddressOf(path)));

    /// <summary>Opens a page and sends its form, filled.</summary>
    public Task<Seen> SendAsync(string path, params (string Name, string Value)[] fields) => SendAsync(from: path, to: path, fields);

    /// <summary>Opens one page and sends a form to another address.</summary>
    public async Task<Seen> SendAsync(string from, string to, params (string Name, string Value)[] fields) => await PostAsync(to, (await GetAsync(from)).Token, fields);

    /// <summary>Sends a form with this token.</summary>
    public async Task<Seen> PostAsync(string path, string token, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("form_token", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await Seen.OfAsync(await _http.PostAsync(AddressOf(path), form));
    }

    public Task<Seen> SignInAsync(string userName, string password = StaffRoom.Password, string to = "") =>
        SendAsync("/staff/sign-in", ("user_name", userName), ("password", password), ("to", to));

    /// <summary>Sets up the second step.</summary>
    /// <returns>The codes for paper.</returns>
    public async Task<List<string>> SetUpAsync()
    {
        var page = await GetAsync("/staff/authenticator");
        page.Status.ShouldBe(200);
        Phone = new(Secret().Match(page.Html).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal), _room.Clock);
        var answer = await PostAsync("/staff/authenticator", page.Token, ("offer", page.ValueOf("offer")), ("code", Phone.Next()));
        answer.Status.ShouldBe(200, answer.Html);
        return [.. Code().Matches(answer.Html).Select(match => match.Groups["code"].Value)];
    }

    /// <summary>True when the page of one's own account opens.</summary>
    public async Task<bool> IsInsideAsync() => (await GetAsync("/staff/me")).Status == 200;

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"<code class=""secret"">(?<secret>[A-Z2-7 ]+)</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<code>(?<code>[a-z0-9]{5}-[a-z0-9]{5})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}

/// <summary>An answer as a visitor sees it.</summary>
public sealed partial record Seen(int Status, string Html, string Location, HttpResponseMessage Answer)
{
    public string Token => ValueOf("form_token");

    public static async Task<Seen> OfAsync(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString() ?? "", answer);

    /// <summary>The value of the first input with a name; empty where there is none.</summary>
    public string ValueOf(string name) => WebUtility.HtmlDecode(Inputs().Matches(Html).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value ?? "");

    /// <summary>The path of the address in the page that begins so.</summary>
    public string LinkIn(string start) => Html[Html.IndexOf(start, StringComparison.Ordinal)..].Split('<', '"')[0];

    [GeneratedRegex(@"<input[^>]* name=""(?<name>[^""]*)""[^>]* value=""(?<value>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inputs();
}
