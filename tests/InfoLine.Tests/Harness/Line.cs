using System.Collections.Immutable;
using InfoLine.Conversations;
using InfoLine.Dialogs.Compile;
using InfoLine.Messaging;
using InfoLine.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InfoLine.Tests.Harness;

/// <summary>The real service on a port of its own, with a fresh database, a clock that stands still, and a carrier that the test holds in its hand.</summary>
public sealed class Line : IAsyncDisposable
{
    /// <summary>Longer than any test takes on a slow machine; reached only when something is broken.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What people ask of the dialogs of the repository is learned once in a test run, which takes a minute on a busy machine.</summary>
    private static readonly TimeSpan LearningPatience = TimeSpan.FromMinutes(5);

    private const string DueSql = """
        select (select count(*) from inbox where closed_at is null and due_at <= $1)
            + (select count(*) from outbox where closed_at is null and (due_at <= $1 or state in ('sending', 'asking')))
        """;

    private readonly WebApplication _app;
    private readonly TestDatabase? _owned;
    private readonly Dictionary<(string Route, string Phone), int> _heard = [];
    private bool _ended;

    private Line(WebApplication app, FakeClock clock, LineOptions options, TestDatabase? owned)
    {
        _app = app;
        _owned = owned;
        Clock = clock;
        Carrier = options.Carrier;
        clock.Moved += (_, _) => Services.GetRequiredService<LocalWakeup>().WakeAll();
    }

    public FakeClock Clock { get; }

    /// <summary>Where <see cref="From"/> and <see cref="To"/> speak and listen.</summary>
    public ITestCarrier Carrier { get; }

    public IServiceProvider Services => _app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    public Inbox Inbox => Services.GetRequiredService<Inbox>();

    public Outbox Outbox => Services.GetRequiredService<Outbox>();

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Opens the service on a database of its own.</summary>
    public static async Task<Line> OpenAsync(Store store, LineOptions? options = null)
    {
        var database = await TestDatabase.NewAsync(store);
        return await OpenAsync(database, options ?? new(), database);
    }

    /// <summary>Opens the service on a database that the test keeps, so that it can be opened again after a crash.</summary>
    public static Task<Line> OpenAsync(TestDatabase database, LineOptions? options = null) => OpenAsync(database, options ?? new(), owned: null);

    /// <summary>Somebody who is about to write.</summary>
    public Speaker From(Person person) => new(this, person);

    /// <summary>Somebody who is about to listen.</summary>
    public Listener To(Person person) => new(this, person);

    /// <summary>Waits until nothing is due any more and nothing is in hand: every turn taken, every message settled.</summary>
    public Task SettleAsync() => UntilAsync(IsSettledAsync, "everything that is due to be done");

    /// <summary>True when nothing is due and nothing is in hand. The rows tell; the workers' own count only covers the moment after a row is written.</summary>
    public async Task<bool> IsSettledAsync() =>
        await CountAsync(DueSql) == 0 && Services.GetRequiredService<OutboxWorker>().InHand == 0 && await CountAsync(DueSql) == 0;

    /// <summary>Waits for something to become true, nudging the workers. The one place where tests wait in real time.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await holds())
        {
            Services.GetRequiredService<LocalWakeup>().WakeAll();
            try
            {
                await ticks.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException tired)
            {
                throw new TimeoutException($"Waited in vain for {what}.", tired);
            }
        }
    }

    /// <summary>The process dies: nothing in hand is finished, nothing more is written.</summary>
    public async Task KillAsync()
    {
        await Database.DisposeAsync();
        _ended = true;
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        try
        {
            await _app.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // A dead process does not wait for its workers.
        }
    }

    /// <summary>The process is told to stop and finishes what it has in hand.</summary>
    public async Task StopAsync()
    {
        _ended = true;
        await _app.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended)
            await _app.StopAsync();
        await _app.DisposeAsync();
        if (_owned is not null)
            await _owned.DisposeAsync();
    }

    internal async Task<Outgoing> NextAsync(Person person)
    {
        var key = (Carrier.Route, person.Phone);
        var already = _heard.GetValueOrDefault(key);
        Outgoing? next = null;
        await UntilAsync(
            () =>
            {
                next = Carrier.Heard(person).ElementAtOrDefault(already);
                return Task.FromResult(next is not null);
            },
            $"message {already + 1} to {person.Name}");
        _heard[key] = already + 1;
        return next!; // UntilAsync ends only when there is one.
    }

    internal IEnumerable<Outgoing> Unheard(Person person) => Carrier.Heard(person).Skip(_heard.GetValueOrDefault((Carrier.Route, person.Phone)));

    private async Task<long> CountAsync(string sql) => (await Database.ReadAsync(
        connection => connection.QueryAsync(row => row.GetInt64(0), sql, Clock.GetUtcNow().ToUnixTimeMilliseconds()))).Single();

    private static async Task<Line> OpenAsync(TestDatabase database, LineOptions options, TestDatabase? owned)
    {
        var clock = options.Clock;
        string[] settings =
        [
            "--urls", "http://127.0.0.1:0", "--Storage:Connection", database.Connection, "--environment", "Production",
            .. options.Echo ? (string[])["--Dialogs:Path", Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "no-dialogs")).FullName] : [],
            .. options.Settings,
        ];
        var app = await Program.ComposeAsync(settings, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Replace(ServiceDescriptor.Singleton<TrainMatcher>(SharedMatchers.Train));
            // Every database of a test is new: what was learned would be copied into each, and nobody would fetch it.
            builder.Services.Replace(ServiceDescriptor.Singleton(all => new MatcherFiles(builder.DataFolder(), shared: null, all.GetRequiredService<TrainMatcher>(), all.GetRequiredService<ILogger<MatcherFiles>>())));
            if (options.Echo)
                UseEcho(builder);
            foreach (var channel in options.Channels)
                builder.Services.AddSingleton(channel);
            foreach (var absent in options.Without)
                RemoveWorker(builder.Services, absent);
            options.Adjust?.Invoke(builder);
        });
        await app.StartAsync();
        if (options.WaitsUntilItHasLearned)
            await app.Services.GetRequiredService<FlowLibrary>().FirstInForce.WaitAsync(LearningPatience);
        var line = new Line(app, clock, options, owned);
        options.Carrier.Join(line);
        return line;
    }

    private static void UseEcho(WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<CompileDialogs>((_, _) => new Compilation(Some.Flows, [], [])));
        builder.Services.Replace(ServiceDescriptor.Singleton<Advance>(Some.Echo));
    }

    private static void RemoveWorker(IServiceCollection services, Type worker)
    {
        // Workers are registered as themselves and then as a hosted service, in this order.
        var own = services.Single(service => service.ServiceType == worker);
        var hosted = services.Skip(services.IndexOf(own)).First(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is not null);
        services.Remove(hosted);
    }
}

/// <summary>What a test wants to be different.</summary>
public sealed record LineOptions
{
    private static readonly LoopChannel Unused = new();

    public LineOptions()
    {
        var loop = new LoopChannel();
        Channels = [loop];
        Carrier = new LoopCarrier(loop);
    }

    public LineOptions(LoopChannel loop)
    {
        Channels = [loop];
        Carrier = new LoopCarrier(loop);
    }

    public FakeClock Clock { get; init; } = new();

    /// <summary>Channels beside those that the settings turn on.</summary>
    public ImmutableArray<IChannel> Channels { get; init; }

    /// <summary>The carrier that people speak by.</summary>
    public ITestCarrier Carrier { get; init; }

    /// <summary>True for <see cref="Some.Echo"/>, false for the real engine and the dialogs of the repository.</summary>
    public bool Echo { get; init; } = true;

    /// <summary>False for a test of what happens before the dialogs are in force.</summary>
    public bool WaitsUntilItHasLearned { get; init; } = true;

    /// <summary>More settings, as on the command line: key, value, key, value.</summary>
    public ImmutableArray<string> Settings { get; init; } = [];

    /// <summary>Workers that do not run, as if the process had died before they came to it.</summary>
    public ImmutableArray<Type> Without { get; init; } = [];

    public Action<WebApplicationBuilder>? Adjust { get; init; }
}
