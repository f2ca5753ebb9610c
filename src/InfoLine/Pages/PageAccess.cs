namespace InfoLine.Pages;

/// <summary>Whom a page is for. Every page has one; it also means: headers of a page, and a token in every form.</summary>
/// <param name="AnyOf">At least one of these roles; <see cref="Roles.None"/> for everybody who is signed in.</param>
/// <param name="Door">How far somebody must have come.</param>
public sealed record PageAccess(Roles AnyOf, Door Door)
{
    /// <summary>True for what tells of every centre at once: whoever sees only some is shown "not here".</summary>
    public bool IsOfAllCentres { get; init; }
}

/// <summary>How far somebody must have come through the door.</summary>
public enum Door
{
    /// <summary>Anybody at all, such as the page to sign in.</summary>
    Open,

    /// <summary>Whoever has given a password: the second step itself.</summary>
    HalfWay,

    /// <summary>Whoever has taken every step that is set up, even where one still has to be set up.</summary>
    Confirmed,

    /// <summary>Whoever is signed in.</summary>
    Inside,
}

/// <summary>Says whom pages are for.</summary>
public static class PageAccessSetup
{
    private static readonly object Key = new();

    /// <summary>Only for staff with at least one of the roles. Others are shown the page to sign in, or "not here".</summary>
    /// <param name="pages">A route or a group.</param>
    /// <param name="anyOf">The roles; <see cref="Roles.None"/> for everybody who is signed in.</param>
    public static T RequireStaff<T>(this T pages, Roles anyOf) where T : IEndpointConventionBuilder => pages.WithMetadata(new PageAccess(anyOf, Door.Inside));

    /// <summary>Only for staff with at least one of the roles who see every centre, for pages that do not tell centres apart.</summary>
    /// <param name="pages">A route or a group.</param>
    /// <param name="anyOf">The roles; <see cref="Roles.None"/> for everybody who sees every centre.</param>
    public static T RequireStaffOfAllCentres<T>(this T pages, Roles anyOf) where T : IEndpointConventionBuilder =>
        pages.WithMetadata(new PageAccess(anyOf, Door.Inside) { IsOfAllCentres = true });

    /// <summary>For anybody.</summary>
    public static T OpenToAll<T>(this T pages) where T : IEndpointConventionBuilder => pages.WithMetadata(new PageAccess(Roles.None, Door.Open));

    /// <summary>For whoever has come so far through the door, whatever their roles.</summary>
    public static T RequireDoor<T>(this T pages, Door door) where T : IEndpointConventionBuilder => pages.WithMetadata(new PageAccess(Roles.None, door));

    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">The route does not require staff.</exception>
    public static StaffUser Staff(this HttpContext context) =>
        context.Items[Key] as StaffUser ?? throw new InvalidOperationException("Nobody is signed in: the route lacks RequireStaff.");

    /// <summary>Who is signed in, or null.</summary>
    public static StaffUser? StaffOrNull(this HttpContext context) => context.Items[Key] as StaffUser;

    /// <summary>Notes who is signed in, for the rest of the request.</summary>
    internal static void SetStaff(this HttpContext context, StaffUser user) => context.Items[Key] = user;
}
