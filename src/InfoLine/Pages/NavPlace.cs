namespace InfoLine.Pages;

/// <summary>A link at the top of every page.</summary>
/// <param name="Path">Where it leads, such as <c>/desk</c>.</param>
/// <param name="Title">What it says.</param>
/// <param name="AnyOf">Who sees it.</param>
/// <param name="Order">The smaller ones come first: 10 desk, 30 studio, 40 administration, 50 reports. The first one is where somebody starts.</param>
public sealed record NavPlace(string Path, Phrase Title, Roles AnyOf, int Order)
{
    /// <summary>True for what only those see who see every centre.</summary>
    public bool IsOfAllCentres { get; init; }
}

/// <summary>The links that there are. A part adds its own where it maps its pages, so that no link leads nowhere.</summary>
public sealed class NavPlaces
{
    private readonly List<NavPlace> _places = [];

    /// <summary>Adds a link. Only while the service is put together.</summary>
    public void Add(NavPlace place)
    {
        _places.Add(place);
        _places.Sort((one, other) => one.Order.CompareTo(other.Order));
    }

    /// <summary>Those that somebody may follow, in order; none for nobody.</summary>
    public IReadOnlyList<NavPlace> For(StaffUser? user) => user is null ? [] : [.. _places.Where(place => user.HasAny(place.AnyOf) && (!place.IsOfAllCentres || user.Scope.IsEverywhere))];
}
