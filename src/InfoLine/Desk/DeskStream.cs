using System.Globalization;
using System.Text.Json;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Tells open pages what happens, by server-sent events. What was missed while a page was cut off follows when it is back.</summary>
internal static class DeskStream
{
    // Proxies cut what is silent; and a session that has ended must be noticed.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private const int MostEvents = 200;

    public static void MapStream(this RouteGroupBuilder desk) => desk.MapGet("/events", (Delegate)SendAsync);

    private static async Task SendAsync(HttpContext context, DeskFeed feed, Viewers viewers, WhoIsInside inside, TicketDesk tickets, TimeProvider clock, IHostApplicationLifetime life)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var ticketId = await TicketOfAsync(context, tickets);
        using var window = ticketId is null ? null : viewers.Enter(ticketId, context.Staff().Id);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var place = PlaceOf(context);
        var isFirst = true;
        IReadOnlyList<string>? looking = null;
        try
        {
            await context.Response.WriteAsync("retry: 2000\n\n", over.Token);
            while (await inside(context) is { } user && user.HasAny(Roles.Staff | Roles.Supervisor))
            {
                var next = feed.Next;
                var news = await feed.SinceAsync(DeskScope.Of(user), place, MostEvents);
                if (news.Place != place || isFirst)
                    await WriteAsync(context, news, over.Token);
                (place, isFirst) = (news.Place, false);
                if (ticketId is not null && viewers.Of(ticketId, user.Id) is var now && (looking is null || !now.SequenceEqual(looking, StringComparer.Ordinal)))
                {
                    looking = now;
                    await WriteAsync(context, "viewers", JsonSerializer.Serialize(await feed.NamesAsync(now)), over.Token);
                }

                await context.Response.Body.FlushAsync(over.Token);
                if (news.Events.Length < MostEvents)
                    await WaitAsync(context, next, clock, over.Token);
            }

            await WriteAsync(context, "over", "{}", over.Token);
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or the service stops: the browser comes back by itself.
        }
    }

    private static async Task WaitAsync(HttpContext context, Task next, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            await next.WaitAsync(Silence, clock, cancellation);
        }
        catch (TimeoutException)
        {
            await context.Response.WriteAsync(":\n\n", cancellation);
        }
    }

    private static async Task WriteAsync(HttpContext context, DeskNews news, CancellationToken cancellation)
    {
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {news.Place}\n"), cancellation);
        await WriteAsync(context, "news", JsonSerializer.Serialize(news.Events.Select(one => one.TicketId).Distinct(StringComparer.Ordinal)), cancellation);
    }

    private static Task WriteAsync(HttpContext context, string name, string json, CancellationToken cancellation) =>
        context.Response.WriteAsync($"event: {name}\ndata: {json}\n\n", cancellation);

    private static long PlaceOf(HttpContext context)
    {
        var asked = context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : PageForm.Line(context.Request.Query["since"]);
        return long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
    }

    private static async Task<string?> TicketOfAsync(HttpContext context, TicketDesk tickets) =>
        PageForm.Line(context.Request.Query["ticket"]) is { Length: > 0 } id ? (await tickets.FindAsync(DeskScope.Of(context.Staff()), id))?.Id : null;
}

/// <summary>What happens at the desk, for open pages.</summary>
/// <param name="database">Where it is written.</param>
/// <param name="names">Names staff.</param>
/// <param name="wakeup">Tells that there is more.</param>
public sealed class DeskFeed(Database database, StaffNames names, IWakeup wakeup)
{
    /// <summary>Completes when there may be more. Take it before reading, so that nothing falls between.</summary>
    public Task Next => wakeup.Next(TicketEvents.Topic);

    /// <summary>What happened after a place, within a scope.</summary>
    public Task<DeskNews> SinceAsync(DeskScope scope, long place, int most) => database.ReadAsync(async connection =>
        await TicketEvents.LastAsync(connection) <= place ? new DeskNews([], place) : await TicketEvents.SinceAsync(connection, scope, place, most));

    /// <summary>What members of staff are called.</summary>
    public async Task<IEnumerable<string>> NamesAsync(IReadOnlyList<string> staffIds)
    {
        if (staffIds.Count == 0)
            return [];
        var all = await database.ReadAsync(connection => names(connection));
        return staffIds.Select(id => all.GetValueOrDefault(id, id));
    }
}
