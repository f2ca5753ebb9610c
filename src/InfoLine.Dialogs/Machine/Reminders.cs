using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>When somebody who stopped in the middle is reminded.</summary>
internal static class Reminders
{
    // Requirement: reminders only between nine in the morning and seven in the evening.
    private const int FirstHour = 9;
    private const int LastHour = 19;

    /// <summary>Fits only until the person writes again or the reminder is sent.</summary>
    public static string TokenOf(Session session) => $"{session.Turns}.{session.Reminded}";

    /// <summary>The next reminder of an unfinished flow, or null when it has none left.</summary>
    public static Effect.RemindAt? Next(Flow flow, Session session, DateTimeOffset now)
    {
        if (session.Reminded >= flow.Remind.Length)
            return null;
        var due = DateTimeOffset.FromUnixTimeMilliseconds(session.LastAt).ToOffset(now.Offset) + flow.Remind[session.Reminded];
        return new(InDaytime(due < now ? now : due), TokenOf(session));
    }

    private static DateTimeOffset InDaytime(DateTimeOffset due)
    {
        var midnight = new DateTimeOffset(due.Date, due.Offset);
        if (due.Hour < FirstHour)
            return midnight.AddHours(FirstHour);
        return due.Hour < LastHour ? due : midnight.AddDays(1).AddHours(FirstHour);
    }
}
