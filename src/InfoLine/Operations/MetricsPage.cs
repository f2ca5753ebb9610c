using System.Net;
using System.Security.Cryptography;
using System.Text;
using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Operations;

/// <summary><c>/metrics</c>: on a port of its own (<c>Metrics:Port</c>), behind a token (<c>Metrics:Token</c>), or for this machine only.</summary>
internal static class MetricsPage
{
    public static void MapMetrics(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<OperationsSettings>();
        if (settings.MetricsPort is { } port)
            app.Use((context, next) => context.Connection.LocalPort != port || IsForOperators(context.Request.Path) ? next(context) : HideAsync(context));
        app.MapGet("/metrics", async (HttpContext context, MetricsText metrics, Database database, TimeProvider clock) =>
            MayRead(context, settings)
                ? Results.Text(metrics.Write(await GaugesAsync(database, clock, context.RequestAborted)), "text/plain; version=0.0.4; charset=utf-8")
                : Results.NotFound());
    }

    // The port is open to the network of the operators' tools, not to callers of the other routes: some of these trust whoever is on this machine.
    private static bool IsForOperators(PathString path) =>
        path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    private static Task HideAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool MayRead(HttpContext context, OperationsSettings settings)
    {
        if (settings.MetricsToken is { } token)
            return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {token}"));
        if (settings.MetricsPort is { } port)
            return context.Connection.LocalPort == port;

        // Behind a proxy everybody comes from this machine: then only the proxy's own note tells.
        return context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
    }

    private static async Task<IEnumerable<Gauge>> GaugesAsync(Database database, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var backlogs = await Backlog.ReadAsync(database, now, cancellation);
        return
        [
            .. backlogs.Select(one => new Gauge("infoline_waiting", "Rows that are due and not done.", LabelsOf(one), one.Waiting)),
            .. backlogs.Select(one => new Gauge("infoline_oldest_due_seconds", "For how long the oldest of them has been due.", LabelsOf(one), (now - (one.OldestDueAt ?? now)) / 1000.0)),
            new("infoline_resident_bytes", "Memory of this process.", "", Environment.WorkingSet),
        ];
    }

    private static string LabelsOf(Backlog one) => one.Route is null ? $"queue=\"{one.Name}\"" : $"queue=\"{one.Name}\",route=\"{one.Route}\"";
}
