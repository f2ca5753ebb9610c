namespace InfoLine.Messaging;

/// <summary>The one door in: whatever a carrier sends becomes a row here before anything else happens.</summary>
public sealed class Inbox
{
    /// <summary>Stores a message durably, once, however often and in parallel it is handed in. When it returns, the message survives a crash.</summary>
    /// <returns>The row's id, and whether it was new.</returns>
    public Task<Accepted> AcceptAsync(Inbound message, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>The row of an accepted message.</summary>
/// <param name="InboxId">Its id.</param>
/// <param name="IsNew">False when the carrier had sent it before.</param>
public readonly record struct Accepted(string InboxId, bool IsNew);
