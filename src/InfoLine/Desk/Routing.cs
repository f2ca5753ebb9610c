using System.Collections.Immutable;

namespace InfoLine.Desk;

/// <summary>Finds the centre that answers somebody. Pure.</summary>
public static class Routing
{
    /// <summary>The centre for somebody, or null when none serves them.</summary>
    /// <param name="centres">All that take conversations.</param>
    /// <param name="wish">Who asks.</param>
    /// <param name="open">How many open tickets each centre has; one that is missing has none.</param>
    /// <remarks>
    /// Whoever lives where a centre serves goes there, to the one that serves the smallest such place; else to one that serves everywhere. Where nobody knows where they live, any
    /// centre may answer. Of several, first one with a woman where that is wished, then one that speaks the language, then the one with the least to do.
    /// </remarks>
    public static Centre? Find(ImmutableArray<Centre> centres, DeskWish wish, IReadOnlyDictionary<string, int> open)
    {
        var near = wish.Places.Select(place => centres.Where(centre => centre.Places.Contains(place, StringComparer.Ordinal))).FirstOrDefault(found => found.Any());
        var everywhere = centres.Where(centre => centre.Places.IsEmpty);
        return (near ?? (wish.Places.IsEmpty && !everywhere.Any() ? centres : everywhere))
            .OrderByDescending(centre => wish.WantsWoman && centre.HasWoman)
            .ThenByDescending(centre => centre.Languages.IsEmpty || centre.Languages.Contains(wish.Language ?? "", StringComparer.Ordinal))
            .ThenBy(centre => open.GetValueOrDefault(centre.Id))
            .ThenBy(centre => centre.Id, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}

/// <summary>Who asks for a person.</summary>
/// <param name="Places">Where they live: the smallest place first, such as their block and then their district; empty where that is not known.</param>
/// <param name="Language">Of their conversation, or null.</param>
/// <param name="WantsWoman">True when they want to speak with a woman.</param>
public sealed record DeskWish(ImmutableArray<string> Places, string? Language, bool WantsWoman)
{
    /// <summary>The registered person, or null.</summary>
    public string? PersonId { get; init; }
}
