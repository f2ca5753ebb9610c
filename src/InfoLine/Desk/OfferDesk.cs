using InfoLine.Dialogs;
using InfoLine.Storage;
using InfoLine.WorkingTime;

namespace InfoLine.Desk;

/// <summary>Says whether somebody at a centre can take a conversation, and what they promise. Changes nothing: the promise becomes a ticket with the turn that says it.</summary>
/// <param name="centres">Who answers.</param>
/// <param name="rules">How long that may take.</param>
/// <param name="clock">Tells the time.</param>
public sealed class OfferDesk(ICentres centres, TicketRules rules, TimeProvider clock)
{
    /// <summary>The offer, or null where no centre serves this person.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="contactId">Who asks.</param>
    /// <param name="wish">What is known of them.</param>
    public async Task<DeskTerms?> OfferAsync(Connection connection, string contactId, DeskWish wish)
    {
        var all = await centres.AllAsync(connection);
        if (all.IsEmpty)
            return null;
        var now = clock.GetUtcNow();
        var last = await TicketStore.LatestOfAsync(connection, contactId);
        var goesOn = last is { IsForgotten: false } && (last.ClosedAt is not { } closed || now - closed <= rules.ReopenWithin);
        var centre = all.FirstOrDefault(one => goesOn && one.Id == last?.CentreId)
            ?? Routing.Find(all, wish with { WantsWoman = wish.WantsWoman || last is { WantsWoman: true } }, await TicketStore.LoadsAsync(connection));
        if (centre is null)
            return null;

        // Whoever waits already is told what they were told before.
        var by = goesOn && last is { HasPromise: true, PromisedAt: { } promised } && promised > now ? promised : rules.PromiseFrom(centre.Hours, now);
        return new(
            goesOn && last is not null ? last.Code : await TicketBook.FreeCodeAsync(connection),
            Promise.By(by, now, centre.Hours.Zone, wish.Language ?? ""), centre.Id, by);
    }
}
