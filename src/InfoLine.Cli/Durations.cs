using System.Globalization;

namespace InfoLine.Cli;

/// <summary>Reads times as authors write them: <c>30m</c>, <c>25h</c>, <c>7d</c>.</summary>
internal static class Durations
{
    public static bool TryRead(string text, out TimeSpan time)
    {
        time = default;
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) || count > 1000)
            return false;
        time = text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => default,
        };
        return time > TimeSpan.Zero;
    }
}
