namespace InfoLine.Pages;

/// <summary>What somebody may do. One person can have several.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Answers people at the desk of a centre.</summary>
    Staff = 1,

    /// <summary>Sees how a centre keeps its promises, and shares out the work.</summary>
    Supervisor = 2,

    /// <summary>Writes what the line says.</summary>
    Editor = 4,

    /// <summary>Decides who may sign in.</summary>
    Administrator = 8,
}

/// <summary>Roles as words.</summary>
public static class RoleNames
{
    /// <summary>Each single role, in the order in which pages show them.</summary>
    public static IReadOnlyList<Roles> All { get; } = [Roles.Staff, Roles.Supervisor, Roles.Editor, Roles.Administrator];

    /// <summary>As a column keeps them: small words with a space between, empty for none.</summary>
    public static string ToText(this Roles roles) => string.Join(' ', All.Where(role => roles.HasFlag(role)).Select(NameOf));

    /// <summary>What <see cref="ToText"/> wrote; words that are no role count for nothing.</summary>
    public static Roles Parse(string text) => text.Split(' ').Aggregate(Roles.None, (roles, word) => roles | All.FirstOrDefault(role => NameOf(role) == word));

    /// <summary>The word for a single role.</summary>
    public static string NameOf(Roles role) => role.ToString().ToLowerInvariant();
}
