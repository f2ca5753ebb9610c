namespace InfoLine.Channels.Twilio;

/// <summary>The seat of whatever tells Twilio's webhooks from forged ones: our own check, or an adapter on Twilio's SDK.</summary>
internal interface ITwilioSignature
{
    /// <summary>The header that carries a signature.</summary>
    const string Header = "X-Twilio-Signature";

    /// <summary>Checks a form.</summary>
    /// <param name="target">Path and query exactly as they came over the wire.</param>
    /// <param name="form">The decoded fields.</param>
    /// <param name="signature">The header; null, empty or anything else is simply wrong.</param>
    bool Signs(string target, TwilioForm form, string? signature);
}
