using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Staff.Views;

namespace InfoLine.Staff;

/// <summary>The pages of information centres.</summary>
internal static class CentrePages
{
    private static readonly Centre Empty = new("", new("", ""), [], PageLanguage.Hindi, Phone: null, ClosedAt: null, Version: 0);

    public static void MapCentres(this RouteGroupBuilder admin)
    {
        admin.MapGet("/centres", (Delegate)ListAsync);
        admin.MapGet("/centres/new", (KnownDistricts districts) => Page.Show<CentrePage, CentreModel>(new(Empty, districts(), IsDone: false, [])));
        admin.MapPost("/centres/new", (Delegate)AddAsync);
        admin.MapGet("/centres/{id}", (Delegate)ShowAsync);
        admin.MapPost("/centres/{id}", (Delegate)ChangeAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, Centres centres, KnownDistricts districts)
    {
        return Page.Show<CentresPage, CentresModel>(new(await centres.AllAsync(context.RequestAborted), districts()));
    }

    private static async Task<IResult> AddAsync(HttpContext context, Centres centres, KnownDistricts districts)
    {
        var centre = Read(context, Empty);
        var troubles = WrongHours(context, centre) ?? await centres.SaveAsync(context.Staff(), centre, before: null);
        return troubles.Count == 0 ? Page.GoTo(StaffPaths.Centres) : Page.Show<CentrePage, CentreModel>(new(centre, districts(), IsDone: false, troubles), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ShowAsync(string id, HttpContext context, Centres centres, KnownDistricts districts)
    {
        return await FindAsync(id, context, centres) is { } centre
            ? Page.Show<CentrePage, CentreModel>(new(centre, districts(), context.Request.Query.ContainsKey("done"), []))
            : Page.NotHere();
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext context, Centres centres, KnownDistricts districts, TimeProvider clock)
    {
        if (await FindAsync(id, context, centres) is not { } before)
            return Page.NotHere();
        var isClosed = PageForm.Of(context).Has("closed");
        var centre = Read(context, before) with { ClosedAt = isClosed ? before.ClosedAt ?? clock.GetUtcNow().ToUnixTimeMilliseconds() : null };
        var troubles = WrongHours(context, centre) ?? await centres.SaveAsync(context.Staff(), centre, before);
        return troubles.Count == 0
            ? Page.GoTo($"{StaffPaths.Centres}/{before.Id}?done")
            : Page.Show<CentrePage, CentreModel>(new(centre, districts(), IsDone: false, troubles), StatusCodes.Status400BadRequest);
    }

    private static async Task<Centre?> FindAsync(string id, HttpContext context, Centres centres) =>
        (await centres.AllAsync(context.RequestAborted)).FirstOrDefault(centre => centre.Id == id);

    // No day at all means: as the line. A day with times that are none is a mistake.
    private static IReadOnlyList<FormTrouble>? WrongHours(HttpContext context, Centre centre) =>
        centre.Hours is null && !PageForm.Of(context).Many("open_days").IsEmpty ? [new("open_from", StaffTexts.HoursRule)] : null;

    private static Centre Read(HttpContext context, Centre known)
    {
        var form = PageForm.Of(context);
        return known with
        {
            Name = new(form["name_en"], form["name_hi"]),
            Places = form.Many("places"),
            Language = form["language"],
            Phone = form["phone"] is { Length: > 0 } phone ? phone : null,
            HasWoman = form.Has("has_woman"),
            Hours = CentreHours.Read(form.Many("open_days"), form["open_from"], form["open_until"]),
            Version = long.TryParse(form["version"], out var version) ? version : -1,
        };
    }
}

/// <summary>The list of centres.</summary>
/// <param name="Centres">By their English name.</param>
/// <param name="Districts">For the names of the places that they serve.</param>
public sealed record CentresModel(ImmutableArray<Centre> Centres, ImmutableArray<District> Districts);

/// <summary>A centre, or the form for a new one.</summary>
/// <param name="Centre">As it is, or as it was typed.</param>
/// <param name="Districts">What it can serve.</param>
/// <param name="IsDone">True after a change.</param>
/// <param name="Troubles">What was wrong.</param>
public sealed record CentreModel(Centre Centre, ImmutableArray<District> Districts, bool IsDone, IReadOnlyList<FormTrouble> Troubles);
