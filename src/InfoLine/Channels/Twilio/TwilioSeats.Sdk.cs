using System.Collections.Immutable;
using InfoLine.VendorSdks;

namespace InfoLine.Channels.Twilio;

/// <summary>Who writes to Twilio and checks its signatures in this build: Twilio's SDK. Its twin, compiled in its place by default, is <c>TwilioSeats.BuiltIn.cs</c>.</summary>
internal static class TwilioSeats
{
    /// <summary>Writes requests about messages.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="client">The connections, the time limit, and what an answer means.</param>
    public static ITwilioMessages Messages(TwilioOptions options, TwilioClient client) =>
        new SdkMessages(new TwilioSdk(options.AccountSid, options.AuthToken, options.ApiBaseUrl), client);

    /// <summary>Checks signatures.</summary>
    /// <param name="publicUrl">What Twilio calls, up to our path.</param>
    /// <param name="tokens">The auth token and, while it is being rotated, the one before it. Not empty.</param>
    public static ITwilioSignature Signature(string publicUrl, params ReadOnlySpan<string> tokens)
    {
        var checks = ImmutableArray.CreateBuilder<TwilioSdkSignature>(tokens.Length);
        foreach (var token in tokens)
            checks.Add(new TwilioSdkSignature(token));
        return new SdkSignature(publicUrl.TrimEnd('/'), checks.DrainToImmutable());
    }

    private sealed class SdkMessages(TwilioSdk sdk, TwilioClient client) : ITwilioMessages
    {
        public Task<TwilioAnswer> SendAsync(IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancellation) =>
            client.AskAsync((http, limit) => sdk.SendAsync(fields, http, limit), cancellation);

        public Task<TwilioAnswer> ListAsync(string to, int most, CancellationToken cancellation) =>
            client.AskAsync((http, limit) => sdk.ListAsync(to, most, http, limit), cancellation);
    }

    private sealed class SdkSignature(string publicUrl, ImmutableArray<TwilioSdkSignature> checks) : ITwilioSignature
    {
        public bool Signs(string target, TwilioForm form, string? signature) =>
            signature is { Length: > 0 } && checks.Any(check => check.Signs(publicUrl + target, form.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value)), signature));
    }
}
