using System.Collections.Immutable;
using System.Globalization;
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
    /// <param name="now">The present moment: an age grows.</param>
    /// <returns>Null for a need that is none of the four.</returns>
    public static Seeker? Fields(ImmutableArray<KeyValuePair<string, string>> fields, string need, string? language, DateTimeOffset now)
    {
        if (!Enum.TryParse<Need>(need, ignoreCase: true, out var known) || !Enum.IsDefined(known))
            return null;
        var told = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);

        // The smallest place that the line knows: see AskStep with "answer: place".
        var place = told.GetValueOrDefault("place_id") ?? told.GetValueOrDefault("place_block") ?? told.GetValueOrDefault("place_district") ?? told.GetValueOrDefault("place_state");
        return new(known, place)
        {
            Age = AgeIn(now.Year, told.GetValueOrDefault("birth_year")) ?? LowestOf(told.GetValueOrDefault("age")),
            IsWoman = told.TryGetValue("gender", out var gender) ? gender == "woman" : null,
            Groups = told.GetValueOrDefault("group") == Yes ? ["shg"] : [],
            Language = language ?? "hi",
            WantsWoman = told.GetValueOrDefault("by_woman") == Yes,
        };
    }

    // The age that they reach this year: limits of age in the directory are whole years.
    private static int? AgeIn(int year, string? born) => int.TryParse(born, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first <= year ? year - first : null;

    // Who was written down without a year. "18-35" and "36+" are bands, "41" an age.
    private static int? LowestOf(string? age)
    {
        var digits = age is null ? "" : string.Concat(age.TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, out var years) ? years : null;
    }
}
