namespace InfoLine.Providers;

/// <summary>When a service is open, as the file says it (an iCalendar rule in columns).</summary>
/// <param name="Frequency"><c>WEEKLY</c>, <c>MONTHLY</c> or null.</param>
/// <param name="Days">Such as <c>MO,TU,WE</c>; null where it is not said.</param>
/// <param name="Opens">Such as <c>10:00</c>; null where it is not said.</param>
/// <param name="Closes">Likewise.</param>
/// <param name="From">The first day that it holds, or null.</param>
/// <param name="Until">The last day that it holds, or null.</param>
/// <param name="Notes">What people should know, or null.</param>
public sealed record Schedule(string? Frequency, string? Days, string? Opens, string? Closes, DateOnly? From, DateOnly? Until, string? Notes);
