using InfoLine.Pages;
using Microsoft.AspNetCore.Mvc;

namespace InfoLine.Desk;

/// <summary>The pages of the desk.</summary>
public static class DeskPages
{
    /// <summary>Where they are.</summary>
    internal const string Root = "/desk";

    // Ten thousand letters of Hindi are ninety thousand bytes in a form; a heap of tickets to close is as large.
    private const int MostFormBytes = 256 * 1024;

    /// <summary>Maps them, for staff and supervisors.</summary>
    public static void MapDesk(this WebApplication app)
    {
        var desk = app.MapGroup(Root).RequireStaff(Roles.Staff | Roles.Supervisor).WithMetadata(new RequestSizeLimitAttribute(MostFormBytes));
        desk.MapList();
        desk.MapListForms();
        desk.MapTickets();
        desk.MapTicketForms();
        desk.MapMedia();
        desk.MapWriteDown();
        desk.MapOffices();
        desk.MapAsking();
        desk.MapStream();
        var supervisors = app.MapGroup(Root).RequireStaff(Roles.Supervisor).WithMetadata(new RequestSizeLimitAttribute(MostFormBytes));
        supervisors.MapLoad();
        supervisors.MapSilentOffices();
        app.AddPlace(new(Root, PageTexts.Desk, Roles.Staff | Roles.Supervisor, Order: 10));
    }
}
