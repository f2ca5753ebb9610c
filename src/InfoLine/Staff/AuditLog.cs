using System.Collections.Immutable;
using InfoLine.Pages;
using InfoLine.Storage;

namespace InfoLine.Staff;

/// <summary>Which entries of the audit log to show.</summary>
/// <param name="StaffId">Of whom; null for everybody.</param>
/// <param name="AboutId">About what; null for everything.</param>
/// <param name="What">Which kind of deed, by the start of its name, such as <c>staff.</c>; null for every kind.</param>
/// <param name="Before">Only entries older than this one; null for the newest.</param>
public sealed record AuditFilter(string? StaffId, string? AboutId, string? What, string? Before);

/// <summary>An entry as it is shown.</summary>
/// <param name="Id">Names it, in the order of the log.</param>
/// <param name="Entry">What happened.</param>
/// <param name="By">The name of whoever did it as it is today; null for whoever runs the machine.</param>
/// <param name="About">The name of the member of staff or centre that it concerns; null where it concerns something else.</param>
public sealed record AuditLine(string Id, AuditEntry Entry, string? By, Phrase? About);

/// <summary>Reads the audit log, the newest first.</summary>
public sealed class AuditLog(Database database)
{
    /// <summary>How many entries a page holds.</summary>
    public const int PageSize = 50;

    // Casts: PostgreSQL must know what a null is.
    private const string Sql = """
        select a.id, a.at, a.staff_id, a.what, a.about_kind, a.about_id, a.centre_id, a.detail, s.display_name, coalesce(t.display_name, c.name_en), coalesce(t.display_name, c.name_hi)
        from audit a left join staff s on s.id = a.staff_id left join staff t on t.id = a.about_id left join centres c on c.id = a.about_id
        where (cast($1 as text) is null or a.staff_id = $1) and (cast($2 as text) is null or a.about_id = $2)
            and (cast($3 as text) is null or substr(a.what, 1, length(cast($3 as text))) = $3) and (cast($4 as text) is null or a.id < $4)
        order by a.id desc limit $5
        """;

    /// <summary>A page of entries, and whether older ones follow.</summary>
    public Task<(ImmutableArray<AuditLine> Lines, bool HasMore)> ReadAsync(AuditFilter filter, CancellationToken cancellation) => database.ReadAsync(
        async connection =>
        {
            var found = await connection.QueryAsync(
                row => new AuditLine(
                    row.GetString(0),
                    new(row.GetInt64(1), row.TextOrNull(2), row.GetString(3), row.GetString(4), row.GetString(5)) { CentreId = row.TextOrNull(6), Detail = row.TextOrNull(7) },
                    row.TextOrNull(8), row.IsDBNull(9) ? null : new(row.GetString(9), row.GetString(10))),
                Sql, filter.StaffId, filter.AboutId, filter.What, filter.Before, PageSize + 1L);
            return (found.Take(PageSize).ToImmutableArray(), found.Count > PageSize);
        },
        cancellation);
}
