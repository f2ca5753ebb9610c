using InfoLine.Desk.Views;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Keeping a list under a name, calling it otherwise, and letting it go.</summary>
internal static class DeskListForms
{
    public static void MapListForms(this RouteGroupBuilder desk)
    {
        desk.MapPost("/lists", (Delegate)KeepAsync);
        desk.MapPost("/lists/{id}/rename", (Delegate)RenameAsync);
        desk.MapPost("/lists/{id}/delete", (Delegate)DeleteAsync);
    }

    // What is kept is what we read of the address, so that nothing can be smuggled into it.
    private static async Task<IResult> KeepAsync(HttpContext context, DeskReader reader, Database database, Ids ids, TimeProvider clock)
    {
        var (asked, name) = (DeskListPages.AskedOf(context.Request.Query), PageForm.Of(context)["name"]);
        var refusal = await database.WriteAsync(connection => DeskLists.AddAsync(connection, context.Staff().Id, new(ids.Next(), name, asked.Start), clock.GetUtcNow()));
        return refusal is { } why ? await ShowAgainAsync(context, reader, asked, name, why) : Page.GoTo(DeskPages.Root + asked.Start);
    }

    private static async Task<IResult> RenameAsync(string id, HttpContext context, DeskReader reader, Database database)
    {
        var (staffId, name) = (context.Staff().Id, PageForm.Of(context)["name"]);
        if (await database.ReadAsync(connection => DeskLists.FindAsync(connection, staffId, id), context.RequestAborted) is not { } list)
            return Page.NotHere();
        return await database.WriteAsync(connection => DeskLists.RenameAsync(connection, staffId, id, name)) is { } why
            ? await ShowAgainAsync(context, reader, DeskListPages.AskedOf(list.List), name, why)
            : Page.GoTo(DeskPages.Root + list.List);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, Database database) =>
        await database.WriteAsync(connection => DeskLists.DeleteAsync(connection, context.Staff().Id, id)) ? Page.GoTo(DeskPages.Root) : Page.NotHere();

    private static async Task<IResult> ShowAgainAsync(HttpContext context, DeskReader reader, DeskQuery asked, string name, DeskListRefusal why)
    {
        if (why == DeskListRefusal.NotFound)
            return Page.NotHere();
        var model = await reader.PageAsync(context, asked);
        var trouble = new FormTrouble("name", DeskWords.Of(why), why == DeskListRefusal.TooLong ? DeskLists.MostLetters : DeskLists.MostOfOne);
        return Page.Show<DeskPage, DeskModel>(model with { Troubles = [trouble], ListName = name }, StatusCodes.Status400BadRequest);
    }
}
