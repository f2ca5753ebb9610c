namespace InfoLine.Staff;

/// <summary>How browsers reach the pages.</summary>
/// <param name="IsSecure">True where they come by https: cookies are then never sent without it.</param>
/// <param name="PublicUrl">The address that staff type, without a slash at its end; null where it is the one that InfoLine listens on.</param>
public sealed record StaffSettings(bool IsSecure, string? PublicUrl)
{
    /// <summary>Reads <c>PublicUrl</c>, and else <c>urls</c>.</summary>
    public static StaffSettings Read(IConfiguration settings)
    {
        var known = settings["PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : null;
        var reached = known ?? settings["urls"] ?? "";
        return new(reached.StartsWith("https:", StringComparison.OrdinalIgnoreCase), known);
    }
}
