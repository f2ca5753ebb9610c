using InfoLine.Storage;

namespace InfoLine.Desk;

/// <summary>Keeps what staff write down for a person: the questions, and what counts as an answer, are those of the dialogs.</summary>
public interface IRegister
{
    /// <summary>The sheet of a person, filled with what is known.</summary>
    /// <param name="connection">A read.</param>
    /// <param name="ticket">A ticket of their phone, within the scope of whoever asks.</param>
    /// <param name="personId">Whose; null for somebody who is not registered.</param>
    /// <param name="language">Of questions and choices.</param>
    /// <returns>Null when this phone has no such person, or the dialogs register nobody.</returns>
    Task<PersonSheet?> ReadAsync(Connection connection, Ticket ticket, string? personId, string language);

    /// <summary>Keeps a filled sheet, all of it or nothing, tells the person, and leads a conversation on that was in the middle of these questions.</summary>
    /// <param name="connection">A write that holds <see cref="TicketEvents.LockAsync"/>.</param>
    /// <param name="ticket">As it was read in this transaction.</param>
    /// <param name="filled">The sheet.</param>
    /// <param name="now">The present moment.</param>
    Task<SheetOutcome> WriteAsync(Connection connection, Ticket ticket, FilledSheet filled, DateTimeOffset now);
}
