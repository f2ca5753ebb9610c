using System.Diagnostics;
using InfoLine.Benchmarks.Report;
using InfoLine.Dialogs.Places;
using InfoLine.Providers;
using OfferedService = InfoLine.Providers.Service;

namespace InfoLine.Benchmarks.Providers;

/// <summary>How long it takes to judge five thousand services for one person, with every reason.</summary>
internal static class MatchFigures
{
    private const double GoalMilliseconds = 20;
    private const int Services = 5000;

    private static readonly string[] Topics = ["mudra", "pmegp", "shg", "training", "gem"];

    public static IEnumerable<Figure> Measure(bool isShort)
    {
        var places = Places();
        var homes = places.All.Where(place => place.Kind == PlaceKind.Town).ToArray();
        var directory = new ProviderDirectory(1, Enumerable.Range(0, Services).Select(at => Some(at, places)));
        var workloads = directory.Services.Where((_, at) => at % 3 == 0).ToDictionary(service => service.Id, service => new Workload(service.Id[^1] % 5), StringComparer.Ordinal);
        var rounds = isShort ? 300 : 3000;

        Progress.Tell($"Match: {Services} services, {rounds} people");
        var measured = new double[rounds];
        var floor = new double[rounds];
        var found = 0;
        for (var round = -rounds / 10; round < rounds; round++)
        {
            var at = Math.Abs(round);
            var seeker = new Seeker((Need)(at % 4), homes[at % homes.Length].Id) { Topic = at % 3 == 0 ? Topics[at % Topics.Length] : null, Age = 18 + (at % 50), IsWoman = at % 2 == 0, WantsWoman = at % 10 == 0 };
            var clock = Stopwatch.GetTimestamp();
            found += Matching.Run(directory, seeker, places, workloads).Offers.Length;
            var match = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;

            // The floor: look at each service once and ask two things of it.
            clock = Stopwatch.GetTimestamp();
            foreach (var service in directory.Services)
                found += service.Need == seeker.Need && service.Areas[0] == seeker.Place ? 1 : 0;
            if (round >= 0)
                (measured[round], floor[round]) = (match, Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        Array.Sort(measured);
        Array.Sort(floor);
        if (found == 0)
            throw new InvalidOperationException("Nobody was offered anything: the figure would mean nothing.");
        var p99 = measured[rounds * 99 / 100];
        yield return new($"Match: {Figure.Count(Services)} services with reasons, p99", Small(p99), Small(floor[rounds * 99 / 100]), $"≤ {GoalMilliseconds:0} ms", p99 <= GoalMilliseconds);
        yield return new("Match: the same, median", Small(measured[rounds / 2]), Small(floor[rounds / 2]));
    }

    private static string Small(double milliseconds) => $"{milliseconds:0.00} ms";

    private static PlaceIndex Places()
    {
        var districts = Enumerable.Range(0, 4).Select(district => Place($"d{district}", PlaceKind.District, "s")).ToArray();
        var blocks = districts.SelectMany(district => Enumerable.Range(0, 8).Select(block => Place($"{district.Id}.b{block}", PlaceKind.Block, district.Id))).ToArray();
        var towns = blocks.SelectMany(block => Enumerable.Range(0, 3).Select(town => Place($"{block.Id}.t{town}", PlaceKind.Town, block.Id)));
        return new([Place("s", PlaceKind.State, null), .. districts, .. blocks, .. towns]);
    }

    private static KnownPlace Place(string id, PlaceKind kind, string? parent) =>
        new() { Id = id, Kind = kind, Names = [id], Parent = parent, Point = new(25 + (id.Length * 0.1), 78 + (id[^1] * 0.01)) };

    private static OfferedService Some(int at, PlaceIndex places)
    {
        var areas = places.All.Where(place => place.Kind is PlaceKind.Block or PlaceKind.District).ToArray();
        var area = areas[at % areas.Length];
        return new()
        {
            Id = $"{at:d6}",
            Organization = new($"o{at}", new("An office", null), ""),
            Name = new("A service", null),
            Status = at % 20 == 0 ? ServiceStatus.Inactive : ServiceStatus.Active,
            Need = (Need)(at % 4),
            Topics = at % 2 == 0 ? [Topics[at % Topics.Length]] : [],
            MinimumAge = at % 3 == 0 ? 18 : null,
            MaximumAge = at % 7 == 0 ? 45 : null,
            WomenOnly = at % 9 == 0,
            WomanAvailable = at % 4 == 0,
            Areas = [area.Id],
            Languages = ["hi"],
            AtLocations = [new($"a{at}", new($"l{at}", IsVirtual: false) { Point = area.Point }, [], [])],
        };
    }
}
