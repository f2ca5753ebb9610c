using System.Collections.Immutable;
using InfoLine.Desk.Views;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The page on which staff find an office that helps a person, and send them there.</summary>
internal static class OfficePages
{
    public static void MapOffices(this RouteGroupBuilder desk)
    {
        desk.MapGet("/tickets/{id}/offices", (Delegate)ShowAsync);
        desk.MapPost("/tickets/{id}/offices", (Delegate)SendAsync);
        desk.MapPost("/tickets/{id}/offices/words", (Delegate)WordsAsync);
    }

    /// <summary>The address of the offices for a person and a need; null for the need that they told.</summary>
    public static string PathOf(string ticketId, string personId, string? need) =>
        $"{TicketPages.PathOf(ticketId)}/offices?who={Uri.EscapeDataString(personId)}{(need is null ? "" : $"&need={need}")}";

    private static async Task<IResult> ShowAsync(string id, HttpContext context, TicketDesk desk, OfficeReader reader)
    {
        var query = context.Request.Query;
        return await desk.FindAsync(DeskScope.Of(context.Staff()), id) is { } ticket
            && await reader.ReadAsync(context, ticket, PageForm.Line(query["who"]), PageForm.Line(query["need"])) is { } model
                ? Page.Show<OfficePage, OfficeModel>(model)
                : Page.NotHere();
    }

    private static async Task<IResult> SendAsync(string id, HttpContext context, TicketDesk desk, OfficeReader reader, SendOn send, DeskReader names)
    {
        var (scope, form) = (DeskScope.Of(context.Staff()), PageForm.Of(context));
        if (await desk.FindAsync(scope, id) is not { } ticket)
            return Page.NotHere();
        var wish = new SendWish(form["person"], form["need"], form["office"], scope.StaffId) { HasAgreed = form.Has("agreed"), Language = context.Frame().Language };
        var (outcome, refused) = await send.RunAsync(scope, ticket.Id, wish);
        switch (outcome)
        {
            case SendOnOutcome.Sent sent:
                return Page.GoTo($"{TicketPages.PathOf(ticket.Id)}?done={(sent.ToldBy is null ? "asked" : "sent")}");
            case SendOnOutcome.Refused { Why: SendRefusal.AlreadyOpen } when await reader.WasSentByAsync(scope, ticket, wish):
                return Page.GoTo(TicketPages.PathOf(ticket.Id)); // A second click.
            case SendOnOutcome.Refused no:
                return await ShowAgainAsync(context, reader, ticket, wish, new(no.Why == SendRefusal.NotAgreed ? wish.OfficeId : "", PersonTexts.Of(no.Why), no.Standing));
            case null when refused is { Why: not DeskRefusal.NotFound }:
                var terms = await names.TermsAsync(context);
                return await ShowAgainAsync(context, reader, ticket, wish, new("", DeskWords.Of(refused.Why), terms.NameOf(refused.Holder)));
            default:
                return Page.NotHere();
        }
    }

    private static async Task<IResult> ShowAgainAsync(HttpContext context, OfficeReader reader, Ticket ticket, SendWish wish, FormTrouble trouble)
    {
        // Somebody who was deleted a moment ago has no offices: the page of the ticket says what is known.
        if (await reader.ReadAsync(context, ticket, wish.PersonId, wish.Need) is not { } model)
            return Page.NotHere();
        return Page.Show<OfficePage, OfficeModel>(model with { Troubles = [trouble], Chosen = wish.OfficeId }, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> WordsAsync(string id, HttpContext context, TicketDesk desk, OfficeReader reader, AskToWrite drafts)
    {
        var (scope, form) = (DeskScope.Of(context.Staff()), PageForm.Of(context));
        if (await desk.FindAsync(scope, id) is not { } ticket || await reader.ReadAsync(context, ticket, form["person"], form["need"]) is not { } model
            || model.List.CanHelp.FirstOrDefault(one => one.Id == form["office"]) is not { } office)
            return Page.NotHere();
        await drafts.KeepAsync(scope, ticket.Id, office.GoThere);
        return Page.GoTo($"{TicketPages.PathOf(ticket.Id)}#words");
    }
}

/// <summary>Reads what the page of offices shows, and notes in the audit log that somebody looked.</summary>
/// <param name="desk">Where tickets are.</param>
/// <param name="offices">Who can help.</param>
/// <param name="file">Who is registered.</param>
/// <param name="audit">Where looks are noted.</param>
public sealed class OfficeReader(TicketDesk desk, IOffices offices, IPersonFile file, AuditTrail audit)
{
    /// <summary>The offices; null where this phone has no such person.</summary>
    public Task<OfficeModel?> ReadAsync(HttpContext context, Ticket ticket, string personId, string need) => desk.Database.WriteAsync(async connection =>
    {
        var language = context.Frame().Language;
        if (await offices.ReadAsync(connection, ticket, personId.Length > 0 ? personId : null, need.Length > 0 ? need : null, language) is not { } list)
            return null;
        await audit.WriteAsync(connection, new(desk.Now.ToUnixTimeMilliseconds(), context.Staff().Id, "desk.person_seen", "ticket", ticket.Id) { CentreId = ticket.CentreId });
        return new OfficeModel(ticket, list, await file.ReadAsync(connection, ticket.To.ContactId, language));
    });

    /// <summary>True where it was the same person at the desk who did that last: the form was sent twice, and that does no harm.</summary>
    internal Task<bool> WasSentByAsync(DeskScope scope, Ticket ticket, SendWish wish) => desk.Database.ReadAsync(async connection =>
        wish.HasAgreed && await TicketEvents.OfAsync(connection, ticket.Id) is [.., { Name: TicketFact.SentOn } last] && last.StaffId == scope.StaffId);
}

/// <summary>The offices as their page shows them.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="List">Who can help, and who cannot.</param>
/// <param name="People">Who is registered on the phone.</param>
public sealed record OfficeModel(Ticket Ticket, OfficeList List, ImmutableArray<PersonOnFile> People)
{
    /// <summary>The office that was chosen; empty for none.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<FormTrouble> Troubles { get; init; } = [];
}
