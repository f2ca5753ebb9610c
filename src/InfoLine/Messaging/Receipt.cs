namespace InfoLine.Messaging;

/// <summary>What a carrier says became of a message that it took.</summary>
/// <param name="Route">The route that it went out by.</param>
/// <param name="MessageId">Our id, from the receipt address; null where the carrier did not give it back.</param>
/// <param name="ProviderMessageId">The carrier's id; null where it gives none.</param>
/// <param name="Status">How far it came.</param>
/// <param name="Code">The carrier's error code, or null.</param>
/// <param name="Word">The carrier's own word for the status, kept for audit.</param>
public sealed record Receipt(string Route, string? MessageId, string? ProviderMessageId, DeliveryStatus Status, string? Code, string Word);

/// <summary>How far a message came, in rank order: a receipt never moves it backwards.</summary>
public enum DeliveryStatus
{
    /// <summary>A word that we do not know; kept for audit, changes nothing.</summary>
    Unknown = 0,

    /// <summary>The carrier has it.</summary>
    Queued = 1,

    /// <summary>The carrier is sending it.</summary>
    Sending = 2,

    /// <summary>It left the carrier.</summary>
    Sent = 3,

    /// <summary>It is on the phone.</summary>
    Delivered = 4,

    /// <summary>It was read.</summary>
    Read = 5,

    /// <summary>It will not arrive. Final.</summary>
    Failed = 6,
}
