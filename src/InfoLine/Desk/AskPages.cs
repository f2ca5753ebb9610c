using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>The forms by which staff ask a villager to write, and keep a reply for later.</summary>
internal static class AskPages
{
    public static void MapAsking(this RouteGroupBuilder desk)
    {
        desk.MapPost("/tickets/{id}/ask", (string id, HttpContext context, TicketForms forms, AskToWrite ask) =>
        {
            var draft = new TicketDraft { Reply = PageForm.Of(context).Lines("words") };
            return forms.DoAsync(context, id, TicketFact.AskedToWrite, draft, (scope, one) => ask.RunAsync(scope, one.Id, draft.Reply));
        });
        desk.MapPost("/tickets/{id}/draft", (string id, HttpContext context, TicketForms forms, AskToWrite ask) =>
        {
            var draft = new TicketDraft { Reply = PageForm.Of(context).Lines("words") };
            return forms.DoAsync(context, id, TicketFact.Noted, draft, (scope, one) => ask.KeepAsync(scope, one.Id, draft.Reply));
        });
    }
}
