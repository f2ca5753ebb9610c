using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Staff.Views;
using Microsoft.Extensions.Primitives;

namespace InfoLine.Staff;

/// <summary>The page of the audit log.</summary>
internal static class AuditPages
{
    public static void MapAudit(this RouteGroupBuilder admin) => admin.MapGet("/audit", (Delegate)ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, AuditLog log, People people)
    {
        var query = context.Request.Query;
        var filter = new AuditFilter(Asked(query["by"]), Asked(query["about"]), Asked(query["what"]), Asked(query["before"]));
        var (lines, hasMore) = await log.ReadAsync(filter, context.RequestAborted);
        var model = new AuditModel(filter, lines, hasMore, [.. await people.AllAsync(context.RequestAborted)]);

        // A choice in the filter asks for the list alone.
        return context.Request.Headers["HX-Target"] == "entries" ? Page.Show<AuditEntries, AuditModel>(model) : Page.Show<AuditPage, AuditModel>(model);
    }

    private static string? Asked(StringValues values) => PageForm.Line(values) is { Length: > 0 and <= 64 } text ? text : null;
}

/// <summary>A page of the audit log.</summary>
/// <param name="Filter">What was asked for.</param>
/// <param name="Lines">The newest first.</param>
/// <param name="HasMore">True when older ones follow.</param>
/// <param name="People">To choose from.</param>
public sealed record AuditModel(AuditFilter Filter, ImmutableArray<AuditLine> Lines, bool HasMore, ImmutableArray<StaffMember> People);
