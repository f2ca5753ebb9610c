using System.Globalization;

namespace InfoLine.Pages;

/// <summary>Something that a page says, in each language that staff read. A text that lacks one of them does not compile.</summary>
/// <param name="En">In English; may hold <c>{0}</c> and so on.</param>
/// <param name="Hi">In Hindi, with the same places to fill.</param>
public sealed record Phrase(string En, string Hi)
{
    /// <summary>The text in a language, filled.</summary>
    /// <param name="language"><see cref="PageLanguage.Hindi"/>, or anything else for English.</param>
    /// <param name="values">For <c>{0}</c> and so on; none where there is nothing to fill.</param>
    public string In(string language, params object?[] values)
    {
        var text = language == PageLanguage.Hindi ? Hi : En;
        return values.Length == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, values);
    }
}

/// <summary>The languages of the pages.</summary>
public static class PageLanguage
{
    /// <summary>English.</summary>
    public const string English = "en";

    /// <summary>Hindi.</summary>
    public const string Hindi = "hi";

    /// <summary>True for one of them.</summary>
    public static bool IsOne(string? language) => language is English or Hindi;

    /// <summary>What a browser asks for, as far as we speak it.</summary>
    /// <param name="acceptLanguage">The header <c>Accept-Language</c>; may be empty or nonsense.</param>
    /// <returns>The first of our languages that it names; English when it names none.</returns>
    public static string Preferred(string? acceptLanguage)
    {
        foreach (var part in (acceptLanguage ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Length >= 2 && IsOne(part[..2].ToLowerInvariant()) && (part.Length == 2 || part[2] is '-' or ';'))
                return part[..2].ToLowerInvariant();
        }

        return English;
    }
}
