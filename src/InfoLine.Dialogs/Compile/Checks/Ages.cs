using InfoLine.Dialogs.Compile.Bind;
using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Compile.Checks;

/// <summary>What stands beside <c>answer: birth_year</c> belongs there, and every age that is kept has one band.</summary>
internal static class Ages
{
    public static void Check(Draft draft, ProblemList problems)
    {
        foreach (var step in draft.Steps)
        {
            if (step.Expect is not Expect.BirthYear)
                CheckMisplaced(step, problems);
            if (step.Bands is { Bands: [var first, ..] } bands)
                CheckBands(step, bands, first, problems);
        }
    }

    private static void CheckBands(DraftStep step, DraftAgeBands bands, AgeBand first, ProblemList problems)
    {
        for (var i = 1; i < bands.Bands.Length; i++)
        {
            if (bands.Bands[i].From <= bands.Bands[i - 1].From)
                problems.Error(ProblemCode.AgeWithoutBand, bands.Place, $"'{bands.Bands[i].Value}' begins at {bands.Bands[i].From}, and '{bands.Bands[i - 1].Value}' before it at {bands.Bands[i - 1].From}; nobody would belong to the first of them.", "Begin with the youngest; each band ends where the next begins.");
        }

        var youngest = step.Under?.Age ?? 1;
        if (first.From > youngest)
            problems.Error(ProblemCode.AgeWithoutBand, bands.Place, $"The age {youngest} belongs to no band, so whoever is that old would be missing where bands are counted.", $"Let the first band begin at {youngest}, or lead the younger ones away: under: {{ {first.From}: step }}.");
    }

    private static void CheckMisplaced(DraftStep step, ProblemList problems)
    {
        ReadOnlySpan<(string Key, Place? Place)> keys = [("bands", step.Bands?.Place), ("under", step.Under?.Go.Place), ("proves", step.Proves?.Place), ("wrong", step.Proves is null ? step.Wrong?.Place : null)];
        foreach (var (key, place) in keys)
        {
            if (place is { } there)
                problems.Warn(ProblemCode.NeverUsed, there, $"'{key}' has no effect with this kind of answer.", "It belongs to 'answer: birth_year'.");
        }
    }
}
