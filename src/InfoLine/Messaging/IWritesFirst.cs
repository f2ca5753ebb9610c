namespace InfoLine.Messaging;

/// <summary>A channel that can write to a phone number which has never written to us.</summary>
public interface IWritesFirst
{
    /// <summary>Where a phone is reached on this channel.</summary>
    /// <param name="phone">In E.164 form.</param>
    ContactAddress AddressOf(string phone);
}
