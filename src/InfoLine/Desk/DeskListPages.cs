using System.Collections.Immutable;
using System.Globalization;
using InfoLine.Desk.Views;
using InfoLine.Pages;
using InfoLine.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace InfoLine.Desk;

/// <summary>The list of tickets.</summary>
internal static class DeskListPages
{
    public static void MapList(this RouteGroupBuilder desk)
    {
        desk.MapGet("/", (Delegate)ShowAsync);
        desk.MapPost("/close", (Delegate)CloseAsync);
        desk.MapPost("/start", (Delegate)StartAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, DeskReader reader, Database database)
    {
        // News asks for the list alone.
        if (context.Request.Headers["HX-Target"] == "list")
            return Page.Show<TicketList, DeskModel>(await reader.ListAsync(context, AskedOf(context.Request.Query)));
        var start = await database.ReadAsync(connection => DeskStarts.ReadAsync(connection, context.Staff().Id), context.RequestAborted);
        var asked = context.Request.Query.Count == 0 && start is not null ? AskedOf(start) : AskedOf(context.Request.Query);
        return Page.Show<DeskPage, DeskModel>(await reader.PageAsync(context, asked));
    }

    private static async Task<IResult> CloseAsync(HttpContext context, CloseTicket close, DeskReader reader)
    {
        var form = PageForm.Of(context);
        var asked = AskedOf(context.Request.Query);
        var ids = form.Many("tickets");
        FormTrouble? trouble = !context.Staff().HasAny(Roles.Supervisor) ? new("", DeskWords.Of(DeskRefusal.NotAllowed))
            : ids.IsEmpty ? new("", DeskTexts.NoneTicked)
            : Coded<TicketOutcome>.ReadOrNull(Known(form["outcome"])) is null ? new("outcome", DeskTexts.Outcome)
            : form["subject"].Length is 0 or > CloseTicket.MostCharacters ? new("subject", DeskTexts.Subject)
            : null;
        if (trouble is not null)
            return Page.Show<DeskPage, DeskModel>(await reader.PageAsync(context, asked) with { Troubles = [trouble] }, StatusCodes.Status400BadRequest);
        var done = await close.RunManyAsync(DeskScope.Of(context.Staff()), ids, form["subject"], Coded<TicketOutcome>.Read(form["outcome"]));
        var closed = done.Count(one => one is TicketDecision.Done);
        return Page.GoTo($"{asked.Address}{(asked.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}closed={closed}&left={done.Length - closed}");
    }

    // What is kept is what we read of it, so that nothing can be smuggled into the address.
    private static async Task<IResult> StartAsync(HttpContext context, Database database, TimeProvider clock)
    {
        var asked = AskedOf(context.Request.Query);
        await database.WriteAsync(async connection =>
        {
            await DeskStarts.SetAsync(connection, context.Staff().Id, asked.Start, clock.GetUtcNow());
            return true;
        });
        return Page.GoTo(DeskPages.Root);
    }

    /// <summary>The code of an outcome that there is, or null.</summary>
    internal static string? Known(string code) => DeskWords.Outcomes.Any(one => Coded<TicketOutcome>.Write(one.Outcome) == code) ? code : null;

    /// <summary>What a kept query asks for.</summary>
    internal static DeskQuery AskedOf(string kept) => AskedOf(new QueryCollection(QueryHelpers.ParseQuery(kept)));

    /// <summary>What an address asks for; what is none of ours is left out.</summary>
    internal static DeskQuery AskedOf(IQueryCollection query) => new()
    {
        View = DeskWords.Views.Select(one => one.View).FirstOrDefault(view => Coded<TicketView>.Write(view) == PageForm.Line(query["view"]), TicketView.Queue),
        CentreId = Asked(query["centre"]),
        District = Asked(query["district"]),
        Reason = Asked(query["reason"]),
        Channel = Asked(query["channel"]),
        Words = Asked(query["q"]),
        After = Asked(query["after"]),
        Closed = Number(query["closed"]),
        Left = Number(query["left"]),
    };

    private static string? Asked(StringValues values) => PageForm.Line(values) is { Length: > 0 and <= 200 } text ? text : null;

    private static int? Number(StringValues values) => int.TryParse(Asked(values), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What somebody asked the list for; all of it stands in the address.</summary>
public sealed record DeskQuery
{
    /// <summary>The part of the desk.</summary>
    public TicketView View { get; init; } = TicketView.Queue;

    /// <summary>Only of this centre, or null.</summary>
    public string? CentreId { get; init; }

    /// <summary>Only of this district, or null.</summary>
    public string? District { get; init; }

    /// <summary>Only for this reason, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Only by this way, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>What is searched for, in all parts of the desk; or null.</summary>
    public string? Words { get; init; }

    /// <summary>Where the page begins; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>How many were just closed, or null.</summary>
    public int? Closed { get; init; }

    /// <summary>How many of them could not be, or null.</summary>
    public int? Left { get; init; }

    /// <summary>Which tickets it shows.</summary>
    public TicketFilter Filter => new(View) { CentreId = CentreId, District = District, Reason = Reason, Route = Channel };

    /// <summary>The address of this list, without what was just done.</summary>
    public string Address => AddressOf(
        ("view", Coded<TicketView>.Write(View)), ("centre", CentreId), ("district", District), ("reason", Reason), ("channel", Channel), ("q", Words), ("after", After));

    /// <summary>The query of this list as it opens, from its beginning and without a search.</summary>
    public string Start => (this with { Words = null, After = null }).Address[DeskPages.Root.Length..];

    private static string AddressOf(params (string Name, string? Value)[] query) =>
        $"{DeskPages.Root}?{string.Join('&', query.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"))}"; // Filtered just before.
}

/// <summary>A list of tickets as it is shown.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">The tickets.</param>
/// <param name="Counts">How many there are in each part; those of the closed are not counted.</param>
/// <param name="Terms">What is needed to name things.</param>
/// <param name="Place">The newest event that the list knows.</param>
public sealed record DeskModel(DeskQuery Query, TicketPage Page, ImmutableSortedDictionary<TicketView, int> Counts, DeskTermsOfPage Terms, long Place)
{
    /// <summary>The cases of the tickets, by ticket.</summary>
    public required ILookup<string, TicketCase> Cases { get; init; }

    /// <summary>True where this list is the one that opens first.</summary>
    public bool IsStart { get; init; } = true;

    /// <summary>The lists that whoever looks keeps, by name; may be empty.</summary>
    public ImmutableArray<DeskListShown> Lists { get; init; } = [];

    /// <summary>The one of them that is shown, or null.</summary>
    public DeskListShown? Current => Query.Words is null ? Lists.FirstOrDefault(one => one.Query.Start == Query.Start) : null;

    /// <summary>The name that could not be given to a list, or null.</summary>
    public string? ListName { get; init; }

    /// <summary>What was wrong with a form.</summary>
    public IReadOnlyList<FormTrouble> Troubles { get; init; } = [];
}
