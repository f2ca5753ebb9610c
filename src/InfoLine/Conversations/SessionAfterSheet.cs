using System.Collections.Immutable;
using InfoLine.Dialogs;
using InfoLine.Dialogs.Rendering;

namespace InfoLine.Conversations;

/// <summary>What becomes of a conversation when staff have written down what it asks: nobody is asked again what they have told a person, and nothing old overwrites it.</summary>
internal static class SessionAfterSheet
{
    private const string ConsentField = "consent";

    /// <summary>The conversation afterwards.</summary>
    /// <param name="form">The questions.</param>
    /// <param name="session">The conversation.</param>
    /// <param name="personId">Whose answers were written down.</param>
    /// <param name="known">All of them.</param>
    /// <param name="now">The present moment, in the deployment's own time zone.</param>
    /// <param name="says">The question that waits now, where the dialogs talk with the person and it is another than before; else empty.</param>
    public static Session Of(RegistrationForm form, Session session, string personId, Slots known, DateTimeOffset now, out ImmutableArray<Speech> says)
    {
        says = [];
        if (!IsAbout(form, session, personId, known))
            return session;
        var slots = form.FieldsOf(session.Slots).Aggregate(session.Slots, (left, field) => left.Without(field.Key));
        slots = form.FieldsOf(known).Aggregate(slots, (left, field) => left.With(field.Key, field.Value)).With(ConsentField, "yes");
        var after = session with { Slots = slots, Person = personId, Newcomer = null };
        if (WaitsAt(session) is not { } step || form.Pass(step, after with { Listing = null, Paused = null }, now) is not { } turn)
            return after;
        after = after with { Review = turn.Session.Review, Trail = [], Misses = 0 };
        if (session.Paused is not null)
            return after with { Paused = turn.Session.Step };
        if (session.Step == Session.WithDesk)
            return after with { Held = turn.Session.Step };
        says = [.. turn.Effects.OfType<Effect.Say>().Where(say => say.Step == turn.Session.Step).Select(say => say.Speech)];
        return after with { Step = turn.Session.Step, Listing = turn.Session.Listing, Content = turn.Session.Content };
    }

    private static string? WaitsAt(Session session) => session.Paused ?? (session.Step == Session.WithDesk ? session.Held : session.Step);

    // On a shared phone somebody else may be in the middle of it: whoever has another name is another person.
    private static bool IsAbout(RegistrationForm form, Session session, string personId, Slots known) => session.Person is { } person
        ? person == personId
        : session.Slots[ConsentField] == "yes" && form.Holds(WaitsAt(session)) && (session.Slots[SheetForm.NameField] ?? known[SheetForm.NameField]) == known[SheetForm.NameField];
}
