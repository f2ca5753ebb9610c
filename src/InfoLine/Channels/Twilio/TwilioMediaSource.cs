using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using InfoLine.Channels.Fetching;
using InfoLine.Messaging.Media;

namespace InfoLine.Channels.Twilio;

/// <summary>Fetches what came by WhatsApp or as a multimedia message. Twilio's API asks for our credentials and then sends us on to its storage, which gets none.</summary>
/// <remarks>Source: Twilio, "Media resource", "Protect media access with HTTP basic authentication".</remarks>
internal sealed class TwilioMediaSource : IGivesMedia, IDisposable
{
    private readonly TwilioOptions _options;
    private readonly MediaFetch _fetch;
    private readonly AuthenticationHeaderValue _credentials;

    /// <param name="options">Addresses and credentials.</param>
    /// <param name="patience">How long a fetch may take; null for the usual.</param>
    public TwilioMediaSource(TwilioOptions options, TimeSpan? patience = null)
    {
        _options = options;
        _fetch = new MediaFetch(options.MediaHosts.And(HostList.Parse(options.ApiBaseUrl.GetLeftPart(UriPartial.Authority), byOperator: !options.IsTwilio, [])), patience);
        _credentials = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}")));
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Routes => [TwilioAddress.Sms, TwilioAddress.WhatsApp];

    /// <inheritdoc/>
    public Task<FetchOutcome> FetchAsync(string address, MediaIntake intake, CancellationToken cancellation) =>
        Uri.TryCreate(address, UriKind.Absolute, out var at) && IsMediaOfOurs(at)
            ? _fetch.FetchAsync(at, _credentials, intake, cancellation)
            : Task.FromResult<FetchOutcome>(new FetchOutcome.Never(MediaReason.NotTheCarriers));

    /// <inheritdoc/>
    public void Dispose() => _fetch.Dispose();

    // Media of messages of our own account, and nothing else that our credentials open.
    private bool IsMediaOfOurs(Uri at)
    {
        var start = new Uri(_options.ApiBaseUrl, $"2010-04-01/Accounts/{_options.AccountSid}/Messages/").AbsoluteUri;
        return at.AbsoluteUri.StartsWith(start, StringComparison.Ordinal)
            && at.AbsoluteUri[start.Length..].Split('/') is [var message, "Media", var media] && TwilioInbound.IsSid(message) && TwilioInbound.IsSid(media);
    }
}
