namespace InfoLine.Channels.Twilio;

/// <summary>Who writes to Twilio and checks its signatures in this build: our own code. Its twin, compiled in its place with <c>UseVendorPackages=true</c>, is <c>TwilioSeats.Sdk.cs</c>.</summary>
internal static class TwilioSeats
{
    /// <summary>Writes requests about messages.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="client">The connections.</param>
    public static ITwilioMessages Messages(TwilioOptions options, TwilioClient client) => client;

    /// <summary>Checks signatures.</summary>
    /// <param name="publicUrl">What Twilio calls, up to our path.</param>
    /// <param name="tokens">The auth token and, while it is being rotated, the one before it. Not empty.</param>
    public static ITwilioSignature Signature(string publicUrl, params ReadOnlySpan<string> tokens) => new TwilioSignature(publicUrl, tokens);
}
