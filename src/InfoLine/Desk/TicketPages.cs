using System.Collections.Immutable;
using InfoLine.Desk.Views;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The page of one ticket.</summary>
internal static class TicketPages
{
    private const int MessagesOfAPage = 10;

    public static void MapTickets(this RouteGroupBuilder desk) => desk.MapGet("/tickets/{id}", (Delegate)OpenAsync);

    /// <summary>The address of a ticket.</summary>
    public static string PathOf(string ticketId) => $"{DeskPages.Root}/tickets/{ticketId}";

    /// <summary>The page once more, with what was wrong and what was written.</summary>
    public static async Task<IResult> ShowAgainAsync(HttpContext context, TicketReader reader, Ticket ticket, TicketDraft draft, params FormTrouble[] troubles) =>
        await reader.ReadAsync(context, ticket.Id, null, MessagesOfAPage) is { } model
            ? Page.Show<TicketPageView, TicketModel>(model with { Draft = draft, Troubles = troubles }, troubles.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict)
            : Page.NotHere();

    private static async Task<IResult> OpenAsync(string id, HttpContext context, TicketDesk desk, TicketReader reader)
    {
        var earlier = PageForm.Line(context.Request.Query["earlier"]) is { Length: > 0 and <= 200 } cursor ? cursor : null;
        if (await desk.FindAsync(DeskScope.Of(context.Staff()), id) is not { } ticket || await reader.ReadAsync(context, ticket.Id, earlier, MessagesOfAPage) is not { } model)
            return Page.NotHere();

        // News asks for the conversation alone.
        return context.Request.Headers["HX-Target"] == "thread"
            ? Page.Show<TicketThread, TicketModel>(model)
            : Page.Show<TicketPageView, TicketModel>(model with { Done = PersonTexts.Done(PageForm.Line(context.Request.Query["done"])) });
    }
}

/// <summary>Reads what the page of a ticket shows, and notes in the audit log that somebody looked.</summary>
/// <param name="database">Where it is.</param>
/// <param name="conversation">Reads the messages.</param>
/// <param name="reader">Names things.</param>
/// <param name="file">What is known of the person.</param>
/// <param name="windows">Knows what ways can show.</param>
/// <param name="canned">Ready replies.</param>
/// <param name="viewers">Who else looks.</param>
/// <param name="settings">What an SMS costs.</param>
/// <param name="audit">Where looks are noted.</param>
/// <param name="ids">Makes the keys of forms.</param>
public sealed class TicketReader(
    Database database, ReadConversation conversation, DeskReader reader, IPersonFile file, Windows windows, CannedReplies canned, Viewers viewers, DeskSettings settings, AuditTrail audit, Ids ids)
{
    /// <summary>The page of a ticket; null where it is not there or not for them.</summary>
    public async Task<TicketModel?> ReadAsync(HttpContext context, string ticketId, string? earlier, int most)
    {
        var user = context.Staff();
        var scope = DeskScope.Of(user);
        var place = await database.ReadAsync(TicketEvents.LastAsync, context.RequestAborted);
        if (await conversation.ReadAsync(scope, ticketId, earlier, most) is not { } read)
            return null;
        var ticket = read.Row.Ticket;
        var terms = await reader.TermsAsync(context);
        if (context.Request.Headers["HX-Target"] != "thread")
        {
            await audit.WriteAsync(database, new(terms.Now.ToUnixTimeMilliseconds(), user.Id, "desk.person_seen", "ticket", ticket.Id) { CentreId = ticket.CentreId });
        }

        var own = read.Ways.FirstOrDefault(way => way.To == ticket.To);
        var (people, kept, askedAt) = await database.ReadAsync(
            async connection => (
                await file.ReadAsync(connection, ticket.To.ContactId, context.Frame().Language),
                await Drafts.FindAsync(connection, ticket, user.Id),
                own is { WhyNot: DeskRefusal.WindowClosed } ? await AskToWrite.AskedAtAsync(connection, own) : null),
            context.RequestAborted);
        var centre = terms.CentreOf(ticket.CentreId, ticket.Language ?? "");
        var name = read.Row.PersonName ?? "";
        return new(read, terms, people, place)
        {
            Cases = [.. (await reader.CasesAsync(context, [ticket.Id]))[ticket.Id]],
            Key = ids.Next(),
            Earlier = earlier,
            Signature = SignatureOf(user, centre),
            Ready = [.. canned.All.Select(one => (one.Key, one.Fill(ticket.Language, name, ticket.Code, centre)))],
            Others = [.. viewers.Of(ticket.Id, user.Id).Select(terms.NameOf)],
            HasSegments = read.Ways.Select(way => windows.TraitsOf(way.To.Route)).Any(traits => traits.HasSegments),
            SmsRoutes = [.. read.Ways.Select(way => way.To.Route).Where(route => windows.TraitsOf(route).HasSegments)],
            RupeesPerSegment = settings.RupeesPerSegment,
            Kept = kept,
            AskedAt = askedAt,
            CanAsk = own is not null && askedAt is null && windows.CanAsk(own, ticket.Language),
        };
    }

    /// <summary>Who writes, as the villager knows them: first name and centre.</summary>
    public static string SignatureOf(StaffUser user, string centre) => $"{user.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? ""}, {centre}";
}

/// <summary>A ticket as its page shows it.</summary>
/// <param name="Read">The conversation.</param>
/// <param name="Terms">What is needed to name things.</param>
/// <param name="People">Who is registered on the phone.</param>
/// <param name="Place">The newest event that the page knows.</param>
public sealed record TicketModel(Conversation Read, DeskTermsOfPage Terms, ImmutableArray<PersonOnFile> People, long Place)
{
    /// <summary>What went wrong with referrals, the oldest first; may be empty.</summary>
    public ImmutableArray<TicketCase> Cases { get; init; } = [];

    /// <summary>Made once for each form, so that a double click sends once.</summary>
    public string Key { get; init; } = "";

    /// <summary>Where the page of messages begins; null for the newest.</summary>
    public string? Earlier { get; init; }

    /// <summary>How the villager sees who writes.</summary>
    public string Signature { get; init; } = "";

    /// <summary>Ready replies, filled in.</summary>
    public ImmutableArray<(string Key, string Text)> Ready { get; init; } = [];

    /// <summary>Who else has the ticket open.</summary>
    public ImmutableArray<string> Others { get; init; } = [];

    /// <summary>True where a way is billed by parts.</summary>
    public bool HasSegments { get; init; }

    /// <summary>The ways that are billed by parts.</summary>
    public ImmutableArray<string> SmsRoutes { get; init; } = [];

    /// <summary>What a part costs, or null.</summary>
    public decimal? RupeesPerSegment { get; init; }

    /// <summary>What was written and not sent.</summary>
    public TicketDraft Draft { get; init; } = new();

    /// <summary>The reply that this person kept for later; empty where there is none.</summary>
    public string Kept { get; init; } = "";

    /// <summary>When the villager was asked to write, where they have not and nothing else may be said; else null.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>True where the villager can be asked to write.</summary>
    public bool CanAsk { get; init; }

    /// <summary>What was done a moment ago, or null.</summary>
    public Phrase? Done { get; init; }

    /// <summary>What was wrong with a form.</summary>
    public IReadOnlyList<FormTrouble> Troubles { get; init; } = [];

    /// <summary>The ticket.</summary>
    public Ticket Ticket => Read.Row.Ticket;

    /// <summary>True for whoever has it.</summary>
    public bool IsMine => Ticket.Handler == Terms.Scope.StaffId;

    /// <summary>True where somebody else has it and their claim still holds.</summary>
    public bool IsHeld => Ticket.Handler is not null && !IsMine && !(Ticket.LeaseUntil <= Terms.Now);
}

/// <summary>What somebody has written into the forms of a ticket.</summary>
public sealed record TicketDraft
{
    /// <summary>The reply.</summary>
    public string Reply { get; init; } = "";

    /// <summary>The note.</summary>
    public string Note { get; init; } = "";

    /// <summary>What it was about.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The way that was chosen, or null.</summary>
    public string? Route { get; init; }
}
