using InfoLine.Desk.Views;
using InfoLine.Pages;

namespace InfoLine.Desk;

/// <summary>The page on which supervisors see how promises are kept.</summary>
internal static class LoadPages
{
    public static void MapLoad(this RouteGroupBuilder desk) => desk.MapGet("/load", async (HttpContext context, ReadLoad load, DeskReader reader) =>
        Page.Show<LoadPage, LoadModel>(new(await load.ReadAsync(DeskScope.Of(context.Staff())), await reader.TermsAsync(context))));
}

/// <summary>The work at the desk as it is shown.</summary>
/// <param name="Load">The figures.</param>
/// <param name="Terms">What is needed to name things.</param>
public sealed record LoadModel(DeskLoad Load, DeskTermsOfPage Terms);
