using InfoLine.Messaging;
using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Opens a ticket that no handoff of the dialogs asks for, such as for a referral that went wrong. The dialogs keep the conversation until somebody at the desk writes.</summary>
/// <param name="book">Writes it.</param>
/// <param name="centres">Who answers.</param>
/// <param name="ids">Names it.</param>
public sealed class OpenTicket(TicketBook book, ICentres centres, Ids ids)
{
    /// <summary>Opens it.</summary>
    /// <param name="connection">A write, best with <see cref="TicketEvents.LockAsync"/> as its first statement.</param>
    /// <param name="request">What it is about.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The ticket; the one that is open already, where there is one, which says so in its history when a referral is why; null where no centre serves this person.</returns>
    public async Task<Ticket?> OpenAsync(Connection connection, TicketRequest request, DateTimeOffset now)
    {
        await TicketEvents.LockAsync(connection);
        if (await TicketStore.OpenOfAsync(connection, request.To.ContactId) is { } open)
            return request.Source == TicketSource.Referral ? await JoinAsync(connection, open, request, now) : open;
        var all = await centres.AllAsync(connection);
        if (Routing.Find(all, request.Wish, await TicketStore.LoadsAsync(connection)) is not { } centre)
            return null;
        return await book.AddAsync(
            connection,
            new()
            {
                Id = ids.Next(),
                Code = await TicketBook.FreeCodeAsync(connection),
                To = request.To,
                CentreId = centre.Id,
                Owner = TicketOwner.Bot,
                Reason = request.Reason,
                Source = request.Source,
                ReferralId = request.ReferralId,
                PersonId = request.Wish.PersonId,
                Language = request.Wish.Language,
                WantsWoman = request.Wish.WantsWoman,
                Place = request.Wish.Places.FirstOrDefault(),
                FirstInboxId = request.InboxId,
                LastInboxId = request.InboxId,
                CreatedAt = now,
                WaitingSince = now,
                PromisedAt = request.IsPromised ? book.Rules.PromiseFrom(centre.Hours, now) : null,
            },
            request.Source == TicketSource.Dialogs ? DeskActor.Person : DeskActor.Line);
    }

    private async Task<Ticket> JoinAsync(Connection connection, Ticket open, TicketRequest request, DateTimeOffset now) =>
        await book.ApplyAsync(connection, open, new TicketInput.AddCase(request.Reason, request.IsPromised), now) is TicketDecision.Done done
            ? done.After
            : throw new InvalidOperationException("An open ticket did not take a case.");
}

/// <summary>What a ticket is to be about.</summary>
/// <param name="To">Who, and the address that staff write to.</param>
/// <param name="Reason">Why, in one word.</param>
/// <param name="Wish">What is known of the person.</param>
public sealed record TicketRequest(Recipient To, string Reason, DeskWish Wish)
{
    /// <summary>Who opens it.</summary>
    public TicketSource Source { get; init; }

    /// <summary>The referral that it is about, or null.</summary>
    public string? ReferralId { get; init; }

    /// <summary>The message that led here, or null.</summary>
    public string? InboxId { get; init; }

    /// <summary>True when the caller tells the villager by when they hear from us (<see cref="Ticket.PromisedAt"/>); false for what they do not know of.</summary>
    public bool IsPromised { get; init; }
}
