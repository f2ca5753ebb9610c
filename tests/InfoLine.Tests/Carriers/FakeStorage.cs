using System.Collections.Concurrent;
using System.Net;

namespace InfoLine.Tests.Carriers;

/// <summary>Where a carrier keeps what people sent, over real HTTP and at a host of its own: it serves to anybody, notes who came with credentials, and misbehaves when told to.</summary>
public sealed class FakeStorage : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);

    private FakeStorage(WebApplication app) => _app = app;

    /// <summary>Its address, without a slash at the end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Each request: its path, and the credentials that came with it; empty where none did.</summary>
    public ConcurrentQueue<(string Path, string Authorization)> Asked { get; } = new();

    /// <summary>Starts it on a free port.</summary>
    public static async Task<FakeStorage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var storage = new FakeStorage(builder.Build());
        storage._app.Run(storage.AnswerAsync);
        await storage._app.StartAsync();
        return storage;
    }

    /// <summary>Keeps something.</summary>
    /// <returns>Its address.</returns>
    public string Keep(string name, byte[] body, string type = "application/octet-stream") => Answers(name, async http =>
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    });

    /// <summary>Answers for a name like this.</summary>
    /// <returns>The address of the name.</returns>
    public string Answers(string name, RequestDelegate answer)
    {
        _answers[$"/{name}"] = answer;
        return $"{Url}/{name}";
    }

    /// <summary>Sends whoever asks for a name somewhere else.</summary>
    /// <returns>The address of the name.</returns>
    public string Redirects(string name, string to) => Answers(name, http =>
    {
        http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "";
        Asked.Enqueue((path, http.Request.Headers.Authorization.ToString()));
        if (_answers.TryGetValue(path, out var answer))
            return answer(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
