using InfoLine.Storage;

namespace InfoLine.Messaging;

/// <summary>Takes the turns of messages in the transaction that stores them, so that their rows are written once, as handled. Only on PostgreSQL (decision 24).</summary>
internal interface ITurnsAtOnce
{
    /// <summary>Decides turns, and writes nothing yet.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="rows">As they will be stored: nothing of their contacts comes before them.</param>
    /// <returns>Not all of them: what stumbles, or is for others too, is left to be taken later; none while turns are held back.</returns>
    Task<ITurnsDecided> DecideAsync(Connection connection, IReadOnlyList<InboxRow> rows);
}

/// <summary>Turns that wait for their messages to be stored.</summary>
internal interface ITurnsDecided
{
    /// <summary>How each message is stored that has a turn, by the id of its row.</summary>
    IReadOnlyDictionary<string, HandledAs> Handled { get; }

    /// <summary>Stores messages, and writes the turns of those that are new. What they say leaves when the transaction is on disk.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="messages">All of them, those without a turn too; it answers the ids of the new ones.</param>
    /// <returns>The ids of the new ones.</returns>
    Task<IReadOnlyCollection<string>> StoreAsync(Connection connection, Run<string> messages);
}

/// <summary>What a handled row keeps about its turn.</summary>
/// <param name="At">When, UTC milliseconds.</param>
/// <param name="Step">The step where the conversation stands, or null.</param>
/// <param name="Content">The hash of the dialogs, or null.</param>
/// <param name="Notes">For staff and counts, or null.</param>
/// <param name="PreviousId">The row that the conversation handled before, or null for the first.</param>
internal sealed record HandledAs(long At, string? Step, string? Content, string? Notes, string? PreviousId);
