using System.Collections.Immutable;
using InfoLine.Providers;

namespace InfoLine.Conversations;

/// <summary>Turns what a person has told into what a search for help needs.</summary>
internal static class SeekerOf
{
    private const string Yes = "yes";

    /// <summary>A seeker.</summary>
    /// <param name="fields">The answers of the registration, by field.</param>
    /// <param name="need">What help is looked for.</param>
    /// <param name="language">The language of the conversation, or null.</param>
    /// <returns>Null for a need that is none of the four.</returns>
    public static Seeker? Fields(ImmutableArray<KeyValuePair<string, string>> fields, string need, string? language)
    {
        if (!Enum.TryParse<Need>(need, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            return null;
        var told = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);

        // The smallest place that the line knows: see AskStep with "answer: place".
        var place = told.GetValueOrDefault("place_id") ?? told.GetValueOrDefault("place_block") ?? told.GetValueOrDefault("place_district") ?? told.GetValueOrDefault("place_state");
        return new(known, place)
        {
            Age = LowestOf(told.GetValueOrDefault("age")),
            IsWoman = told.TryGetValue("gender", out var gender) ? gender == "woman" : null,
            Groups = told.GetValueOrDefault("group") == Yes ? ["shg"] : [],
            Language = language ?? "hi",
            WantsWoman = told.GetValueOrDefault("by_woman") == Yes,
        };
    }

    // "18-35" and "36+" are bands, "41" an age.
    private static int? LowestOf(string? age)
    {
        var digits = age is null ? "" : string.Concat(age.TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, out var years) ? years : null;
    }
}
