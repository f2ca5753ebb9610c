namespace InfoLine.Providers;

/// <summary>An office, bank, institute or company that helps entrepreneurs.</summary>
/// <param name="Id">The UUID of the directory file, in small letters.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Description">What it is, for staff.</param>
public sealed record Organization(string Id, ProviderName Name, string Description)
{
    /// <summary>The type of office, such as <c>dic</c>, <c>bank</c>, <c>rseti</c>; null where nobody wrote it.</summary>
    public string? Kind { get; init; }

    /// <summary>Its website, or null.</summary>
    public string? Website { get; init; }

    /// <summary>Its e-mail address, or null.</summary>
    public string? Email { get; init; }
}
