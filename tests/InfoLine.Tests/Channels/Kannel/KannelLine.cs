using System.Text.Json;
using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Messaging;
using InfoLine.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Channels.Kannel;

/// <summary>The real service on a real port, set up for Kannel as an operator would.</summary>
internal sealed class KannelLine : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly WebApplication _app;
    private readonly string _folder;

    private KannelLine(WebApplication app, string folder)
    {
        _app = app;
        _folder = folder;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Speaks to the service as anybody on this machine can.</summary>
    public HttpClient Http { get; }

    /// <param name="settings">Beside those of Kannel, or in their place.</param>
    /// <param name="port">Where to listen; 0 for anywhere.</param>
    /// <param name="sendPort">Where the smsbox is; nobody listens at port 9.</param>
    /// <param name="echo">False for the real dialogs.</param>
    /// <param name="adjust">Adds what the test needs.</param>
    public static async Task<KannelLine> StartAsync(string[]? settings = null, int port = 0, int sendPort = 9, bool echo = true, Action<IServiceCollection>? adjust = null)
    {
        var folder = Directory.CreateTempSubdirectory("infoline-line-").FullName;
        try
        {
            return await StartAsync(folder, settings ?? [], port, sendPort, echo, adjust);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task<KannelLine> StartAsync(string folder, string[] settings, int port, int sendPort, bool echo, Action<IServiceCollection>? adjust)
    {
        if (!echo)
            SharedMatchers.Put(folder);
        var app = await Program.ComposeAsync(
            [
                $"--urls=http://127.0.0.1:{port}", $"--Storage:Connection=Data Source={Path.Combine(folder, "line.db")}",
                $"--Kannel:SendUrl=http://127.0.0.1:{sendPort}/cgi-bin/sendsms", "--Kannel:Username=infoline", $"--Kannel:Password={RealKannel.Password}",
                "--Kannel:From=12345", $"--Kannel:Secret={RealKannel.Secret}", .. settings,
            ],
            builder =>
            {
                builder.Logging.ClearProviders();
                if (echo)
                    UseEcho(builder.Services);
                adjust?.Invoke(builder.Services);
            });
        await app.StartAsync();
        return new KannelLine(app, folder);
    }

    /// <summary>How many messages were accepted.</summary>
    public Task<long> AcceptedAsync() => NumberAsync("select count(*) from inbox");

    /// <summary>The texts that were to be sent, in order.</summary>
    public async Task<string[]> AnswersAsync() => [.. await _app.Services.GetRequiredService<Database>().ReadAsync(connection => connection.QueryAsync(
        row => JsonDocument.Parse(row.GetString(0)).RootElement.GetProperty("plainText").GetString() ?? "", "select payload from outbox order by position"))];

    /// <summary>Waits until a count over the tables is what it should be; looks again whenever the outbox moves.</summary>
    public async Task UntilAsync(long expected, string countSql)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var moved = _app.Services.GetRequiredService<IWakeup>().Next(OutboxRows.Topic("kannel"));
            var count = await NumberAsync(countSql);
            if (count == expected)
                return;
            try
            {
                await moved.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{count} and not {expected}: {countSql}", late);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static void UseEcho(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<CompileDialogs>((_, _) => new Compilation(Some.Flows, [], [])));
        services.Replace(ServiceDescriptor.Singleton<Advance>(EchoConversation.Advance));
    }

    private Task<long> NumberAsync(string sql) => _app.Services.GetRequiredService<Database>()
        .ReadAsync(async connection => (await connection.QueryAsync(row => row.GetInt64(0), sql))[0]);
}
