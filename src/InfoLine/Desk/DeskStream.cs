using System.Globalization;
using System.Text.Json;
using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>Tells open pages what happens, by server-sent events. What was missed while a page was cut off follows when it is back.</summary>
internal static class DeskStream
{
    // Proxies cut what is silent, a page takes longer silence for a dead line, and a session that has ended must be noticed.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    public static void MapStream(this RouteGroupBuilder desk) => desk.MapGet("/events", (Delegate)SendAsync);

    private static async Task SendAsync(
        HttpContext context, DeskFeed feed, Viewers viewers, WhoIsInside inside, TicketDesk tickets, TimeProvider clock, IHostApplicationLifetime life)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var ticketId = await TicketOfAsync(context, tickets);
        using var window = ticketId is null ? null : viewers.Enter(ticketId, context.Staff().Id);
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await context.Response.WriteAsync("retry: 2000\n\n", over.Token);
            await new OpenPage(context.Response, feed, viewers, ticketId).TellAsync(() => inside(context), PlaceOf(context), clock, over.Token);
        }
        catch (OperationCanceledException)
        {
            // The page has gone, or the service stops: the browser comes back by itself.
        }
    }

    private static long PlaceOf(HttpContext context)
    {
        var asked = context.Request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : PageForm.Line(context.Request.Query["since"]);
        return long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : 0;
    }

    private static async Task<string?> TicketOfAsync(HttpContext context, TicketDesk tickets) =>
        PageForm.Line(context.Request.Query["ticket"]) is { Length: > 0 } id ? (await tickets.FindAsync(DeskScope.Of(context.Staff()), id))?.Id : null;

    /// <summary>One open page.</summary>
    private sealed class OpenPage(HttpResponse response, DeskFeed feed, Viewers viewers, string? ticketId)
    {
        private IReadOnlyList<string>? _looking;
        private int _version = -1;

        public async Task TellAsync(Func<Task<StaffUser?>> inside, long place, TimeProvider clock, CancellationToken over)
        {
            for (var isFirst = true; await inside() is { } user && user.HasAny(Roles.Staff | Roles.Supervisor); isFirst = false)
            {
                // Who may see what is asked anew in each round, not with each event: an event tells no more than that a ticket has changed.
                var until = clock.GetUtcNow() + Round;
                if (!isFirst)
                    await WriteAsync(place, "alive", "{}", over);
                place = await TellRoundAsync(user, place, isFirst, () => until - clock.GetUtcNow(), clock, over);
            }

            await WriteAsync(place, "over", "{}", over);
        }

        private async Task<long> TellRoundAsync(StaffUser user, long place, bool isFirst, Func<TimeSpan> left, TimeProvider clock, CancellationToken over)
        {
            var watch = new DeskWatch(DeskScope.Of(user), ticketId);
            for (var rest = left(); rest > TimeSpan.Zero; rest = left())
            {
                var next = feed.Next;
                var news = isFirst ? await feed.ReadAsync(watch, place) : await feed.SinceAsync(watch, place);
                if (isFirst || !news.TicketIds.IsEmpty)
                    await WriteAsync(news.Place, "news", JsonSerializer.Serialize(news.TicketIds), over);
                (place, isFirst) = (news.Place, isFirst && news.HasMore);
                await TellViewersAsync(user.Id, place, over);
                await response.Body.FlushAsync(over);
                if (!news.HasMore)
                    await next.WaitAsync(rest, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                over.ThrowIfCancellationRequested();
            }

            return place;
        }

        private async Task TellViewersAsync(string ownId, long place, CancellationToken over)
        {
            var version = viewers.Version;
            if (ticketId is null || version == _version)
                return;
            _version = version;
            var now = viewers.Of(ticketId, ownId);
            if (_looking?.SequenceEqual(now, StringComparer.Ordinal) == true)
                return;
            _looking = now;
            await WriteAsync(place, "viewers", JsonSerializer.Serialize(await feed.NamesAsync(now)), over);
        }

        private Task WriteAsync(long place, string name, string json, CancellationToken over) =>
            response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {place}\nevent: {name}\ndata: {json}\n\n"), over);
    }
}
