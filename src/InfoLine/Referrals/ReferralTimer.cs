using System.Collections.Immutable;

namespace InfoLine.Referrals;

/// <summary>What a referral waits for.</summary>
public enum TimerKind
{
    /// <summary>To tell the provider how it stands.</summary>
    TellProvider,

    /// <summary>To tell the person how it stands.</summary>
    TellPerson,

    /// <summary>The provider's answer: the first clock.</summary>
    Answer,

    /// <summary>The provider's first contact with the person: the second clock.</summary>
    FirstContact,

    /// <summary>The date until which it was put off.</summary>
    HoldOver,

    /// <summary>To ask the person whether they were helped.</summary>
    AskHelped,

    /// <summary>To ask the person how the enterprise does.</summary>
    AskRunning,
}

/// <summary>Something that happens to a referral by itself if nothing happens before.</summary>
/// <param name="Kind">What.</param>
/// <param name="DueAt">When, UTC.</param>
/// <param name="Day">Of the two questions: the day that they belong to, such as 3 or 90; 0 for the others.</param>
public sealed record ReferralTimer(TimerKind Kind, DateTimeOffset DueAt, int Day = 0)
{
    /// <summary>True for what we say to the person without having been asked: it keeps the quiet hours and the weekly limit.</summary>
    public bool WritesToPerson => Kind is TimerKind.TellPerson or TimerKind.AskHelped or TimerKind.AskRunning;

    /// <summary>True for the two questions.</summary>
    public bool Asks => Kind is TimerKind.AskHelped or TimerKind.AskRunning;
}

/// <summary>Works on the timers of a referral. There is at most one of a kind and day.</summary>
internal static class Timers
{
    public static ImmutableArray<ReferralTimer> With(this ImmutableArray<ReferralTimer> timers, ReferralTimer timer) =>
        timers.RemoveAll(one => one.Kind == timer.Kind && one.Day == timer.Day).Add(timer);

    public static ImmutableArray<ReferralTimer> Without(this ImmutableArray<ReferralTimer> timers, params TimerKind[] kinds) =>
        timers.RemoveAll(one => kinds.Contains(one.Kind));

    /// <summary>The one that is due first, or null. Of two that are due together the one that stands first in <see cref="TimerKind"/>.</summary>
    public static ReferralTimer? First(this ImmutableArray<ReferralTimer> timers) =>
        timers.IsEmpty ? null : timers.OrderBy(one => one.DueAt).ThenBy(one => one.Kind).ThenBy(one => one.Day).First();
}
