using System.Collections.Immutable;
using InfoLine.Dialogs;
using InfoLine.Messaging;

namespace InfoLine.Desk;

/// <summary>What a turn of the dialogs does to the desk.</summary>
/// <param name="To">Whose turn, and the address it came from.</param>
/// <param name="InboxId">The row whose turn it is.</param>
public abstract record DeskChange(Recipient To, string InboxId)
{
    /// <summary>The conversation is handed over.</summary>
    /// <param name="To">Whose turn.</param>
    /// <param name="InboxId">The row.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Terms">What was promised.</param>
    /// <param name="Tried">The last steps.</param>
    /// <param name="Wish">Who it is about.</param>
    /// <param name="Position">A place in the outbox behind the words of this turn.</param>
    public sealed record HandedOver(Recipient To, string InboxId, string Reason, DeskTerms Terms, ImmutableArray<string> Tried, DeskWish Wish, long Position)
        : DeskChange(To, InboxId)
    {
        /// <summary>The language of the conversation, or null.</summary>
        public string? Language => Wish.Language;
    }

    /// <summary>The message is for the desk.</summary>
    public sealed record Passed(Recipient To, string InboxId) : DeskChange(To, InboxId);

    /// <summary>The dialogs have the conversation again.</summary>
    public sealed record Left(Recipient To, string InboxId) : DeskChange(To, InboxId);

    /// <summary>The villager says whether it helped.</summary>
    public sealed record Told(Recipient To, string InboxId, Helped How) : DeskChange(To, InboxId);

    /// <summary>Somebody should look, while the dialogs go on.</summary>
    /// <param name="To">Whose turn.</param>
    /// <param name="InboxId">The row.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Wish">Who it is about.</param>
    public sealed record Noticed(Recipient To, string InboxId, string Reason, DeskWish Wish) : DeskChange(To, InboxId);

    /// <summary>The villager wants to be forgotten: nobody writes to them any more.</summary>
    /// <param name="To">Whose turn.</param>
    /// <param name="InboxId">The row.</param>
    /// <param name="PersonId">The registered person, or null.</param>
    /// <param name="Messages">True when the words of the conversation go, and what staff wrote about them too.</param>
    public sealed record Forgotten(Recipient To, string InboxId, string? PersonId, bool Messages) : DeskChange(To, InboxId);
}
