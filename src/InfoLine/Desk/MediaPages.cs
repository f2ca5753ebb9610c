using InfoLine.Desk.Views;
using InfoLine.Messaging.Media;
using InfoLine.Pages;
using InfoLine.Storage;
using Microsoft.Net.Http.Headers;

namespace InfoLine.Desk;

/// <summary>Voice notes and pictures of a conversation: for whoever may read it, and for nobody else.</summary>
internal static class MediaPages
{
    // A player asks for piece after piece; it is one look.
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(10);

    private const string SeenSql = "select count(*) from audit where about_id = $1 and staff_id = $2 and what = 'desk.media_seen' and detail = $3 and at > $4";

    public static void MapMedia(this RouteGroupBuilder desk)
    {
        desk.MapMethods("/tickets/{id}/media/{mediaId}", [HttpMethods.Get, HttpMethods.Head], (Delegate)SendAsync);
        desk.MapGet("/tickets/{id}/media/{mediaId}/view", (Delegate)ShowAsync);
    }

    /// <summary>Where its bytes are.</summary>
    public static string PathOf(Ticket ticket, MediaItem media) => $"{TicketPages.PathOf(ticket.Id)}/media/{media.Id}";

    /// <summary>Where to save it from.</summary>
    public static string DownloadOf(Ticket ticket, MediaItem media) => $"{PathOf(ticket, media)}?save=1";

    /// <summary>The page that shows a picture at its full size.</summary>
    public static string ViewOf(Ticket ticket, MediaItem media) => $"{PathOf(ticket, media)}/view";

    private static async Task<IResult> SendAsync(string id, string mediaId, HttpContext context, TicketDesk desk, Database database, AuditTrail audit)
    {
        if (await FindAsync(id, mediaId, context, desk, database) is not ({ } ticket, { } media) || MediaType.Named(media.Type) is not { } type)
            return Page.NotHere();
        await NoteAsync(context, ticket, media, database, audit, desk.Now);

        // Whatever somebody managed to put into it, a browser that is sent here runs nothing, and keeps nothing.
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Stream(
            new MediaStream(database, ticket.To.ContactId, media),
            type.Name,
            context.Request.Query.ContainsKey("save") ? $"{ticket.Code}-{media.Id[^2..]}.{type.Extension}" : null,
            entityTag: new EntityTagHeaderValue($"\"{media.Id}\""),
            enableRangeProcessing: true);
    }

    private static async Task<IResult> ShowAsync(string id, string mediaId, HttpContext context, TicketDesk desk, Database database) =>
        await FindAsync(id, mediaId, context, desk, database) is ({ } ticket, { Kind: MediaKind.Picture } media) ? Page.Show<MediaPage, MediaModel>(new(ticket, media)) : Page.NotHere();

    // The scope is that of the conversation; then the contact of the ticket is the only one whose media can be found.
    private static async Task<(Ticket? Ticket, MediaItem? Media)> FindAsync(string id, string mediaId, HttpContext context, TicketDesk desk, Database database) =>
        await desk.FindAsync(DeskScope.Of(context.Staff()), id) is { } ticket
        && await database.ReadAsync(connection => MediaRows.FindAsync(connection, ticket.To.ContactId, mediaId), context.RequestAborted) is { State: MediaState.Kept } media
            ? (ticket, media)
            : (null, null);

    private static async Task NoteAsync(HttpContext context, Ticket ticket, MediaItem media, Database database, AuditTrail audit, DateTimeOffset now)
    {
        var staffId = context.Staff().Id;
        var seen = await database.ReadAsync(connection => connection.QueryAsync(row => row.GetInt64(0), SeenSql, ticket.Id, staffId, media.Id, (now - OneLook).ToUnixTimeMilliseconds()));
        if (seen[0] == 0)
            await audit.WriteAsync(database, new(now.ToUnixTimeMilliseconds(), staffId, "desk.media_seen", "ticket", ticket.Id) { CentreId = ticket.CentreId, Detail = media.Id });
    }
}

/// <summary>A picture that is looked at alone.</summary>
/// <param name="Ticket">Where it belongs.</param>
/// <param name="Media">The picture.</param>
public sealed record MediaModel(Ticket Ticket, MediaItem Media);
