namespace InfoLine.Channels.Twilio;

/// <summary>The seat of whatever writes requests about messages to Twilio: our own client, or an adapter on Twilio's SDK.</summary>
internal interface ITwilioMessages
{
    /// <summary>Hands over a message: one attempt.</summary>
    /// <param name="fields">By Twilio's names: <c>To</c>, <c>Body</c> and so on.</param>
    /// <param name="cancellation">Stops waiting; the only thing that throws.</param>
    Task<TwilioAnswer> SendAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation);

    /// <summary>Lists what Twilio has for a person, the newest first.</summary>
    /// <param name="to">The person's address.</param>
    /// <param name="most">How many at most; one page.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<TwilioAnswer> ListAsync(string to, int most, CancellationToken cancellation);
}
