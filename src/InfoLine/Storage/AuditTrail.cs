namespace InfoLine.Storage;

/// <summary>Something that somebody did and that must be found again: a change, or a look at personal data.</summary>
/// <param name="At">When, in UTC milliseconds.</param>
/// <param name="StaffId">Who; null for whoever runs the machine.</param>
/// <param name="What">A short constant of the code, such as <c>staff.disabled</c>; pages have words for it.</param>
/// <param name="AboutKind">What kind of thing it was done to, such as <c>staff</c>, <c>centre</c>, <c>person</c> or <c>ticket</c>.</param>
/// <param name="AboutId">Our id of that thing.</param>
public sealed record AuditEntry(long At, string? StaffId, string What, string AboutKind, string AboutId)
{
    /// <summary>The centre that it concerns, or null.</summary>
    public string? CentreId { get; init; }

    /// <summary>A few words, such as the roles before and after; never a message text, a name of a villager, or a number. May be null.</summary>
    public string? Detail { get; init; }
}

/// <summary>Writes the audit log. Rows are only ever added.</summary>
/// <param name="ids">Ids of entries: their order is the order of the log.</param>
public sealed class AuditTrail(Ids ids)
{
    /// <summary>Adds one entry, in the transaction of what it tells.</summary>
    public Task WriteAsync(Connection connection, AuditEntry entry) => connection.ExecuteAsync(
        "insert into audit (id, at, staff_id, what, about_kind, about_id, centre_id, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        ids.Next(), entry.At, entry.StaffId, entry.What, entry.AboutKind, entry.AboutId, entry.CentreId, entry.Detail);

    /// <summary>Adds one entry that tells of nothing else in the database, such as a look at something.</summary>
    public Task WriteAsync(Database database, AuditEntry entry) => database.WriteAsync(async connection =>
    {
        await WriteAsync(connection, entry);
        return true;
    });
}
