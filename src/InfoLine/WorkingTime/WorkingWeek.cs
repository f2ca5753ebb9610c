using System.Collections.Immutable;

namespace InfoLine.WorkingTime;

/// <summary>When people work, and when it is decent to write to somebody first.</summary>
/// <param name="Days">The hours of each weekday, Sunday first; null for a closed day. At least one day is open.</param>
/// <param name="Messages">The part of every day in which we may write first. Outside of it lie the quiet hours.</param>
public sealed record WorkingWeek(ImmutableArray<OpenHours?> Days, OpenHours Messages)
{
    /// <summary>The hours of a weekday, or null.</summary>
    public OpenHours? On(DayOfWeek day) => Days[(int)day];
}
