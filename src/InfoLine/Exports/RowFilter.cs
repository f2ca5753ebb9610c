using System.Globalization;
using InfoLine.Dialogs.Places;

namespace InfoLine.Exports;

/// <summary>Which rows are wanted: of which days, and of people who live where.</summary>
/// <param name="From">UTC milliseconds; the first moment that counts.</param>
/// <param name="Until">UTC milliseconds; the first that no longer does.</param>
/// <param name="District">The id of a district, <see cref="None"/>, or null for all.</param>
/// <param name="Block">The id of a block, <see cref="None"/>, or null for all.</param>
internal sealed record RowFilter(long From, long Until, string? District, string? Block)
{
    /// <summary>The options that it is read from.</summary>
    public static readonly string[] Named = ["--from", "--until", "--to", "--district", "--block"];

    /// <summary>The word for people of whom it is not known where they live.</summary>
    public const string None = "none";

    /// <summary>Everything.</summary>
    public static RowFilter All { get; } = new(0, long.MaxValue, null, null);

    /// <summary>Reads it.</summary>
    /// <param name="options">Days as <c>2026-04-01</c>, both of them included.</param>
    /// <param name="places">Which districts and blocks there are.</param>
    /// <param name="zone">Whose days they are.</param>
    /// <exception cref="BadOptionException">A day, a district or a block is none.</exception>
    public static RowFilter Read(Options options, PlaceIndex places, TimeZoneInfo zone)
    {
        var until = options["--until"] is { } last ? DayOf("--until", last) : DayOrNull(options["--to"]);
        var from = options["--from"] is { } first ? DayOf("--from", first) : (DateOnly?)null;
        if (from > until)
            throw new BadOptionException($"--from {from:yyyy-MM-dd} is after --until {until:yyyy-MM-dd}: write the earlier day first.");
        var filter = OfDays(from, until, zone) with
        {
            District = PlaceOf(options, "--district", places, PlaceKind.District, PlaceKind.Neighbour),
            Block = PlaceOf(options, "--block", places, PlaceKind.Block),
        };
        return filter is { District: { } district, Block: not null and not None and { } block } && district != None && places.DistrictOf(block)?.Id != district
            ? throw new BadOptionException($"--block {block} is not in --district {district}: leave one of them out.")
            : filter;
    }

    /// <summary>Everybody, on some days.</summary>
    /// <param name="from">The first one, or null.</param>
    /// <param name="until">The last one, or null.</param>
    /// <param name="zone">Whose days they are.</param>
    public static RowFilter OfDays(DateOnly? from, DateOnly? until, TimeZoneInfo zone) =>
        All with { From = from is { } start ? StartOf(start, zone) : 0, Until = until is { } end ? StartOf(end.AddDays(1), zone) : long.MaxValue };

    /// <summary>The file of <c>--to</c>, or null: <c>--to</c> with a day means the last day, as many will write it.</summary>
    public static string? FileOf(Options options) => DayOrNull(options["--to"]) is null ? options["--to"] : null;

    private static DateOnly DayOf(string option, string text) => DayOrNull(text)
        ?? throw new BadOptionException($"{option}: '{text}' is not a day: write year, month and day as in 2026-04-01.");

    /// <summary>A day as <c>2026-04-01</c>; null for anything else, and for years in which no line can have been.</summary>
    public static DateOnly? DayOrNull(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 2200 ? day : null;

    private static long StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    private static string? PlaceOf(Options options, string option, PlaceIndex places, params PlaceKind[] kinds)
    {
        if (options[option] is not { } text)
            return null;
        if (text == None)
            return None;
        var known = places.All.Where(place => kinds.Contains(place.Kind)).ToArray();
        return Array.Find(known, place => place.Id.Equals(text, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw new BadOptionException($"{option}: there is no '{text}': write one of {string.Join(", ", known.Select(place => place.Id))}.");
    }
}
