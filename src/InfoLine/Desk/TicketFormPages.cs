using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>What staff do to a ticket: one form for each deed.</summary>
internal static class TicketFormPages
{
    public static void MapTicketForms(this RouteGroupBuilder desk)
    {
        var ticket = desk.MapGroup("/tickets/{id}");
        ticket.MapPost("/reply", (Delegate)ReplyAsync);
        ticket.MapPost("/note", async (string id, HttpContext context, TicketForms forms, AddNote note) =>
        {
            var form = PageForm.Of(context);
            var draft = new TicketDraft { Note = form.Lines("words") };
            return await forms.DoAsync(context, id, TicketFact.Noted, draft, (scope, one) => note.RunAsync(scope, one.Id, draft.Note, form["key"]));
        });
        ticket.MapPost("/claim", (string id, HttpContext context, TicketForms forms, ClaimTicket claim) =>
            forms.DoAsync(context, id, TicketFact.Claimed, new(), (scope, one) => claim.RunAsync(scope, one.Id)));
        ticket.MapPost("/take-over", (string id, HttpContext context, TicketForms forms, ClaimTicket claim) =>
            forms.DoAsync(context, id, TicketFact.TakenOver, new(), (scope, one) => claim.RunAsync(scope, one.Id, takeOver: true)));
        ticket.MapPost("/release", (string id, HttpContext context, TicketForms forms, ReleaseTicket release) =>
            forms.DoAsync(context, id, TicketFact.Released, new(), (scope, one) => release.RunAsync(scope, one.Id)));
        ticket.MapPost("/give-back", (string id, HttpContext context, TicketForms forms, GiveBackTicket giveBack) =>
            forms.DoAsync(context, id, TicketFact.GivenBack, new(), (scope, one) => giveBack.RunAsync(scope, one.Id)));
        ticket.MapPost("/reopen", (string id, HttpContext context, TicketForms forms, ReopenTicket reopen) =>
            forms.DoAsync(context, id, TicketFact.Reopened, new(), (scope, one) => reopen.RunAsync(scope, one.Id)));
        ticket.MapPost("/transfer", (string id, HttpContext context, TicketForms forms, TransferTicket transfer) =>
            forms.DoAsync(context, id, TicketFact.Transferred, new(), (scope, one) => transfer.RunAsync(scope, one.Id, PageForm.Of(context)["centre"])));
        ticket.MapPost("/snooze", (string id, HttpContext context, TicketForms forms, SnoozeTicket snooze, TimeProvider clock) =>
            forms.DoAsync(context, id, TicketFact.Snoozed, new(), (scope, one) => snooze.RunAsync(scope, one.Id, clock.GetUtcNow() + PauseOf(PageForm.Of(context)["hours"]))));
        ticket.MapPost("/close", (string id, HttpContext context, TicketForms forms, CloseTicket close) =>
        {
            var form = PageForm.Of(context);
            return forms.DoAsync(context, id, TicketFact.Closed, new() { Subject = form["subject"] }, (scope, one) => DeskListPages.Known(form["outcome"]) is { } outcome
                ? close.RunAsync(scope, one.Id, form["subject"], Coded<TicketOutcome>.Read(outcome), FoundIn(form))
                : Task.FromResult<TicketDecision>(new TicketDecision.Refused(DeskRefusal.Empty)));
        });
    }

    private static async Task<IResult> ReplyAsync(string id, HttpContext context, TicketDesk desk, TicketReader reader, DeskReader names, ReplyToPerson reply)
    {
        var (user, form) = (context.Staff(), PageForm.Of(context));
        var scope = DeskScope.Of(user);
        if (await desk.FindAsync(scope, id) is not { } ticket)
            return Page.NotHere();
        var draft = new TicketDraft { Reply = form.Lines("words"), Route = form["route"] is { Length: > 0 } route ? route : null };

        // Without scripts a ready reply comes back as a page with its words in the box.
        if (form["canned"] is { Length: > 0 } key)
            return await WithReadyAsync(context, reader, ticket, draft, key);
        var terms = await names.TermsAsync(context);
        var outcome = await reply.RunAsync(scope, new(ticket.Id, draft.Reply, form["key"])
        {
            Route = draft.Route,
            Signature = TicketReader.SignatureOf(user, terms.CentreOf(ticket.CentreId, ticket.Language ?? "")),
        });
        return outcome is ReplyOutcome.Refused refused
            ? refused.Why == DeskRefusal.NotFound ? Page.NotHere() : await TicketPages.ShowAgainAsync(context, reader, ticket, draft, new FormTrouble("words", DeskWords.Of(refused.Why), terms.NameOf(refused.Holder)))
            : Page.GoTo($"{TicketPages.PathOf(ticket.Id)}#thread");
    }

    private static async Task<IResult> WithReadyAsync(HttpContext context, TicketReader reader, Ticket ticket, TicketDraft draft, string key)
    {
        if (await reader.ReadAsync(context, ticket.Id, null, 1) is not { } model)
            return Page.NotHere();
        var words = model.Ready.FirstOrDefault(one => one.Key == key).Text ?? "";
        return await TicketPages.ShowAgainAsync(context, reader, ticket, draft with { Reply = $"{draft.Reply} {words}".Trim() });
    }

    // "id:fully" of each referral of which something is known. What stands for nothing we know is left out.
    private static ImmutableArray<HelpFound> FoundIn(PageForm form) =>
    [
        .. from value in form.Many("help")
           let at = value.LastIndexOf(':')
           where at > 0
           let help = Coded<OfficeHelp>.ReadOrNull(value[(at + 1)..])
           where help is not null
           select new HelpFound(value[..at], help.Value),
    ];

    private static TimeSpan PauseOf(string hours) => TimeSpan.FromHours(DeskWords.Pauses.FirstOrDefault(one => $"{one.Hours}" == hours).Hours);
}

/// <summary>Does what a form asks, and answers with the page: of the ticket, or with what stood in the way.</summary>
/// <param name="desk">Finds tickets.</param>
/// <param name="reader">Reads the page.</param>
/// <param name="names">Names things.</param>
/// <param name="conversation">Knows what happened last.</param>
public sealed class TicketForms(TicketDesk desk, TicketReader reader, DeskReader names, ReadConversation conversation)
{
    /// <summary>Does it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="id">The ticket, by id or number.</param>
    /// <param name="fact">What it leads to: where that is what this person did last, the form was sent twice, and that does no harm.</param>
    /// <param name="draft">What was written, to be shown again.</param>
    /// <param name="deed">What is done.</param>
    public async Task<IResult> DoAsync(HttpContext context, string id, TicketFact fact, TicketDraft draft, Func<DeskScope, Ticket, Task<TicketDecision>> deed)
    {
        var scope = DeskScope.Of(context.Staff());
        if (await desk.FindAsync(scope, id) is not { } ticket)
            return Page.NotHere();
        switch (await deed(scope, ticket))
        {
            case TicketDecision.Done { After: var after } when !scope.Sees(after):
                return Page.GoTo(DeskPages.Root);
            case TicketDecision.Done:
                return Page.GoTo(TicketPages.PathOf(ticket.Id));
            case TicketDecision.Refused { Why: DeskRefusal.NotFound }:
                return Page.NotHere();
            case TicketDecision.Refused { Why: DeskRefusal.NotNow or DeskRefusal.NotYours or DeskRefusal.AskedAlready } when await IsDoneAlreadyAsync(scope, ticket, fact):
                return Page.GoTo(TicketPages.PathOf(ticket.Id));
            case TicketDecision.Refused refused:
                var terms = await names.TermsAsync(context);
                return await TicketPages.ShowAgainAsync(context, reader, ticket, draft, new FormTrouble("", DeskWords.Of(refused.Why), terms.NameOf(refused.Holder)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<bool> IsDoneAlreadyAsync(DeskScope scope, Ticket ticket, TicketFact fact) =>
        await conversation.ReadAsync(scope, ticket.Id, null, 1) is { History: [.., { } last] } && last.Name == fact && last.StaffId == scope.StaffId;
}
