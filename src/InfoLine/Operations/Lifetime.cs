using System.Net.Sockets;

namespace InfoLine.Operations;

/// <summary>The life of the process: start, tell, run, drain, and an exit code.</summary>
public static class Lifetime
{
    /// <summary>Composes and runs the service until it is told to stop.</summary>
    /// <returns>0 after a clean stop; 1 when a setting or the dialogs do not allow a start, with the reason on the error stream.</returns>
    public static async Task<int> RunAsync(Func<Task<WebApplication>> compose)
    {
        try
        {
            await using var app = await compose();
            await ListenAsync(app);
            foreach (var line in Welcome(app))
                Console.WriteLine(line);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (BadSettingException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (InvalidOperationException trouble) when (trouble.Message.StartsWith("Unable to configure HTTPS", StringComparison.Ordinal))
        {
            throw new BadSettingException(
                "urls: https needs a certificate: name it in Kestrel:Certificates:Default:Path, or listen on http://127.0.0.1:5080 behind a proxy that speaks https.");
        }
        catch (Exception trouble) when (trouble is IOException or SocketException or FormatException or InvalidOperationException)
        {
            // Kestrel adds a paragraph of advice to some of its sentences; the first line says what is wrong.
            var why = trouble.Message.Split('\n', 2)[0].Trim().TrimEnd('.');
            throw new BadSettingException($"urls: the address cannot be listened on ({why}): name a free one with --urls http://127.0.0.1:5080.");
        }
    }

    private static IEnumerable<string> Welcome(WebApplication app)
    {
        foreach (var url in app.Urls)
            yield return $"InfoLine listens on {url}";
        var report = app.Services.GetRequiredService<StartReport>();
        foreach (var line in report.Lines)
            yield return line;
        var address = app.Configuration["PublicUrl"] is { Length: > 0 } known ? known.TrimEnd('/') : app.Urls.First();
        foreach (var (line, path) in report.Links)
            yield return $"{line}{Environment.NewLine}  {address}{path}";
    }
}
