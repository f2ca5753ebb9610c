using System.Collections.Immutable;

namespace InfoLine.Providers;

/// <summary>Something that an organization does for entrepreneurs, and for whom.</summary>
public sealed record Service
{
    /// <summary>The UUID of the directory file, in small letters.</summary>
    public required string Id { get; init; }

    /// <summary>Who does it.</summary>
    public required Organization Organization { get; init; }

    /// <summary>What people call it.</summary>
    public required ProviderName Name { get; init; }

    /// <summary>Whether it is offered.</summary>
    public required ServiceStatus Status { get; init; }

    /// <summary>What it helps with; null is offered to nobody.</summary>
    public Need? Need { get; init; }

    /// <summary>What exactly, such as <c>mudra</c> or <c>pmegp</c>; empty helps with everything of its need.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>What it does, for staff; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The youngest, or null.</summary>
    public int? MinimumAge { get; init; }

    /// <summary>The oldest, or null.</summary>
    public int? MaximumAge { get; init; }

    /// <summary>True where only women are helped.</summary>
    public bool WomenOnly { get; init; }

    /// <summary>True where a woman can be asked for.</summary>
    public bool WomanAvailable { get; init; }

    /// <summary>Only members of one of these are helped, such as <c>sc</c>, <c>st</c>, <c>shg</c>; empty for everybody.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];

    /// <summary>The id of the state whose people it is for; null for all.</summary>
    public string? State { get; init; }

    /// <summary>The ids of the places that it serves; empty is offered to nobody.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Where it can be reached; may be empty.</summary>
    public ImmutableArray<ServiceAtLocation> AtLocations { get; init; } = [];

    /// <summary>The languages that are spoken, as codes; empty where nobody wrote them, and then every language will do.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>What to bring.</summary>
    public ImmutableArray<string> RequiredDocuments { get; init; } = [];

    /// <summary>When it is open; empty where nobody wrote it.</summary>
    public ImmutableArray<Schedule> Schedules { get; init; } = [];

    /// <summary>Room for more people; null where nobody keeps count.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>Its own numbers first, then those of its organization; may be empty.</summary>
    public ImmutableArray<Phone> Phones { get; init; } = [];

    /// <summary>What a villager must know today ("office shut till 5th"), or null.</summary>
    public ProviderName? Alert { get; init; }

    /// <summary>The day on which somebody last made sure that this is true: "checked on"; null where nobody has.</summary>
    public DateOnly? CheckedOn { get; init; }
}

/// <summary>A service at one place: what a referral names.</summary>
/// <param name="Id">The UUID of the directory file.</param>
/// <param name="Location">Where.</param>
/// <param name="Areas">The ids of the places that it serves from here; empty for those of the service.</param>
/// <param name="Phones">Its own numbers; may be empty.</param>
public sealed record ServiceAtLocation(string Id, Location Location, ImmutableArray<string> Areas, ImmutableArray<Phone> Phones);

/// <summary>Whether a service is offered.</summary>
public enum ServiceStatus
{
    /// <summary>Yes.</summary>
    Active,

    /// <summary>Not now, or not confirmed.</summary>
    Inactive,

    /// <summary>Never again.</summary>
    Defunct,

    /// <summary>Not for some time.</summary>
    TemporarilyClosed,
}
