namespace InfoLine.Pages;

/// <summary>What every page needs besides its own content.</summary>
public sealed record PageFrame
{
    /// <summary>The language of the page.</summary>
    public required string Language { get; init; }

    /// <summary>Who is signed in, or null.</summary>
    public required StaffUser? User { get; init; }

    /// <summary>Marks our scripts as ours, anew for each answer.</summary>
    public required string Nonce { get; init; }

    /// <summary>The address of the page, with its query.</summary>
    public required string Path { get; init; }

    /// <summary>In which times are shown.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Where <see cref="PageFiles"/> are, such as <c>/assets/3f2a…</c>.</summary>
    public required string Assets { get; init; }

    /// <summary>The links at the top that this person may follow, in order.</summary>
    public required IReadOnlyList<NavPlace> Places { get; init; }

    /// <summary>Makes the token that every form must carry; asked for only where there is a form.</summary>
    public required Func<string> FormToken { get; init; }

    /// <summary>A text in the language of the page.</summary>
    public string Say(Phrase phrase, params object?[] values) => phrase.In(Language, values);

    /// <summary>A moment as people here write it, such as <c>23 Nov 2026, 14:05</c>.</summary>
    /// <param name="moment">UTC milliseconds.</param>
    public string Time(long moment)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(moment), Zone);
        return $"{local.Day} {PageTexts.Months[local.Month - 1].In(Language)} {local:yyyy, HH:mm}";
    }

    /// <summary>A moment for machines, as in <c>&lt;time datetime&gt;</c>.</summary>
    /// <param name="moment">UTC milliseconds.</param>
    public static string MachineTime(long moment) => $"{DateTimeOffset.FromUnixTimeMilliseconds(moment):yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
