using System.Collections.Immutable;

namespace InfoLine.Dialogs.Flows;

/// <summary>Sorts an age into a second field, because reports count groups of ages and nobody's year.</summary>
/// <param name="Field">The field that keeps the band.</param>
/// <param name="Bands">From the youngest; each ends where the next begins.</param>
public sealed record AgeBands(string Field, ImmutableArray<AgeBand> Bands)
{
    /// <summary>The band of an age in years; null for somebody younger than all of them.</summary>
    public string? Of(int age) => Bands.LastOrDefault(band => age >= band.From)?.Value;
}

/// <summary>One of them.</summary>
/// <param name="Value">What is kept.</param>
/// <param name="From">The youngest age in it, in years.</param>
public sealed record AgeBand(string Value, int From);

/// <summary>An age below which nothing is kept.</summary>
/// <param name="Age">In years: whoever is as old as this is old enough.</param>
/// <param name="Go">Where whoever is younger is led, after what they had told is forgotten.</param>
public sealed record AgeLimit(int Age, string Go);
