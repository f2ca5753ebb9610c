using System.Globalization;
using System.Text;

namespace InfoLine.Dialogs.Compile.Bind;

/// <summary>The spelling of names and small values.</summary>
internal static class Names
{
    private const int LongestName = 60;

    /// <summary>Small English letters, digits and _, starting with a letter.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestName || !char.IsAsciiLetterLower(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    /// <summary>Names joined by dots, at least two: the name of a fact or the id of a step.</summary>
    public static bool IsDotted(string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.Split('.').All(part => IsName(part));

    /// <summary>A name like what somebody wrote.</summary>
    public static string Tidy(string text)
    {
        var name = new StringBuilder();
        foreach (var c in Short(text).Trim().ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || (char.IsAsciiDigit(c) && name.Length > 0))
                name.Append(c);
            else if (c is ' ' or '-' or '_' or '.' && name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }

        return name.Length == 0 ? "new_name" : name.ToString().TrimEnd('_');
    }

    /// <summary>At most forty characters of something for a sentence, on one line.</summary>
    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= 40)
            return line;
        var end = char.IsHighSurrogate(line[38]) ? 38 : 39;
        return line[..end] + "…";
    }

    public static bool? YesOrNo(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "true" or "on" => true,
        "no" or "false" or "off" => false,
        _ => null,
    };

    /// <summary>30m, 24h, 3d; null for anything else and for more than a year.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (text.Length is < 2 or > 6 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return null;
        TimeSpan? time = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
        return time <= TimeSpan.FromDays(366) ? time : null;
    }

    /// <summary>A value of an enum in small letters with _: GoOn is go_on.</summary>
    public static string Snake(string pascal)
    {
        var snake = new StringBuilder();
        foreach (var c in pascal)
        {
            if (char.IsAsciiLetterUpper(c) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
