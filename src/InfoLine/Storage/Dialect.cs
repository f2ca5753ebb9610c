namespace InfoLine.Storage;

/// <summary>The few places where the two databases want other words. Everything else is one text for both.</summary>
/// <param name="Name">The folder of its migrations.</param>
/// <param name="SkipLocked">Ends the inner select of a claim. Without it two workers on PostgreSQL wait for each other and then take rows out of order; SQLite has one writer.</param>
/// <param name="OneProcess">True when no other process can be at work on the same database, so that claims found at the start are left over from a crash.</param>
public sealed record Dialect(string Name, string SkipLocked, bool OneProcess)
{
    /// <summary>One file, one writer.</summary>
    public static Dialect Sqlite { get; } = new("Sqlite", "", OneProcess: true);

    /// <summary>A server, shared by any number of processes.</summary>
    public static Dialect Postgres { get; } = new("Postgres", "for update skip locked", OneProcess: false);
}
