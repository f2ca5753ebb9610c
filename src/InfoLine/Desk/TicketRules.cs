using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>How long things may take at the desk. What a programme could want otherwise is here and nowhere else.</summary>
public sealed record TicketRules
{
    /// <summary>How much working time there must be between a question and the promise to answer it; the promise is the closing time after it.</summary>
    public TimeSpan PromiseAfter { get; init; } = TimeSpan.FromHours(3);

    /// <summary>In how much working time whoever takes a ticket must reply before others may have it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>After so many missed promises no new one is made: another apology would be worth nothing.</summary>
    public int MostApologies { get; init; } = 2;

    /// <summary>Whoever asks for a person again so soon after closing gets the same ticket.</summary>
    public TimeSpan ReopenWithin { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The longest time that a ticket is put off.</summary>
    public TimeSpan LongestSnooze { get; init; } = TimeSpan.FromDays(31);

    /// <summary>By when somebody replies who is asked now: a closing time of the centre, so that it can be said in words.</summary>
    /// <param name="hours">Of the centre.</param>
    /// <param name="now">The present moment.</param>
    public DateTimeOffset PromiseFrom(WorkingCalendar hours, DateTimeOffset now)
    {
        var enough = hours.AddHours(now, PromiseAfter);

        // Closing time of that very day: the first working day after the day before.
        return hours.AddDays(enough.AddDays(-1), 1);
    }
}
