using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Reads what the pages of the desk show, within the scope of whoever asks.</summary>
/// <param name="database">Where it is.</param>
/// <param name="list">Lists tickets.</param>
/// <param name="search">Finds them.</param>
/// <param name="cases">What they show of referrals.</param>
/// <param name="centres">All centres.</param>
/// <param name="windows">Knows the ways.</param>
/// <param name="names">Names staff.</param>
/// <param name="places">Names places.</param>
/// <param name="audit">Notes who looked for people.</param>
/// <param name="clock">Tells the time.</param>
public sealed class DeskReader(
    Database database, ListTickets list, SearchTickets search, ITicketCases cases, ICentres centres, Windows windows, StaffNames names, DeskPlaces places, AuditTrail audit, TimeProvider clock)
{
    private const int RowsOfAPage = 25;

    /// <summary>The page of a list.</summary>
    public async Task<DeskModel> PageAsync(HttpContext context, DeskQuery query)
    {
        var start = await database.ReadAsync(connection => DeskStarts.ReadAsync(connection, context.Staff().Id), context.RequestAborted);
        return await ListAsync(context, query) with { IsStart = query.Start == (start ?? new DeskQuery().Start) };
    }

    /// <summary>A list.</summary>
    public async Task<DeskModel> ListAsync(HttpContext context, DeskQuery query)
    {
        var user = context.Staff();
        var scope = DeskScope.Of(user);

        // The place comes first: what happens while the list is read is news for it.
        var place = await database.ReadAsync(TicketEvents.LastAsync, context.RequestAborted);
        if (query.Words is not null)
            await audit.WriteAsync(database, new(clock.GetUtcNow().ToUnixTimeMilliseconds(), user.Id, "desk.searched", "desk", "search"));
        var page = query.Words is { } words
            ? new TicketPage(await search.ReadAsync(scope, words), null)
            : await list.ReadAsync(scope, query.Filter, query.After, RowsOfAPage);
        return new(query, page, await list.CountAsync(scope), await TermsAsync(context), place)
        {
            Cases = await CasesAsync(context, [.. page.Rows.Select(row => row.Ticket.Id)]),
            Lists = await OwnListsAsync(scope),
        };
    }

    private async Task<ImmutableArray<DeskListShown>> OwnListsAsync(DeskScope scope)
    {
        var own = await database.ReadAsync(connection => DeskLists.ReadAsync(connection, scope.StaffId));
        var queries = own.ConvertAll(one => DeskListPages.AskedOf(one.List));
        var counts = await list.CountAsync(scope, queries.ConvertAll(query => query.Filter));
        return [.. own.Select((one, i) => new DeskListShown(one, queries[i], counts[i]))];
    }

    /// <summary>The cases of tickets that the reader may see.</summary>
    public Task<ILookup<string, TicketCase>> CasesAsync(HttpContext context, IReadOnlyList<string> ticketIds) =>
        database.ReadAsync(connection => cases.ReadAsync(connection, ticketIds, context.Frame().Language), context.RequestAborted);

    /// <summary>What a page needs to name things.</summary>
    public async Task<DeskTermsOfPage> TermsAsync(HttpContext context)
    {
        var language = context.Frame().Language;
        var (all, staff) = await database.ReadAsync(async connection => (await centres.AllAsync(connection), await names(connection)), context.RequestAborted);
        return new(DeskScope.Of(context.Staff()), all, staff, places(language), windows.Routes, clock.GetUtcNow());
    }
}

/// <summary>What a page of the desk needs to name things.</summary>
/// <param name="Scope">Of whoever looks.</param>
/// <param name="Centres">All that are open.</param>
/// <param name="Staff">Names by id.</param>
/// <param name="Places">Names by id.</param>
/// <param name="Routes">All ways out, each with the name of its channel.</param>
/// <param name="Now">The present moment.</param>
public sealed record DeskTermsOfPage(
    DeskScope Scope, ImmutableArray<Centre> Centres, IReadOnlyDictionary<string, string> Staff, ImmutableArray<DeskPlace> Places,
    ImmutableArray<(string Route, string Channel)> Routes, DateTimeOffset Now)
{
    /// <summary>The centres of whoever looks.</summary>
    public IEnumerable<Centre> OwnCentres => Centres.Where(centre => Scope.IsEverywhere || Scope.Centres.Contains(centre.Id, StringComparer.Ordinal));

    /// <summary>What a member of staff is called.</summary>
    public string NameOf(string? staffId) => staffId is null ? "" : Staff.GetValueOrDefault(staffId, staffId);

    /// <summary>What a centre is called.</summary>
    public string CentreOf(string id, string language) => Centres.FirstOrDefault(centre => centre.Id == id)?.Name(language) ?? id;

    /// <summary>What a place is called; null for none and for one that nobody knows.</summary>
    public string? PlaceOf(string? id) => id is null ? null : Places.FirstOrDefault(place => place.Id == id)?.Name;

    /// <summary>What a way is called.</summary>
    public string ChannelOf(string route) => DeskWords.OfChannel(Routes.FirstOrDefault(one => one.Route == route).Channel ?? "");

    /// <summary>True for a ticket whose promise was missed, or has just run out.</summary>
    public bool IsLate(Ticket ticket) => ticket.ClosedAt is null && (ticket.PromisesMissed > 0 || (ticket.HasPromise && ticket.PromisedAt <= Now));
}
