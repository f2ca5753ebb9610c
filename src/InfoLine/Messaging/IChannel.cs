using InfoLine.Dialogs.Rendering;

namespace InfoLine.Messaging;

/// <summary>A way out to people: one carrier, one kind of message.</summary>
public interface IChannel
{
    /// <summary>Its <see cref="ContactAddress.Route"/>.</summary>
    string Route { get; }

    /// <summary>What it can show and carry.</summary>
    ChannelTraits Traits { get; }

    /// <summary>How many messages a second its sender may hand to the carrier.</summary>
    double MessagesPerSecond { get; }

    /// <summary>Hands one message to the carrier, once.</summary>
    /// <returns>Never throws for trouble outside; only for cancellation.</returns>
    Task<SendOutcome> SendAsync(Outgoing message, CancellationToken cancellation);
}

/// <summary>A channel whose carrier can be asked whether it has a message.</summary>
public interface IReconciles
{
    /// <summary>Looks for a message whose sending had an unknown outcome.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isAnothers">Knows whether a message of the carrier's, by its id, is another one of ours: who must go by words and time would take one for the other.</param>
    /// <param name="cancellation">Stops looking.</param>
    /// <returns><see cref="SendOutcome.Accepted"/> if the carrier has it, <see cref="SendOutcome.RetryAt"/> if it certainly has not, <see cref="SendOutcome.Unknown"/> if it cannot tell now.</returns>
    Task<SendOutcome> FindAsync(Outgoing message, Func<string, Task<bool>> isAnothers, CancellationToken cancellation);
}
