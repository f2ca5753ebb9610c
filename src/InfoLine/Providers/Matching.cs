using System.Collections.Immutable;
using InfoLine.Dialogs.Places;

namespace InfoLine.Providers;

/// <summary>Finds who can help somebody: active, in the area, for people like them, with room; first those that speak their language, then the one with the least to do, then the nearest.</summary>
public sealed class Matching
{
    private readonly PlaceIndex _places;
    private readonly Seeker _seeker;
    private readonly IReadOnlyDictionary<string, Workload> _workloads;
    private readonly HashSet<string> _around;
    private readonly KnownPlace? _home;
    private readonly string? _state;
    private readonly Dictionary<string, bool> _insideHome = new(StringComparer.Ordinal);

    private Matching(Seeker seeker, PlaceIndex places, IReadOnlyDictionary<string, Workload> workloads)
    {
        _seeker = seeker;
        _places = places;
        _workloads = workloads;
        _home = places[seeker.Place];
        _state = places.StateOf(seeker.Place)?.Id;
        _around = places.Around(seeker.Place).Select(place => place.Id).ToHashSet(StringComparer.Ordinal);
        _around.UnionWith(places.All.Where(place => place.Kind == PlaceKind.Region && place.Holds.Any(_around.Contains)).Select(place => place.Id));
    }

    /// <summary>Judges every service of a directory.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="seeker">Who looks for what.</param>
    /// <param name="places">What lies in what.</param>
    /// <param name="workloads">By the id of the service; one that is not there has nothing to do.</param>
    /// <returns>Every service once. The same input gives the same order.</returns>
    public static Matches Run(ProviderDirectory directory, Seeker seeker, PlaceIndex places, IReadOnlyDictionary<string, Workload> workloads)
    {
        var matching = new Matching(seeker, places, workloads);
        var offers = new List<Ranked>();
        var others = ImmutableArray.CreateBuilder<Match>(directory.Services.Length);
        foreach (var service in directory.Services)
        {
            if (matching.Against(service) is { Count: > 0 } against)
                others.Add(new(service, null, [.. against]));
            else
                offers.Add(matching.Offer(service));
        }

        offers.Sort(Ranked.Compare);
        return new([.. offers.Select(offer => offer.Match)], others.DrainToImmutable());
    }

    // Everything that speaks against it, in the order of the tests.
    private List<Reason>? Against(Service service)
    {
        List<Reason>? against = null;
        var load = _workloads.GetValueOrDefault(service.Id);
        if (service.Status != ServiceStatus.Active)
            Add(new(ReasonKind.NotActive, service.Status.ToString()));
        if (load.IsPaused)
            Add(new(ReasonKind.Paused));
        if (_seeker.Except.Contains(service.Id))
            Add(new(ReasonKind.HadAlready));
        if (service.Need != _seeker.Need)
            Add(new(ReasonKind.OtherNeed, service.Need?.ToString()));
        else if (_seeker.Topic is { } topic && !service.Topics.IsEmpty && !service.Topics.Contains(topic, StringComparer.Ordinal))
            Add(new(ReasonKind.OtherTopic, topic));
        if (service.State is { } state && state != _state)
            Add(new(ReasonKind.OtherState, state));
        if (AgainstArea(service) is { } area)
            Add(area);
        AddEligibility(service, ref against);
        if (service.Capacity is { Available: <= 0 } || (service.Capacity is { Maximum: { } most } && load.OpenReferrals >= most))
            Add(new(ReasonKind.Full));
        return against;

        void Add(Reason reason) => (against ??= []).Add(reason);
    }

    private void AddEligibility(Service service, ref List<Reason>? against)
    {
        if (_seeker.Age is { } age && age < service.MinimumAge)
            (against ??= []).Add(new(ReasonKind.TooYoung, Number: service.MinimumAge));
        if (_seeker.Age is { } years && years > service.MaximumAge)
            (against ??= []).Add(new(ReasonKind.TooOld, Number: service.MaximumAge));
        if (service.WomenOnly && _seeker.IsWoman != true)
            (against ??= []).Add(new(ReasonKind.WomenOnly));
        if (!service.Groups.IsEmpty && !service.Groups.Any(_seeker.Groups.Contains))
            (against ??= []).Add(new(ReasonKind.OtherGroup, string.Join(", ", service.Groups)));
        if (_seeker.WantsWoman && !service.WomanAvailable)
            (against ??= []).Add(new(ReasonKind.NoWoman));
    }

    private Reason? AgainstArea(Service service)
    {
        if (AreaOf(service.Areas) is not null || service.AtLocations.Any(at => AreaOf(at.Areas) is not null))
            return null;
        var areas = service.Areas.Concat(service.AtLocations.SelectMany(at => at.Areas));
        foreach (var area in areas)
        {
            if (_home is null || IsInsideHome(area))
                return new(ReasonKind.AreaNotKnown, area);
        }

        return new(ReasonKind.OtherArea, areas.FirstOrDefault());
    }

    private string? AreaOf(ImmutableArray<string> areas)
    {
        foreach (var area in areas)
        {
            if (_around.Contains(area))
                return area;
        }

        return null;
    }

    // Thousands of services name a few dozen areas.
    private bool IsInsideHome(string area)
    {
        if (!_insideHome.TryGetValue(area, out var inside))
            _insideHome[area] = inside = _home is not null && _places.Covers(_home.Id, area);
        return inside;
    }

    private Ranked Offer(Service service)
    {
        var (at, kilometres) = Nearest(service);
        var load = _workloads.GetValueOrDefault(service.Id);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        var namesTopic = _seeker.Topic is { } topic && service.Topics.Contains(topic, StringComparer.Ordinal);
        if (namesTopic)
            reasons.Add(new(ReasonKind.NamesTopic, _seeker.Topic));
        reasons.Add(new(ReasonKind.ServesArea, (at is null ? null : AreaOf(at.Areas)) ?? AreaOf(service.Areas)));
        if (_seeker.WantsWoman)
            reasons.Add(new(ReasonKind.HasWoman));
        var speaks = service.Languages.IsEmpty || service.Languages.Contains(_seeker.Language, StringComparer.Ordinal);
        if (!service.Languages.IsEmpty)
            reasons.Add(speaks ? new(ReasonKind.SpeaksLanguage, _seeker.Language) : new(ReasonKind.OtherLanguage, string.Join(", ", service.Languages)));
        if (service.Capacity is { } capacity)
            reasons.Add(new(ReasonKind.HasRoom, capacity.Unit, capacity.Available));
        reasons.Add(new(ReasonKind.Load, Number: load.OpenReferrals));
        if (kilometres is { } far)
            reasons.Add(new(ReasonKind.Distance, Number: (int)Math.Round(far)));
        return new(new(service, at, reasons.DrainToImmutable()), namesTopic, speaks, load.OpenReferrals, kilometres ?? double.MaxValue);
    }

    private (ServiceAtLocation? At, double? Kilometres) Nearest(Service service)
    {
        (ServiceAtLocation? At, double? Kilometres) best = default;
        foreach (var at in service.AtLocations)
        {
            if (!at.Areas.IsEmpty && AreaOf(at.Areas) is null)
                continue;
            var kilometres = at.Location.Point is { } there && _home?.Point is { } here ? here.KilometresTo(there) : (double?)null;
            if (best.At is null || (kilometres ?? double.MaxValue) < (best.Kilometres ?? double.MaxValue))
                best = (at, kilometres);
        }

        return best;
    }

    /// <summary>An offer with what decides its rank: exact before general, then whoever speaks the language, then the least to do, then the nearest, then the id.</summary>
    private sealed record Ranked(Match Match, bool NamesTopic, bool SpeaksLanguage, int OpenReferrals, double Kilometres)
    {
        public static int Compare(Ranked one, Ranked other)
        {
            var order = other.NamesTopic.CompareTo(one.NamesTopic);
            if (order == 0)
                order = other.SpeaksLanguage.CompareTo(one.SpeaksLanguage);
            if (order == 0)
                order = one.OpenReferrals.CompareTo(other.OpenReferrals);
            if (order == 0)
                order = one.Kilometres.CompareTo(other.Kilometres);
            return order != 0 ? order : string.CompareOrdinal(one.Match.Service.Id, other.Match.Service.Id);
        }
    }
}
