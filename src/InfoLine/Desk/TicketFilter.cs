namespace InfoLine.Desk;

/// <summary>Which tickets somebody wants to see.</summary>
/// <param name="View">The part of the desk.</param>
public sealed record TicketFilter(TicketView View)
{
    /// <summary>Only of this centre, or null.</summary>
    public string? CentreId { get; init; }

    /// <summary>Only for this reason, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Only in this language, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Only of people who live in this district, or null.</summary>
    public string? District { get; init; }

    /// <summary>Only of people who write by this way, or null.</summary>
    public string? Route { get; init; }

    /// <summary>Only of people who want to speak with a woman.</summary>
    public bool OnlyForWomen { get; init; }
}

/// <summary>A part of the desk.</summary>
public enum TicketView
{
    /// <summary>Nobody has them: the queue.</summary>
    Queue,

    /// <summary>Those of whoever asks, and those that they had last and nobody has now.</summary>
    Mine,

    /// <summary>All for which a villager waits.</summary>
    Waiting,

    /// <summary>Those whose promise has been missed.</summary>
    Late,

    /// <summary>Those whose last reply did not arrive.</summary>
    Failed,

    /// <summary>Those that are put off.</summary>
    Snoozed,

    /// <summary>All that are open.</summary>
    Open,

    /// <summary>Those that are done, the last closed first.</summary>
    Closed,
}
