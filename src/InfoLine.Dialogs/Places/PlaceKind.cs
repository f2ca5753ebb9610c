namespace InfoLine.Dialogs.Places;

/// <summary>How large a place is, and what it can lie in.</summary>
public enum PlaceKind
{
    /// <summary>A state; lies in nothing.</summary>
    State,

    /// <summary>A name for several districts, such as Bundelkhand; nobody lives "in" it, one asks which district is meant.</summary>
    Region,

    /// <summary>A district that the programme serves; lies in a state.</summary>
    District,

    /// <summary>A block (vikas khand, janpad panchayat); lies in a district.</summary>
    Block,

    /// <summary>A town or a well-known village; lies in a block where that is known, else in a district.</summary>
    Town,

    /// <summary>A district next door that people write from and the programme does not serve.</summary>
    Neighbour,
}
