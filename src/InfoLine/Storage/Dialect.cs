namespace InfoLine.Storage;

/// <summary>The few places where the two databases want other words. Everything else is one text for both.</summary>
/// <param name="Name">The folder of its migrations.</param>
/// <param name="SkipLocked">Ends the inner select of a claim. Without it two workers on PostgreSQL wait for each other and then take rows out of order; SQLite has one writer.</param>
/// <param name="RowByRow">Ends an inner select that is a question about one row. Without it PostgreSQL, where it believes a table small, may ask it of all rows together, each with each.</param>
/// <param name="OneProcess">True when no other process can be at work on the same database, so that claims found at the start are left over from a crash.</param>
public sealed record Dialect(string Name, string SkipLocked, string RowByRow, bool OneProcess)
{
    /// <summary>One file, one writer.</summary>
    public static Dialect Sqlite { get; } = new("Sqlite", "", "", OneProcess: true);

    /// <summary>A server, shared by any number of processes.</summary>
    public static Dialect Postgres { get; } = new("Postgres", "for update skip locked", "offset 0", OneProcess: false);
}
