using InfoLine.Dialogs.Flows;

namespace InfoLine.Dialogs.Machine;

/// <summary>Where a session stands in the dialogs in force, which may be others than those that it was left in.</summary>
/// <param name="Session">The session; forgotten parts are gone.</param>
/// <param name="Step">The step; <see cref="Anywhere"/> where there is none.</param>
/// <param name="IsGone">True when the step that the person stood on is gone and this is the start of its flow, or nowhere if the flow is gone too.</param>
internal readonly record struct Landing(Session Session, Step Step, bool IsGone)
{
    /// <summary>After this long without a message an unfinished step is forgotten (requirement: kept for seven days).</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Whoever writes after this long may be somebody else who took the phone.</summary>
    private static readonly TimeSpan Sitting = TimeSpan.FromMinutes(30);

    public static Landing Find(Plan plan, Session session, DateTimeOffset now, bool ofPerson)
    {
        if (session.Person is not null && now - DateTimeOffset.FromUnixTimeMilliseconds(session.LastAt) > Sitting)
            session = Alone(plan, session);
        if (session.Step is null)
            return new(session, plan.Anywhere, false);
        // What a person at the centre has is not forgotten: they may answer after a week.
        if (session.Step == DeskStep.Name)
            return new(session, plan.WithDesk, false);
        if (ofPerson && session.Language is not null && now - DateTimeOffset.FromUnixTimeMilliseconds(session.LastAt) > Kept)
            return new(session with { Step = null, Slots = Slots.Empty, Trail = [], Paused = null, Misses = 0, Scheme = null, Offer = null, Person = null, Newcomer = null, Finding = null, Listing = null, Review = null }, plan.Anywhere, false);
        if (session.Step == PausedStep.Name)
            return new(session, plan.Paused, false);
        if (session.Step == HelpedStep.Name)
            return new(session, plan.Helped, false);
        if (session.Step == OfferStep.Name)
            return LandOnOffer(plan, session, now, ofPerson);
        if (plan.Flows.Steps.TryGetValue(session.Step, out var step))
            return new(session, step, false);
        if (plan.Flows.Moved.TryGetValue(session.Step, out var moved) && plan.Flows.Steps.TryGetValue(moved, out step))
            return new(session with { Step = moved }, step, false);
        var flow = session.Step.Split('.')[0];
        return new(session, plan.Flows.Flows.TryGetValue(flow, out var found) ? found.Start : plan.Anywhere, true);
    }

    // Nothing that a registered person told is said any more, not by BACK either. Where only their name is said, as where help is looked for, the conversation waits on for as long as it takes.
    private static Session Alone(Plan plan, Session session)
    {
        var at = session.Step switch { PausedStep.Name => session.Paused, OfferStep.Name => session.Offer?.Held, DeskStep.Name => session.Held, var step => step };
        if (at is null || !plan.Profiles.Shows(at.Split('.')[0]))
            return session with { Trail = [] };
        return session with
        {
            Step = session.Step == DeskStep.Name ? session.Step : null,
            Slots = plan.Profiles.Without(session.Slots),
            Trail = [],
            Held = null,
            Paused = null,
            Offer = null,
            Listing = null,
            Person = null,
            Finding = null,
            Review = null,
        };
    }

    // An offer none of whose topics is left has nothing to choose from: the question before it waits again.
    private static Landing LandOnOffer(Plan plan, Session session, DateTimeOffset now, bool ofPerson)
    {
        if (session.Offer is { } offer && offer.Topics.Any(topic => plan.Topics.Find(topic) is not null))
            return new(session, plan.Offer, false);
        var held = session.Offer?.Held;
        return Find(plan, session with { Step = held == OfferStep.Name ? null : held, Offer = null }, now, ofPerson);
    }
}
