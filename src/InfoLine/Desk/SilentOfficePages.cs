using System.Collections.Immutable;
using InfoLine.Desk.Views;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>The page on which supervisors see which offices do not answer, and say what they did about it.</summary>
internal static class SilentOfficePages
{
    public const string Path = DeskPages.Root + "/offices";

    public static void MapSilentOffices(this RouteGroupBuilder desk)
    {
        desk.MapGet("/offices", async (HttpContext context, Database database, ISilentOffices offices) =>
            Page.Show<OfficesPage, OfficesModel>(await ReadAsync(context, database, offices) with { IsDone = context.Request.Query.ContainsKey("done") }));
        desk.MapPost("/offices/{caseId}", (Delegate)CloseAsync);
    }

    private static async Task<IResult> CloseAsync(string caseId, HttpContext context, Database database, ISilentOffices offices, CloseOffice close)
    {
        var form = PageForm.Of(context);
        var why = await close.RunAsync(new(caseId, context.Staff().Id, form["because"], AskAgain: form["then"] == "ask"));
        if (why is null)
            return Page.GoTo($"{Path}?done=1");
        var model = await ReadAsync(context, database, offices);
        return Page.Show<OfficesPage, OfficesModel>(
            model with { Troubles = [new("because", why == DeskRefusal.NotFound ? DeskTexts.OfficeGone : DeskWords.Of(why.Value))], Draft = (caseId, form["because"]) },
            StatusCodes.Status409Conflict);
    }

    private static async Task<OfficesModel> ReadAsync(HttpContext context, Database database, ISilentOffices offices) =>
        new(await database.ReadAsync(connection => offices.ReadAsync(connection, context.Frame().Language), context.RequestAborted));
}

/// <summary>Closes the case of an office that does not answer.</summary>
/// <param name="database">Where it is.</param>
/// <param name="offices">Keeps it.</param>
/// <param name="audit">Where it is noted.</param>
/// <param name="clock">Tells the time.</param>
public sealed class CloseOffice(Database database, ISilentOffices offices, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The most characters of what staff found out.</summary>
    public const int MostCharacters = 200;

    /// <summary>Closes it.</summary>
    /// <returns>Null when it is done; <see cref="DeskRefusal.NotFound"/> where somebody did so already; <see cref="DeskRefusal.Empty"/> or <see cref="DeskRefusal.TooLong"/> for words
    /// that say nothing or too much.</returns>
    public async Task<DeskRefusal?> RunAsync(OfficeClosing closing)
    {
        var because = closing.Because.Trim();
        if (because.Length is 0 or > MostCharacters)
            return because.Length == 0 ? DeskRefusal.Empty : DeskRefusal.TooLong;
        var now = clock.GetUtcNow();
        return await database.WriteAsync<DeskRefusal?>(async connection =>
        {
            await TicketEvents.LockAsync(connection);
            if (!await offices.CloseAsync(connection, closing with { Because = because }, now))
                return DeskRefusal.NotFound;
            await audit.WriteAsync(connection, new(now.ToUnixTimeMilliseconds(), closing.StaffId, "desk.office_closed", "case", closing.CaseId) { Detail = closing.AskAgain ? "asked again" : "left out" });
            return null;
        });
    }
}

/// <summary>The offices as they are shown.</summary>
/// <param name="Offices">The longest silent first.</param>
public sealed record OfficesModel(ImmutableArray<SilentOffice> Offices)
{
    /// <summary>What was wrong with a form.</summary>
    public IReadOnlyList<FormTrouble> Troubles { get; init; } = [];

    /// <summary>What was written about which case, to be shown again.</summary>
    public (string CaseId, string Because) Draft { get; init; }

    /// <summary>True when one was just closed.</summary>
    public bool IsDone { get; init; }
}
