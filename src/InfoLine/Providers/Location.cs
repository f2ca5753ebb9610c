using InfoLine.Dialogs.Places;

namespace InfoLine.Providers;

/// <summary>Where a service can be reached: an office, a camp, or a website.</summary>
/// <param name="Id">The UUID of the directory file.</param>
/// <param name="IsVirtual">True for a website or a telephone line.</param>
public sealed record Location(string Id, bool IsVirtual)
{
    /// <summary>What people call it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The id of the place where it stands, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Its point on the map, else that of its place; null where neither is known.</summary>
    public MapPoint? Point { get; init; }

    /// <summary>The address in one line, the smallest part first; empty where none was confirmed.</summary>
    public string Address { get; init; } = "";
}
