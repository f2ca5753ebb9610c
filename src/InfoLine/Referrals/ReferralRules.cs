using System.Collections.Immutable;
using InfoLine.Messaging;
using InfoLine.WorkingTime;

namespace InfoLine.Referrals;

/// <summary>How long things may take, and how often we may write. What a programme could want otherwise is here and nowhere else.</summary>
/// <param name="Calendar">Working hours and holidays.</param>
public sealed record ReferralRules(WorkingCalendar Calendar)
{
    /// <summary>A provider must answer by closing time of this working day after the asking.</summary>
    public int AnswerDays { get; init; } = 2;

    /// <summary>A provider must get in touch by closing time of this working day after the yes.</summary>
    public int ContactDays { get; init; } = 3;

    /// <summary>After this many vain tries a person counts as unreachable.</summary>
    public int MostMisses { get; init; } = 3;

    /// <summary>How many days after a yes the person is asked whether they were helped.</summary>
    public ImmutableArray<int> HelpedDays { get; init; } = [3, 14];

    /// <summary>How many days after the help the person is asked how the enterprise does.</summary>
    public ImmutableArray<int> RunningDays { get; init; } = [7, 30, 60, 90];

    /// <summary>How long a bare number still counts as an answer to our question.</summary>
    public TimeSpan AnswerPatience { get; init; } = TimeSpan.FromDays(7);

    /// <summary>A provider that lets its time pass so often, without an answer in between, is no longer asked.</summary>
    public int MostSilences { get; init; } = 3;

    /// <summary>How often in <see cref="Peace.Week"/> we may write to a person first.</summary>
    public int MostAWeek { get; init; } = 2;

    /// <summary>By when a provider must answer that is asked now. A night does not count against it: its clock starts when it can read the message.</summary>
    public DateTimeOffset AnswerBy(DateTimeOffset now) => Calendar.AddDays(Calendar.NextDaytime(now), AnswerDays);

    /// <summary>The first moment, from now on, at which we may write to a person first: not in quiet hours, and no third time in a week.</summary>
    /// <param name="writtenAt">When we wrote first lately.</param>
    /// <param name="now">The present moment.</param>
    public DateTimeOffset MayWriteAt(ImmutableArray<DateTimeOffset> writtenAt, DateTimeOffset now)
    {
        var lately = writtenAt.Where(at => at > now - Peace.Week).Order().ToArray();
        var free = lately.Length < MostAWeek ? now : lately[^MostAWeek] + Peace.Week;
        return Calendar.NextDaytime(free > now ? free : now);
    }
}
