namespace InfoLine.Pages;

/// <summary>Where to go next, from an address that anybody may have written.</summary>
public static class LocalPath
{
    private const int MostLetters = 500;

    /// <summary>The address if it is a path of ours, or another one.</summary>
    /// <param name="asked">From a form or a query; may be null or hostile.</param>
    /// <param name="otherwise">A path of ours.</param>
    public static string Or(string? asked, string otherwise) => IsOne(asked) ? asked! : otherwise; // IsOne refuses null.

    /// <summary>True for a path below our own root. Browsers read <c>//x</c>, <c>/\x</c> and paths with tabs as other hosts.</summary>
    public static bool IsOne(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && asked.Length <= MostLetters
        && !asked.Any(static letter => char.IsControl(letter) || letter is '\\' or > '~')
        && Uri.TryCreate(asked, UriKind.Relative, out _);
}
