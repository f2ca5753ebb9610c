using System.Diagnostics;
using System.Net;
using InfoLine.Benchmarks.Load;
using Microsoft.Data.Sqlite;

namespace InfoLine.Benchmarks.Service;

/// <summary>The service as an operator runs it: <c>dotnet InfoLine.dll</c>, settings in the environment, SQLite if nothing else is said.</summary>
/// <param name="Folder">Its data; made and removed by <see cref="Scratch"/>.</param>
/// <param name="Dialogs">Its dialogs.</param>
/// <param name="CarrierUrl">Where it sends.</param>
/// <param name="Address">Where it listens.</param>
internal sealed record Line(string Folder, string Dialogs, string CarrierUrl, IPEndPoint Address)
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    /// <summary>The name of its file in <see cref="Folder"/>.</summary>
    public const string DatabaseFile = "infoline.db";

    /// <summary>The file with everything in it.</summary>
    public string Database => Path.Combine(Folder, DatabaseFile);

    /// <summary>For <c>Storage:Connection</c>: the file, or where another database is.</summary>
    public string Connection { get; init; } = $"Data Source={Path.Combine(Folder, DatabaseFile)}";

    /// <summary>For <c>Redis:Configuration</c>; empty for none.</summary>
    public string Redis { get; init; } = "";

    /// <summary>Which build.</summary>
    public string Program { get; init; } = Repository.Service;

    /// <summary>Where staff and carriers find it from outside.</summary>
    public string PublicUrl { get; init; } = Webhooks.PublicUrl;

    /// <summary>Starts it.</summary>
    public Child Start() => Child.Start([Program], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ASPNETCORE_URLS"] = $"http://{Address}",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["PublicUrl"] = PublicUrl,
        ["Storage__Connection"] = Connection,
        ["Redis__Configuration"] = Redis,
        ["Dialogs__Path"] = Dialogs,
        ["Logs__Format"] = "json",
        ["Twilio__AccountSid"] = Webhooks.AccountSid,
        ["Twilio__AuthToken"] = Webhooks.AuthToken,
        ["Twilio__SmsFrom"] = Webhooks.Number,
        ["Twilio__ApiBaseUrl"] = CarrierUrl,
        ["Twilio__SmsPerSecond"] = "100000",
    }, Folder);

    /// <summary>Starts a command beside it, or before it.</summary>
    /// <param name="words">As an operator types them after the name of the program.</param>
    public Child Run(params string[] words) => Child.Start([Program, .. words, "--Storage:Connection", Connection, "--Dialogs:Path", Dialogs], []);

    /// <summary>Waits until the outbox holds nothing that is still open.</summary>
    public async Task SettledAsync(TimeSpan patience)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(file.ToString());
        await connection.OpenAsync();
        await using var open = connection.CreateCommand();
        open.CommandText = "select count(*) from outbox where closed_at is null";
        var clock = Stopwatch.StartNew();
        while (Convert.ToInt64(await open.ExecuteScalarAsync()) > 0 && clock.Elapsed < patience)
            await Task.Delay(100);
    }

    /// <summary>Posts a message again and again until it is accepted.</summary>
    /// <exception cref="InvalidOperationException">The service ended, or did not answer within a minute.</exception>
    public static async Task FirstAnswerAsync(Child service, IPEndPoint address, byte[] request)
    {
        using var caller = new Caller(address);
        var clock = Stopwatch.StartNew();
        while (await caller.PostAsync(request) != StatusCodes.Status200OK)
        {
            if (service.HasEnded || clock.Elapsed > StartPatience)
                throw new InvalidOperationException($"The service did not start:{Environment.NewLine}{string.Join(Environment.NewLine, service.Lines)}");
            await Task.Delay(5);
        }
    }
}
