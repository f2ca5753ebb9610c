using System.Globalization;

namespace InfoLine.Operations;

/// <summary>What operators need: logs, limits, health, metrics.</summary>
public static class OperationsSetup
{
    /// <summary>A webhook body is a few kilobytes; more than this is refused with 413.</summary>
    private const long MostBodyBytes = 64 * 1024;

    /// <summary>Where InfoLine listens when nothing is said about it.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Longer than the workers take to finish what they have in hand.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);

    /// <summary>Adds logs, limits, health and metrics.</summary>
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        // What people read is written in their language on purpose, never by the accident of the server's locale.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var settings = OperationsSettings.Read(builder.Configuration, builder.Report());
        AddLogs(builder, settings);
        AddListening(builder, settings, builder.Report());
        Telemetry.Add(builder, builder.Report());
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<MetricsText>();
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = StopLimit;
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;
        });
    }

    /// <summary>Stops the start when a part has reported a setting that it cannot work with.</summary>
    /// <exception cref="BadSettingException">One line for each such setting.</exception>
    public static void RefuseBadSettings(this WebApplicationBuilder builder)
    {
        var report = builder.Report();
        if (report.Problems.Count > 0)
            throw new BadSettingException(string.Join(Environment.NewLine, report.Problems));
    }

    /// <summary>Puts the operators' parts into the pipeline.</summary>
    public static void UseOperations(this WebApplication app)
    {
        // Made at once: what is counted before somebody asks must be heard too.
        app.Services.GetRequiredService<MetricsText>();
        app.UseMiddleware<FailureAnswer>();
        app.MapHealth();
        app.MapMetrics();
    }

    private static void AddLogs(WebApplicationBuilder builder, OperationsSettings settings)
    {
        builder.Logging.ClearProviders();
        if (settings.JsonLogs)
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ"; // Without a format the framework writes no time at all.
            });
        else
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            });

        // The framework logs addresses with their queries, and Kannel puts numbers and passwords there.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);

        // A start that fails is told by us, in one sentence and without a stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    private static void AddListening(WebApplicationBuilder builder, OperationsSettings settings, StartReport report)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        var urls = builder.Configuration["urls"] is { Length: > 0 } set ? set : DefaultUrl;
        foreach (var url in urls.Split(';').Where(static url => !IsAddress(url)))
            report.Stop($"urls: '{url}' is not an address to listen on: write it as in '{DefaultUrl}'.");
        builder.WebHost.UseUrls([.. urls.Split(';'), .. settings.MetricsPort is { } port ? (string[])[$"http://*:{port}"] : []]);
    }

    private static bool IsAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
