using InfoLine.Dialogs;

namespace InfoLine.Registration;

/// <summary>How long a conversation remembers answers. Pure.</summary>
internal static class SessionKeeping
{
    /// <summary>Without consent nothing that somebody told stays longer (requirement: purged within a day).</summary>
    private static readonly TimeSpan WithoutConsent = TimeSpan.FromHours(24);

    /// <summary>A registration that is not finished is kept as long as its question can be answered.</summary>
    private static readonly TimeSpan WithConsent = TimeSpan.FromDays(7);

    /// <summary>The session without what may no longer be kept; null when it may stay as it is.</summary>
    /// <param name="session">As kept.</param>
    /// <param name="idle">How long nobody has written.</param>
    public static Session? After(Session session, TimeSpan idle)
    {
        var isUnfinished = session.Slots["consent"] == "yes" && session.Person is null;
        if (idle < (isUnfinished ? WithConsent : WithoutConsent) || (session.Slots.Count == 0 && session.Listing is null && session.Person is null))
            return null;

        // A conversation that a person at the centre has stays theirs.
        var step = session.Step == Session.WithDesk ? session.Step : null;
        return session with { Slots = Slots.Empty, Step = step, Trail = [], Paused = null, Asking = null, Offer = null, Listing = null, Person = null, Newcomer = null, Finding = null, Review = null, Wish = null, Scheme = null };
    }
}
